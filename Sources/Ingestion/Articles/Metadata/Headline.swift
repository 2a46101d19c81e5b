/// Chooses the headline among what a page calls its title, and takes the site's name off.
enum Headline {
    private static let separators: Set<Character> = [
        "|", "–", "—", "-", "·", "•", "»", "«", ":", "/", "‹", "›", "~", "｜", "_",
    ]

    static func choose(_ metadata: PageMetadata, site: SiteName) -> String? {
        let social = metadata.first("og:title", "twitter:title", "dc.title", "title", "parsely-title", "sailthru.title")
            .map { withoutSite($0, site) }
        let linked = metadata.linked?.headline.map { withoutSite($0, site) }
        let document = metadata.documentTitle.map { withoutSite($0, site) }
        let headings = metadata.headings.map(\.text).filter { !site.matches($0) && $0.count > 2 && $0.count < 400 }
        let known = [linked, social, document].compactMap { $0 }.filter { !$0.isEmpty }
        // A heading that the metadata repeat, in whole or in part, is the headline as readers see it.
        for heading in headings {
            let key = ComparisonKey.of(heading)
            if known.contains(where: { ComparisonKey.of($0) == key }) { return heading }
        }
        if let linked, let social, ComparisonKey.of(linked) == ComparisonKey.of(social) { return social }
        for heading in headings where isSimilar(heading, to: known) { return heading }
        if headings.count == 1, let only = headings.first, only.count >= 15, only.contains(" ") { return only }
        return linked ?? social ?? headings.first ?? document
    }

    /// Whether a heading shares most of its words with one of the titles.
    static func isSimilar(_ heading: String, to titles: [String]) -> Bool {
        let words = words(heading)
        guard words.count >= 3 else { return false }
        return titles.contains { title in
            let other = Self.words(title)
            guard other.count >= 3 else { return false }
            let shared = words.intersection(other).count
            return Double(shared) >= 0.6 * Double(min(words.count, other.count))
        }
    }

    private static func words(_ text: String) -> Set<String> {
        Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
    }

    /// Cuts "| Site" and "Site:" off a title.
    static func withoutSite(_ title: String, _ site: SiteName) -> String {
        var text = title[...]
        for _ in 0..<3 {
            guard let cut = cutEnd(text, site) ?? cutStart(text, site) else { break }
            text = cut
        }
        return String(text)
    }

    private static func cutEnd(_ text: Substring, _ site: SiteName) -> Substring? {
        var index = text.endIndex
        while index > text.startIndex {
            let before = text.index(before: index)
            if separators.contains(text[before]), isSpaced(text, before) {
                let tail = text[index...].trimmingSpaces
                if !tail.isEmpty, site.matches(tail) {
                    let head = text[..<before].trimmingSpaces
                    return head.isEmpty ? nil : head
                }
                if tail.count > 50 { return nil }
            }
            index = before
        }
        return nil
    }

    private static func cutStart(_ text: Substring, _ site: SiteName) -> Substring? {
        guard let index = text.firstIndex(where: { separators.contains($0) }),
            isSpaced(text, index) || text[index] == ":",
            site.matches(text[..<index].trimmingSpaces)
        else { return nil }
        let rest = text[text.index(after: index)...].trimmingSpaces
        return rest.isEmpty ? nil : rest
    }

    /// A dash or a colon within a word separates nothing.
    private static func isSpaced(_ text: Substring, _ index: Substring.Index) -> Bool {
        let character = text[index]
        if character == "|" || character == "｜" || character == "»" { return true }
        guard index > text.startIndex else { return false }
        return text[text.index(before: index)].isWhitespace || character == "_"
    }
}

extension Substring {
    var trimmingSpaces: Substring {
        var text = self
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }
}
