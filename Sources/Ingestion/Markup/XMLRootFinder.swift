/// Finds where a document begins when something stands before it.
enum XMLRootFinder {
    /// How far in a document is looked for.
    private static let reach = 64 << 10

    /// Returns the offset of the declaration or of what else the document begins with.
    ///
    /// White space, text and a server's warnings in HTML are passed over; where there is no sign of a document, 0.
    static func start(of bytes: [UInt8]) -> Int {
        var i = 0
        while i < bytes.count, bytes[i] <= 0x20 || bytes[i] == 0xEF && bytes[i...].starts(with: [0xEF, 0xBB, 0xBF]) {
            i += bytes[i] == 0xEF ? 3 : 1
        }
        if bytes.hasASCII("<?xml", at: i) { return i }
        let head = bytes.prefix(reach)
        guard let first = firstName(in: head, of: bytes, from: i) else { return i }
        let before = first.isKnown ? head.prefix(first.offset) : head
        if let declaration = before.firstIndex(ofASCII: "<?xml ", from: i) { return declaration }
        if first.isKnown { return first.prolog }
        for sign: StaticString in ["<rss", "<feed", "<rdf:rdf", "<urlset"] {
            var from = first.offset
            while let found = head.firstIndex(ofASCII: sign, from: from) {
                from = found + sign.utf8CodeUnitCount
                if from < head.count, !XMLText.isName(head[from]) { return found }
            }
        }
        return first.prolog
    }

    private static let known: [StaticString] = [
        "rss", "feed", "rdf:rdf", "rdf", "entry", "channel", "urlset", "sitemapindex", "opml", "html", "svg",
    ]

    /// Finds the first start tag; comments, instructions and document types are passed over.
    private static func firstName(
        in head: ArraySlice<UInt8>, of bytes: [UInt8], from start: Int
    ) -> (offset: Int, prolog: Int, isKnown: Bool)? {
        var i = start
        var prolog: Int?
        while let open = head[i...].firstIndex(of: 0x3C) {
            if prolog == nil { prolog = open }
            i = open + 1
            guard i < head.count else { return nil }
            if head.hasASCII("<!--", at: open) {
                guard let end = head.firstIndex(ofASCII: "-->", from: open + 4) else { return nil }
                i = end + 3
            } else if head[i] == 0x21 || head[i] == 0x3F {
                if head.hasASCII("<!doctype html", at: open) { return (open, prolog ?? open, true) }
                var depth = 0
                while i < head.count, head[i] != 0x3E || depth > 0 {
                    if head[i] == 0x5B { depth += 1 }
                    if head[i] == 0x5D { depth -= 1 }
                    i += 1
                }
            } else if XMLText.beginsName(in: bytes, at: i) {
                let isKnown = known.contains { word in
                    let end = open + 1 + word.utf8CodeUnitCount
                    return head.hasASCII(word, at: open + 1) && (end >= head.count || !XMLText.isName(head[end]))
                }
                return (open, prolog ?? open, isKnown)
            }
        }
        return nil
    }
}
