/// Reads the names of authors from a page's bylines.
enum Bylines {
    /// How many nodes may lie between two bylines of one list of authors.
    private static let widestGap = 24

    /// The names of the first byline that has any, with those of its brothers; the bylines are in the page's order.
    ///
    /// Links to authors above the `headline` belong to the page's frame; `links` says whether to look at those alone, or
    /// at what says that it is a byline. What stands behind `bodyEnd` names no author.
    static func names(
        in bylines: [Byline], site: SiteName, headline: Int, bodyEnd: Int, links: Bool
    ) -> [String] {
        var index = 0
        while index < bylines.count, bylines[index].node < bodyEnd {
            defer { index += 1 }
            let byline = bylines[index]
            guard (byline.kind == .link) == links, !links || byline.node > headline else { continue }
            var found = names(of: index, in: bylines, site)
            guard !found.isEmpty else { continue }
            var end = byline.end
            var next = index + 1
            while next < bylines.count, bylines[next].node < bodyEnd {
                defer { next += 1 }
                let other = bylines[next]
                if other.node < end { continue }
                guard other.node - end <= widestGap, other.kind == byline.kind else { break }
                found += names(of: next, in: bylines, site)
                end = other.end
            }
            return Authors.cleaned(found)
        }
        return []
    }

    /// The names within one byline: those of its innermost elements, or of its words.
    private static func names(of index: Int, in bylines: [Byline], _ site: SiteName) -> [String] {
        let byline = bylines[index]
        var inner: [String] = []
        var next = index + 1
        while next < bylines.count, bylines[next].node < byline.end {
            let isLeaf = next + 1 >= bylines.count || bylines[next + 1].node >= bylines[next].end
            if isLeaf { inner += names(in: bylines[next].text, site) }
            next += 1
        }
        inner = Authors.cleaned(inner)
        guard !inner.isEmpty else { return names(in: byline.text, site) }
        // "By Anna Weiß and Karl Groß", where the first name alone is a link.
        if Authors.isByline(byline.text) {
            let all = names(in: byline.text, site)
            if all.count > inner.count, Set(inner).isSubset(of: all) { return all }
        }
        return inner
    }

    /// The names that a byline's words hold.
    static func names(in text: String, _ site: SiteName) -> [String] {
        let text = withoutAddresses(text)
        if let names = EastAsianByline.names(in: text), !names.isEmpty { return names.filter { !site.matches($0) } }
        let named = Authors.isByline(text) ? Authors.namesInByline(text) : [text]
        return Authors.cleaned(named.flatMap { AuthorRoles.withoutRoles($0) }).filter {
            Authors.isName($0) && !site.matches($0)
        }
    }

    /// A byline without the addresses of mail in it.
    private static func withoutAddresses(_ text: String) -> String {
        guard text.contains("@") else { return text }
        return text.split(whereSeparator: \.isWhitespace).filter { $0.dropFirst().contains("@") == false }
            .joined(separator: " ")
    }

    /// The names in a short line near the headline, among a date and other words.
    static func names(inLine line: String) -> [String] {
        if let names = EastAsianByline.names(in: line), !names.isEmpty { return names }
        for part in parts(of: line) {
            let text = part.trimmingSpaces
            if Authors.isByline(String(text)) {
                return Authors.namesInByline(String(text)).flatMap { AuthorRoles.withoutRoles($0) }
            }
            guard text.utf8.contains(where: \.isASCIIDigit) else { continue }
            // "Posted on January 5, 2026 by Anna Weiß"
            for joint in [" by ", " von ", " par ", " por ", " di ", " door "] {
                guard let range = text.firstRange(of: joint), isDate(text[..<range.lowerBound]),
                    text[range.upperBound...].first?.isUppercase ?? false
                else { continue }
                let byline = String(joint.dropFirst()) + text[range.upperBound...]
                return Authors.namesInByline(byline).flatMap { AuthorRoles.withoutRoles($0) }
            }
        }
        return []
    }

    /// Whether words are a date with hardly anything around it.
    private static func isDate(_ text: Substring) -> Bool {
        text.contains(where: \.isNumber) && text.split(whereSeparator: \.isWhitespace).count <= 9
            && VisibleDate.find(in: String(text)) != nil
    }

    private static func parts(of line: String) -> [Substring] {
        line.unicodeScalars.split { $0 == "|" || $0 == "•" || $0 == "·" || $0 == "—" }.map { Substring($0) }
    }
}
