/// What one of several brothers that are built alike looks like: a teaser, a comment, or something of its own.
struct RepeatedItem {
    let node: Int
    /// Its blocks.
    let blocks: Range<Int>
    private(set) var units = 0
    /// How much speaks for running text.
    private(set) var value = 0.0
    private(set) var headings = 0
    /// The hash of the first address that a whole block leads to, or that stands at the item's end.
    private(set) var address: UInt64 = 0
    private var hasTitle = false
    private var endsInLink = false
    private var hasText = false
    private var beginsWithLabel = false
    private var hasTime = false
    private var hasReader = false
    private(set) var hasReply = false

    /// A teaser is no longer than this, in units of `TextMeasure`.
    private static let longestTeaser = 500
    private static let mostBlocks = 12

    init(
        _ node: Int, blocks: Range<Int>, of cut: PageBlocks, values: [Double], page: HTMLPage, targets: LinkTargets
    ) {
        self.node = node
        self.blocks = blocks
        for index in blocks {
            let block = cut.blocks[index]
            units += block.units
            value += values[index]
            if block.kind == .heading { headings += 1 }
            if block.linkDensity < 0.5, block.units >= 20 { hasText = true }
            if index == blocks.lowerBound { beginsWithLabel = block.units <= 60 && !block.hasSentence }
            guard block.units <= 200 || index + 1 == blocks.upperBound else { continue }
            if block.units <= 40, block.measure.digits >= 2 { hasTime = true }
            guard block.links > 0 || block.units <= 40 else { continue }
            read(block, cut, page, targets, isLast: index + 1 == blocks.upperBound)
        }
    }

    private mutating func read(
        _ block: Block, _ cut: PageBlocks, _ page: HTMLPage, _ targets: LinkTargets, isLast: Bool
    ) {
        var lastLink: Int32 = -1
        for piece in cut.pieces[block.pieces] where !piece.isLineBreak {
            let text = page.text[Int(piece.start)..<Int(piece.end)]
            if text.count <= 40, block.units <= 40 || piece.link >= 0, ReplyWords.standard.contains(text) {
                hasReply = true
            }
            guard piece.link >= 0, piece.link != lastLink, let href = page.value(Int(piece.link), .href) else {
                continue
            }
            lastLink = piece.link
            switch targets.target(of: href) {
            case .page: hasReader = true
            case .elsewhere: continue
            case .site:
                if Self.leadsToReader(href) { hasReader = true }
                if block.linkDensity > 0.8, block.units >= 12 {
                    hasTitle = true
                    if address == 0 { address = WordHash.of(href) }
                }
            }
        }
        guard isLast, let last = cut.pieces[block.pieces].last, last.link >= 0, block.linkedUnits <= 40,
            let href = page.value(Int(last.link), .href), targets.target(of: href) == .site
        else { return }
        endsInLink = true
        if address == 0 { address = WordHash.of(href) }
    }

    /// Whether an address is that of a reader's profile.
    private static func leadsToReader(_ href: ArraySlice<UInt8>) -> Bool {
        href.containsSequence("/user") || href.containsSequence("/profil") || href.containsSequence("/member")
            || href.containsSequence("/u/") || href.containsSequence("/nutzer")
    }

    /// Whether it shows another article: its title leads there, or its last words do.
    var isTeaser: Bool {
        guard units <= Self.longestTeaser, blocks.count <= Self.mostBlocks, address != 0 else { return false }
        return hasTitle && (hasText || blocks.count > 1) || headings > 0 && endsInLink
    }

    /// Whether it is a picture with a few words.
    func isPicture(in page: HTMLPage) -> Bool {
        guard headings == 0, blocks.count <= 2, units <= 250 else { return false }
        return (node..<min(page.end(node), node + 40)).contains {
            page.name($0) == .img || page.name($0) == .picture
        }
    }

    /// Whether it looks like what a reader wrote: a name, then text, beside a time or a link of the reader's own.
    var mayBeComment: Bool {
        beginsWithLabel && hasText && headings == 0 && blocks.count > 1 && (hasTime || hasReader)
    }
}
