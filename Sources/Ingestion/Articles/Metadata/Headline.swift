/// Chooses the headline among what a page calls its title, and takes the site's name off.
enum Headline {
    private static let separators: Set<Character> = [
        "|", "–", "—", "-", "·", "•", "»", "«", ":", "/", "‹", "›", "~", "｜", "_",
    ]

    /// Chooses by votes: what most of the page's titles say, the headings that a reader sees before the rest.
    static func choose(_ metadata: PageMetadata, site: SiteName) -> String? {
        var candidates: [Candidate] = []
        func add(_ text: String?, _ weight: Double, isHeading: Bool = false) {
            guard let text, !text.isEmpty, !site.matches(text) else { return }
            let bare = withoutSite(text, site)
            candidates.append(
                Candidate(text: bare, key: ComparisonKey.of(bare), weight: weight, isHeading: isHeading))
        }
        // Where several say the same, the first says it best.
        add(metadata.first("og:title"), 1.2)
        add(metadata.linked?.headline, 1.3)
        let headings = metadata.headings.map(\.text).filter { $0.count > 2 && $0.count < 400 && !site.matches($0) }
        for heading in headings.prefix(6) { add(heading, heading == headings.first ? 1.1 : 0.6, isHeading: true) }
        add(metadata.first("twitter:title"), 0.5)
        add(metadata.documentTitle, 0.9)
        add(metadata.first("dc.title", "title", "parsely-title", "sailthru.title"), 0.4)
        var best: (index: Int, votes: Double)?
        for index in candidates.indices where !candidates[index].key.isEmpty {
            let votes = votes(for: candidates[index], among: candidates)
            if votes > best?.votes ?? 0 { best = (index, votes) }
        }
        return best.map { candidates[$0.index].text }
    }

    private struct Candidate {
        let text: String
        let key: [UInt8]
        let weight: Double
        let isHeading: Bool
    }

    private static func votes(for candidate: Candidate, among all: [Candidate]) -> Double {
        var votes = 0.0
        var isHeading = false
        var isMeta = false
        for other in all {
            if other.key == candidate.key {
                votes += other.weight
                if other.isHeading { isHeading = true } else { isMeta = true }
            } else if candidate.key.count >= 12, other.key.starts(with: candidate.key),
                hasTail(other.text, behind: candidate.text)
            {
                votes += other.weight * 0.8
                isMeta = isMeta || !other.isHeading
            } else if isSimilar(other.text, to: [candidate.text]) {
                votes += other.weight * 0.3
            }
        }
        // What is on the page and in its metadata is what the page calls itself.
        return isHeading && isMeta ? votes + 0.6 : votes
    }

    /// Whether a title goes on behind a shorter one with a separator: "Headline – A Site".
    private static func hasTail(_ text: String, behind title: String) -> Bool {
        guard text.count > title.count else { return false }
        return text.dropFirst(max(0, title.count - 2)).contains { separators.contains($0) && $0 != ":" && $0 != "/" }
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
