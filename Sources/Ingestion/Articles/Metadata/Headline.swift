/// Chooses the headline among what a page calls its title, and takes the site's name off.
enum Headline {
    /// Chooses by votes: what most of the page's titles say, the headings that a reader sees before the rest.
    static func choose(_ metadata: PageMetadata, site: SiteName, shown: ShownText) -> String? {
        var candidates: [Candidate] = []
        func add(_ text: String?, _ weight: Double, isHeading: Bool = false) {
            guard let text, !text.isEmpty, !site.matches(text) else { return }
            let bare = withoutDate(withoutSite(text, site))
            candidates.append(
                Candidate(
                    text: bare, key: ComparisonKey.of(bare), words: Set(WordHash.words(of: bare.utf8)), weight: weight,
                    isHeading: isHeading))
        }
        // Where several say the same, the first says it best.
        add(metadata.first("og:title"), 1.2)
        add(metadata.linked?.headline, 1.3)
        let headings = metadata.headings.map(\.text).filter { $0.count > 2 && $0.count < 400 && !site.matches($0) }
        for heading in headings.prefix(6) { add(heading, heading == headings.first ? 1.1 : 0.6, isHeading: true) }
        for title in metadata.titled.prefix(6) where title.text.count > 2 { add(title.text, 0.7, isHeading: true) }
        add(metadata.first("twitter:title"), 0.5)
        add(metadata.documentTitle, 0.9)
        if let part = shownPart(of: metadata, site, shown) {
            add(part.text, part.isShown ? 1 : 0.3, isHeading: part.isShown)
        }
        add(metadata.first("dc.title", "title", "parsely-title", "sailthru.title"), 0.4)
        // A page without a first-level heading has its headline one level down, if its title says so.
        if let document = metadata.documentTitle.map({ ComparisonKey.of($0) }) {
            for heading in metadata.subheadings {
                let key = ComparisonKey.of(heading)
                if key.count >= 12, document.starts(with: key) { add(heading, 0.9, isHeading: true) }
            }
        }
        var best: (index: Int, votes: Double)?
        for index in candidates.indices where !candidates[index].key.isEmpty {
            let votes = votes(for: candidates[index], among: candidates)
            if votes > best?.votes ?? 0 { best = (index, votes) }
        }
        return best.map { candidates[$0.index].text } ?? metadata.subheadings.first { !site.matches($0) }
    }

    /// The part of the page's `title` that the page shows as a text of its own; else what stands before a bar.
    private static func shownPart(
        of metadata: PageMetadata, _ site: SiteName, _ shown: ShownText
    ) -> (text: String, isShown: Bool)? {
        guard let document = metadata.documentTitle else { return nil }
        let bare = withoutSite(document, site)
        let title = DocumentTitle(bare)
        let parts = title.parts
        let keys = Set(parts.map { ComparisonKey.of($0) } + [ComparisonKey.of(bare)])
        let words = Set(WordHash.words(of: bare.utf8))
        // Where a heading says what the title says, it needs no help.
        guard !parts.isEmpty,
            !metadata.headings.contains(where: {
                keys.contains(ComparisonKey.of($0.text)) || Self.isWithin(Set(WordHash.words(of: $0.text.utf8)), words)
            })
        else { return nil }
        if let part = shown.first(of: parts) { return (part.text, true) }
        return title.beforeStrongSeparator.map { ($0, false) }
    }

    private struct Candidate {
        let text: String
        let key: [UInt8]
        let words: Set<UInt64>
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
            } else if candidate.key.count >= 20, other.isHeading, other.key.count <= candidate.key.count + 40,
                other.key.suffix(candidate.key.count).elementsEqual(candidate.key)
            {
                // A kicker stands in the heading too.
                votes += other.weight * 0.9
                isHeading = true
            } else if isSimilar(other.words, candidate.words) {
                votes += other.weight * 0.3
            }
        }
        // What is on the page and in its metadata is what the page calls itself.
        return isHeading && isMeta ? votes + 0.6 : votes
    }

    /// Whether a title goes on behind a shorter one with a separator: "Headline – A Site".
    private static func hasTail(_ text: String, behind title: String) -> Bool {
        let bytes = Array(text.utf8)
        let start = max(0, title.utf8.count - 2)
        return start < bytes.count
            && (start..<bytes.count).contains {
                TitleSeparator.length(bytes, at: $0) > 0 && bytes[$0] != 0x3A && bytes[$0] != 0x2F
            }
    }

    /// Whether two titles share most of their words.
    private static func isSimilar(_ a: Set<UInt64>, _ b: Set<UInt64>) -> Bool {
        guard a.count >= 3, b.count >= 3 else { return false }
        return Double(a.intersection(b).count) >= 0.6 * Double(min(a.count, b.count))
    }

    /// Whether all of a heading's words, and not few, are in a title.
    private static func isWithin(_ heading: Set<UInt64>, _ title: Set<UInt64>) -> Bool {
        heading.count >= 5 && heading.isSubset(of: title)
    }

    /// The headings of the page that are of the headline's kind: all of the first level, or those of the same level
    /// and class as a headline that isn't.
    static func peers(of headline: Int, in metadata: PageMetadata, page: HTMLPage) -> [Int] {
        guard let own = heading(around: headline, page), page.name(own) != .h1 else {
            return metadata.headings.map(\.node)
        }
        guard let look = page.value(own, .class)?.trimmed, !look.isEmpty else { return [own] }
        return page.nodes.indices.filter { node in
            page.nodes[node].name == page.nodes[own].name
                && page.value(node, .class)?.trimmed.prefix { $0 > 0x20 }.elementsEqual(look.prefix { $0 > 0x20 })
                    == true
        }
    }

    /// The heading that an element is, or lies in.
    static func heading(around node: Int, _ page: HTMLPage) -> Int? {
        var node = node
        for _ in 0..<3 where node >= 0 {
            if page.name(node).isHeading { return node }
            node = page.parent(node)
        }
        return nil
    }

    /// The element that shows the headline, or -1: the heading that says it, else one that says nearly it, else the
    /// page's only one.
    static func element(of title: String?, in metadata: PageMetadata, site: SiteName, shown: ShownText) -> Int {
        let headings = metadata.headings.filter { !site.matches($0.text) }
        if let title {
            let key = ComparisonKey.of(title)
            if let exact = (headings + metadata.titled).first(where: { ComparisonKey.of($0.text) == key }) {
                return exact.node
            }
            let words = Set(WordHash.words(of: title.utf8))
            let similar = headings.first { isSimilar(Set(WordHash.words(of: $0.text.utf8)), words) }
            if let similar { return similar.node }
            if let element = shown.first(of: [title]) { return element.node }
        }
        return headings.count == 1 ? headings[0].node : -1
    }

    /// Cuts "| Site" and "Site:" off a title.
    static func withoutSite(_ title: String, _ site: SiteName) -> String {
        let bytes = Array(title.utf8)
        var range = bytes.startIndex..<bytes.endIndex
        for _ in 0..<3 {
            guard let cut = cutEnd(bytes, range, site) ?? cutStart(bytes, range, site) else { break }
            range = cut
        }
        return range.count == bytes.count ? title : String(decoding: bytes[range], as: UTF8.self)
    }

    /// Cuts a date off that stands before a title: "23.01.2022 - ".
    private static func withoutDate(_ title: String) -> String {
        let head = title.prefix { $0.isASCII && ($0.isNumber || "./-".contains($0)) }
        guard head.count(where: \.isNumber) >= 6, head.count <= 12 else { return title }
        let rest = title.dropFirst(head.count).drop { $0.isWhitespace || "-–—:|".contains($0) }
        return rest.count >= 8 ? String(rest) : title
    }

    private static let longestName = 60

    private static func cutEnd(_ bytes: [UInt8], _ range: Range<Int>, _ site: SiteName) -> Range<Int>? {
        var index = range.upperBound - 1
        while index > range.lowerBound, range.upperBound - index <= longestName {
            let length = TitleSeparator.length(bytes, at: index)
            if length > 0, TitleSeparator.isSpaced(bytes, at: index, from: range.lowerBound) {
                let tail = CollapsedText.trimmedRange(
                    of: bytes, in: min(index + length, range.upperBound)..<range.upperBound)
                if !tail.isEmpty, site.matches(bytes[tail]) {
                    let head = CollapsedText.trimmedRange(of: bytes, in: range.lowerBound..<index)
                    return head.isEmpty ? nil : head
                }
            }
            index -= 1
        }
        return nil
    }

    private static func cutStart(_ bytes: [UInt8], _ range: Range<Int>, _ site: SiteName) -> Range<Int>? {
        guard
            let index = range.first(where: { TitleSeparator.length(bytes, at: $0) > 0 }),
            bytes[index] == 0x3A || TitleSeparator.isSpaced(bytes, at: index, from: range.lowerBound),
            site.matches(bytes[CollapsedText.trimmedRange(of: bytes, in: range.lowerBound..<index)])
        else { return nil }
        let rest = index + TitleSeparator.length(bytes, at: index)
        let tail = CollapsedText.trimmedRange(of: bytes, in: min(rest, range.upperBound)..<range.upperBound)
        return tail.isEmpty ? nil : tail
    }
}
