/// Cuts a page into blocks, in document order.
struct PageBlocks: Sendable {
    private(set) var blocks: [Block] = []
    private(set) var pieces: [BlockPiece] = []

    /// Inline elements with these labels are no part of the sentence that they stand in.
    private static let inlineUnwanted: Labels = [
        .hidden, .advertisement, .share, .comments, .caption, .consent, .newsletter,
    ]
    /// What an inline element may hold, in bytes, to be left out for its label.
    private static let longestInlineFurniture = 300

    init(_ page: HTMLPage, _ labels: PageLabels) {
        var cutter = Cutter(page: page, labels: labels)
        cutter.run()
        blocks = cutter.blocks
        pieces = cutter.pieces
    }

    /// The blocks whose text lies below an element.
    func range(of node: Int, in page: HTMLPage) -> Range<Int> {
        let text = page.textRange(of: node)
        let first = firstBlock(from: text.lowerBound)
        return first..<max(first, firstBlock(from: text.upperBound))
    }

    /// The first block whose text begins at or behind a place in the page's text.
    private func firstBlock(from offset: Int) -> Int {
        var low = 0
        var high = blocks.count
        while low < high {
            let middle = (low + high) / 2
            if Int(pieces[blocks[middle].pieces.lowerBound].start) < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private struct Cutter {
        let page: HTMLPage
        let labels: PageLabels
        var blocks: [Block] = []
        var pieces: [BlockPiece] = []
        private var owners: [(node: Int, end: Int, keepsLines: Bool)] = []
        private var links: [(node: Int, end: Int)] = []
        private var strongEnd = 0
        private var current = Block(owner: 0, kind: .loose, pieces: 0..<0)
        private var firstPiece = 0
        private var lastLink: Int32 = -1
        /// An embedded post is one paragraph: what lies before this index isn't cut.
        private var wholeEnd = 0

        init(page: HTMLPage, labels: PageLabels) {
            self.page = page
            self.labels = labels
            blocks.reserveCapacity(page.nodes.count / 8)
            pieces.reserveCapacity(page.nodes.count / 4)
        }

        mutating func run() {
            let page = page
            let traits = HTMLName.traits
            let count = page.nodes.count
            var index = 0
            while index < count {
                close(upTo: index)
                let node = page.nodes[index]
                if node.name == .text {
                    append(node)
                    index += 1
                    continue
                }
                let trait = traits[Int(node.name.rawValue)]
                let isSkipped =
                    trait.contains(.opaque) || node.name == .head || node.name == .title
                    || (!trait.contains(.block) && isInlineFurniture(index))
                if isSkipped {
                    index = max(index + 1, Int(node.end))
                    continue
                }
                enter(index, node, isBlock: trait.contains(.block) || (node.name == .other && isContainer(index)))
                index += 1
            }
            close(upTo: count)
            flush()
        }

        private mutating func enter(_ index: Int, _ node: HTMLNode, isBlock: Bool) {
            if isBlock {
                if index >= wholeEnd {
                    flush()
                    owners.append((index, Int(node.end), keepsLines(index)))
                    if node.name == .blockquote, isEmbeddedPost(index) { wholeEnd = Int(node.end) }
                } else {
                    breakLine()
                }
            } else if node.name == .br {
                breakLine()
            } else if node.name == .a, let href = page.value(index, .href), !Self.isContact(href) {
                links.append((index, Int(node.end)))
            } else if node.name == .b || node.name == .strong {
                strongEnd = max(strongEnd, Int(node.end))
            }
        }

        /// Whether a link writes or calls, instead of leading somewhere.
        private static func isContact(_ href: ArraySlice<UInt8>) -> Bool {
            let start = href.trimmed
            return start.prefix(7).equalsIgnoringCase("mailto:") || start.prefix(4).equalsIgnoringCase("tel:")
        }

        private mutating func close(upTo index: Int) {
            while let last = owners.last, last.end <= index {
                flush()
                owners.removeLast()
            }
            while let last = links.last, last.end <= index { links.removeLast() }
        }

        /// Whether line ends in an element's text are line ends to a reader.
        private func keepsLines(_ index: Int) -> Bool {
            if page.name(index) == .pre { return true }
            guard let style = page.value(index, .style) else { return false }
            return style.containsSequence("pre-line") || style.containsSequence("pre-wrap")
        }

        private mutating func append(_ node: HTMLNode) {
            let whole = Int(node.start)..<Int(node.textEnd)
            guard owners.last?.keepsLines == true else {
                append(whole, node)
                return
            }
            var start = whole.lowerBound
            for index in whole where page.text[index] == 0x0A {
                if page.text[start..<index].contains(where: { !$0.isMarkupSpace }) { append(start..<index, node) }
                breakLine()
                start = index + 1
            }
            append(start..<whole.upperBound, node)
        }

        private mutating func append(_ range: Range<Int>, _ node: HTMLNode) {
            let measure = page.text.withUnsafeBufferPointer { text -> TextMeasure? in
                let slice = UnsafeBufferPointer(rebasing: text[range])
                return slice.allSatisfy { $0.isMarkupSpace } ? nil : TextMeasure(slice)
            }
            if measure == nil, firstPiece == pieces.count || pieces.last?.isLineBreak == true { return }
            let link = Int32(links.last?.node ?? -1)
            pieces.append(BlockPiece(start: Int32(range.lowerBound), end: Int32(range.upperBound), link: link))
            guard let measure else { return }
            current.measure = current.measure + measure
            if link >= 0 {
                current.linkedUnits += measure.units
                if link != lastLink { current.links += 1 }
                lastLink = link
            }
            if Int(node.end) <= strongEnd { current.strongUnits += measure.units }
        }

        /// One line end breaks the line, two in a row end the paragraph.
        private mutating func breakLine() {
            guard firstPiece < pieces.count else { return }
            if pieces.last?.isLineBreak == true {
                if wholeEnd == 0 || owners.last?.end != wholeEnd { flush() }
                return
            }
            pieces.append(.lineBreak)
        }

        private mutating func flush() {
            while pieces.count > firstPiece, pieces.last?.isLineBreak == true { pieces.removeLast() }
            defer {
                firstPiece = pieces.count
                lastLink = -1
            }
            guard pieces.count > firstPiece, current.units > 0 || hasInk else {
                pieces.removeLast(pieces.count - firstPiece)
                current = Block(owner: 0, kind: .loose, pieces: 0..<0)
                return
            }
            current.pieces = firstPiece..<pieces.count
            current.owner = owners.last?.node ?? 0
            current.kind = kind(of: current.owner)
            blocks.append(current)
            current = Block(owner: 0, kind: .loose, pieces: 0..<0)
        }

        /// Whether the pieces hold anything visible, though no letter.
        private var hasInk: Bool {
            for piece in pieces[firstPiece...] where !piece.isLineBreak {
                for byte in page.text[Int(piece.start)..<Int(piece.end)] where byte > 0x20 && byte < 0x7F {
                    return true
                }
            }
            return false
        }

        private func kind(of owner: Int) -> Block.Kind {
            switch page.name(owner) {
            case .p: .paragraph
            case .h1, .h2, .h3, .h4, .h5, .h6: .heading
            case .li, .dt, .dd: .item
            case .td, .th: .cell
            case .blockquote: .quotation
            case .pre: .preformatted
            case .figcaption, .caption: .caption
            default: .loose
            }
        }

        /// An element of no known name is a container where it stands among blocks and not in a sentence.
        private func isContainer(_ index: Int) -> Bool {
            guard let name = page.value(index, .elementName), name.contains(0x2D) else { return false }
            let parent = page.parent(index)
            guard parent >= 0 else { return true }
            switch page.name(parent) {
            case .p, .h1, .h2, .h3, .h4, .h5, .h6, .a, .span, .b, .strong, .i, .em, .td, .li, .label, .figcaption:
                return false
            default: return true
            }
        }

        private func isInlineFurniture(_ index: Int) -> Bool {
            let own = labels.own[index]
            guard !own.isDisjoint(with: PageBlocks.inlineUnwanted) else { return false }
            return page.textRange(of: index).count <= PageBlocks.longestInlineFurniture
        }

        private func isEmbeddedPost(_ index: Int) -> Bool {
            labels.own[index].contains(.embed)
        }
    }
}
