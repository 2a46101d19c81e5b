/// A page cut down to what libxml2 has to see: its text, and its tags with the attributes that are kept.
///
/// Two thirds of a news page are scripts, styles, comments and attributes that nobody asks for, and libxml2 looks at
/// each of their characters. What is left out here costs it nothing; and what it does get is regular, so that nothing
/// which hides from a bound here can reach it.
struct HTMLSkeleton: Sendable {
    /// The longest name that libxml2 reads in one piece (HTMLparser.c, `HTML_PARSER_BUFFER_SIZE`); the rest of a
    /// longer one would count as attributes.
    static let longestName = 99
    /// How many attributes of one tag are kept; libxml2 compares each with all before it.
    static let maximumAttributes = 64

    /// Tags and text. A script's text is its number among `scripts`, counted from 1.
    private(set) var markup: [UInt8] = []
    /// Where the texts of scripts stand in the page.
    private(set) var scripts: [Range<Int>] = []
    private(set) var endTags = 0
    /// How many tags, kept attributes and references there may be, each of which could have a name of its own.
    private(set) var names = 0

    /// Attributes by the hash of their name in lower case.
    private static let wanted = WordTable(
        Dictionary(uniqueKeysWithValues: HTMLAttributeName.named.keys.map { (WordHash.of($0.utf8), true) }))
    private static let longestWanted = HTMLAttributeName.named.keys.map(\.utf8.count).max() ?? 0

    /// - Parameter page: valid UTF-8 without NUL.
    init(_ page: UnsafeBufferPointer<UInt8>) {
        guard var walk = TagWalk(page) else { return }
        markup.reserveCapacity(page.count / 2 + 64)
        var cutter = Cutter(page: page)
        while let token = walk.next() {
            switch token.kind {
            case .sign:
                cutter.cut(token.start..<token.start + 1, from: &markup)
                markup.append(contentsOf: "&lt;".utf8)
                names += 1
            case .comment:
                cutter.cut(token.start..<walk.index, from: &markup)
            case .end:
                endTags += 1
                names += 1
                let close = walk.index - 1
                let name = Self.shortened(token.name)
                if close > name.upperBound, page[close] == 0x3E { cutter.cut(name.upperBound..<close, from: &markup) }
            case .start:
                names += 1
                readTag(token, &walk, &cutter, page)
            }
        }
        cutter.cut(page.count..<page.count, from: &markup)
    }

    /// Copies a page's pieces that stay.
    private struct Cutter {
        let page: UnsafeBufferPointer<UInt8>
        /// Up to where the page is copied or cut.
        private var done = 0

        init(page: UnsafeBufferPointer<UInt8>) { self.page = page }

        /// Copies what stands before a range, and leaves the range out.
        @inline(__always)
        mutating func cut(_ range: Range<Int>, from markup: inout [UInt8]) {
            if range.lowerBound > done {
                markup.append(contentsOf: UnsafeBufferPointer(rebasing: page[done..<range.lowerBound]))
            }
            done = max(done, range.upperBound)
        }
    }

    private static func shortened(_ name: Range<Int>) -> Range<Int> {
        name.lowerBound..<min(name.upperBound, name.lowerBound + longestName)
    }

    @inline(__always)
    private mutating func readTag(
        _ tag: TagWalk.Token, _ walk: inout TagWalk, _ cutter: inout Cutter, _ page: UnsafeBufferPointer<UInt8>
    ) {
        let name = Self.shortened(tag.name)
        if name.upperBound < tag.name.upperBound { cutter.cut(name.upperBound..<tag.name.upperBound, from: &markup) }
        var kept = 0
        /// Behind what of the tag is done with.
        var last = tag.name.upperBound
        /// Leaves out what ends at `end`, with the blanks before it.
        func drop(to end: Int) {
            cutter.cut(last..<end, from: &markup)
            // What follows at once would run into what stands before.
            if end < page.count, page[end] > 0x20, page[end] != 0x3E, page[end] != 0x2F { markup.append(0x20) }
            last = end
        }
        let end = walk.readAttributes(of: tag) { attribute in
            if kept < Self.maximumAttributes, Self.isWanted(page, attribute.name) {
                kept += 1
                last = attribute.end
            } else {
                drop(to: attribute.end)
            }
        } junk: { junk in
            drop(to: junk.upperBound)
        }
        names += kept
        guard !end.text.isEmpty else { return }
        cutter.cut(end.text, from: &markup)
        if tag.name.count == 6 {
            scripts.append(end.text)
            markup.append(contentsOf: String(scripts.count).utf8)
        }
    }

    @inline(__always)
    private static func isWanted(_ page: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> Bool {
        guard name.count <= longestWanted else { return false }
        var hash = WordHash.seed
        for index in name { hash = WordHash.step(hash, page[index].asciiLowercased) }
        return wanted[hash] != nil
    }
}
