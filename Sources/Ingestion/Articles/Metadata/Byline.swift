/// An element that names an author, by what it says of itself or where it leads.
struct Byline: Sendable {
    enum Kind: Sendable {
        /// `rel=author` or `itemprop=author`.
        case declared
        /// A class or an id.
        case named
        /// A link to a page of authors, or one within another byline.
        case link
        /// `itemprop=name` within another byline.
        case name
    }

    let kind: Kind
    let node: Int
    /// The first node behind it.
    let end: Int
    let parent: Int
    let text: String

    /// More bylines than these are a list of other articles.
    static let most = 80
    private static let longest = 400

    /// Reads an element as a byline; it may lie in `outer`, the one read before; `mayLink` says whether an
    /// address alone may make it one.
    init?(_ page: HTMLPage, _ node: Int, property: String?, labels: Labels, outer: Byline?, mayLink: Bool) {
        let isInner = outer.map { node < $0.end } ?? false
        guard labels.contains(.byline) || page.name(node) == .a || property != nil else {
            return nil
        }
        let range = page.textRange(of: node)
        guard range.count > 0, range.count < Self.longest else { return nil }
        if property == "author" || page.value(node, .rel)?.trimmed.equalsIgnoringCase("author") == true {
            kind = .declared
        } else if page.name(node) == .a {
            guard isInner || mayLink, let href = page.value(node, .href),
                isInner ? Self.mayName(href) : Self.leadsToAuthor(href)
            else {
                return nil
            }
            kind = .link
        } else if labels.contains(.byline), labels.isDisjoint(with: [.biography, .caption, .comments, .share]) {
            kind = .named
        } else if isInner, property == "name" {
            kind = .name
        } else {
            return nil
        }
        text = page.plainText(of: node)
        guard !text.isEmpty else { return nil }
        self.node = node
        end = page.end(node)
        parent = page.parent(node)
    }

    /// Whether a link within a byline may carry a name: it doesn't write, call or share.
    private static func mayName(_ href: ArraySlice<UInt8>) -> Bool {
        let start = href.trimmed
        return !start.isEmpty && start.first != 0x23 && !start.prefix(7).equalsIgnoringCase("mailto:")
            && !start.prefix(4).equalsIgnoringCase("tel:") && !start.prefix(11).equalsIgnoringCase("javascript:")
    }

    private static let folders: Set<UInt64> = Set(
        [
            "author", "authors", "autor", "autoren", "autores", "autora", "autorin", "auteur", "auteurs", "autore",
            "autori", "journalist", "journalists", "journaliste", "journalistes", "redakteur", "redakteure", "writer",
            "writers", "contributor", "contributors", "reporter", "reporters", "staff", "profile", "profiles", "people",
            "by", "firma", "firmas", "skribent", "columnist", "columnists", "correspondents", "redactor", "signature",
            "signatures", "auteurs-autrices", "journalister", "redaktion", "team", "av", "af", "von", "signataires",
            "signataire",
            "autore", "journaliste", "penulis", "yazar", "yazarlar",
        ].map { WordHash.of($0.utf8) })

    /// Whether a folder of an address is one where authors are listed, and another follows it.
    private static func leadsToAuthor(_ href: ArraySlice<UInt8>) -> Bool {
        var hash = WordHash.seed
        var slashes = 0
        for byte in href {
            if byte == 0x3F || byte == 0x23 { return false }
            if byte == 0x2F {
                slashes += 1
                if slashes > 1 || href.first == 0x2F, folders.contains(hash) { return true }
                hash = WordHash.seed
            } else {
                hash = WordHash.step(hash, byte.asciiLowercased)
            }
        }
        return false
    }
}
