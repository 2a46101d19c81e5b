/// A page cut into blocks, with what is known of each element: the ground on which the body is looked for.
struct PageOutline: Sendable {
    let page: HTMLPage
    let labels: PageLabels
    let targets: LinkTargets
    let blocks: [Block]
    let pieces: [BlockPiece]
    /// How much each block speaks for being running text.
    let values: [Double]
    /// The sum of `values` below each element.
    let mass: [Double]
    /// How many long paragraphs lie below each element.
    let longParagraphs: [Int32]
    /// The mass of elements labelled as a body below each element.
    let bodyMass: [Double]
    /// For each element the labels that make what lies in it foreign, its own and those above it.
    let unwanted: [Labels]
    /// For each element the `article` around it, or -1.
    let articles: [Int32]
    /// Whether an element lies in the page's `main`.
    let isMain: [Bool]

    private let cut: PageBlocks

    init(_ page: HTMLPage, _ named: PageLabels, headline: Int, targets: LinkTargets) {
        self.page = page
        self.targets = targets
        let cut = PageBlocks(page, named)
        self.cut = cut
        blocks = cut.blocks
        pieces = cut.pieces
        values = cut.blocks.map { block in
            let value = Self.value(block)
            guard value > 60, block.measure.words >= 10, block.units < 1200 else { return value }
            return Self.isConsentNotice(block, page, cut.pieces) ? 0 : value
        }
        var labels = named
        var repeated = RepeatedItems(page, named, cut, values: values, targets: targets, headline: headline)
        for item in repeated.find() { labels.add(item.label, to: item.node) }
        self.labels = labels
        mass = Self.sums(values, blocks, page)
        var long = Array(repeating: Int32(0), count: page.nodes.count)
        var bodies = Array(repeating: 0.0, count: page.nodes.count)
        for block in blocks where block.isLongParagraph { long[block.owner] += 1 }
        for index in page.nodes.indices.reversed() {
            let parent = page.parent(index)
            guard parent >= 0 else { continue }
            long[parent] += long[index]
            let isBody = page.name(index) != .text && labels.own[index].contains(.body)
            bodies[parent] += isBody ? mass[index] : bodies[index]
        }
        longParagraphs = long
        bodyMass = bodies
        let weighing = LabelWeighing(
            page: page, labels: labels, headline: headline, mass: mass, bodyMass: bodies, longParagraphs: long)
        unwanted = weighing.unwanted(in: 0..<page.nodes.count, of: values.reduce(0, +))
        var articles = Array(repeating: Int32(-1), count: page.nodes.count)
        for index in page.nodes.indices {
            let parent = page.parent(index)
            articles[index] = page.name(index) == .article ? Int32(index) : parent >= 0 ? articles[parent] : -1
        }
        self.articles = articles
        var isMain = Array(repeating: false, count: page.nodes.count)
        for index in page.nodes.indices {
            let parent = page.parent(index)
            let isHere = page.name(index) != .text && labels.own[index].contains(.main)
            isMain[index] = isHere || (parent >= 0 && isMain[parent])
        }
        self.isMain = isMain
    }

    /// Running text counts by its length; what is short, linked or has no sentence counts little.
    private static func value(_ block: Block) -> Double {
        let units = block.units
        guard units >= 20 else { return 0 }
        let density = block.linkDensity
        guard density < 0.5 else { return 0 }
        var value = Double(units - block.linkedUnits)
        if !block.hasSentence { value *= units > 200 ? 0.6 : 0.2 }
        switch block.kind {
        case .paragraph, .quotation, .loose: break
        case .preformatted: value *= 0.6
        case .item, .cell: value *= 0.6
        case .heading: value *= 0.1
        case .caption: value *= 0.1
        }
        return value
    }

    private static func sums(_ values: [Double], _ blocks: [Block], _ page: HTMLPage) -> [Double] {
        var mass = Array(repeating: 0.0, count: page.nodes.count)
        guard !mass.isEmpty else { return mass }
        for (block, value) in zip(blocks, values) { mass[block.owner] += value }
        var index = page.nodes.count - 1
        while index >= 0 {
            let parent = Int(page.nodes[index].parent)
            if parent >= 0, mass[index] != 0 { mass[parent] += mass[index] }
            index -= 1
        }
        return mass
    }

    private static func isConsentNotice(_ block: Block, _ page: HTMLPage, _ pieces: [BlockPiece]) -> Bool {
        page.text.withUnsafeBufferPointer { text in
            var things: UInt64 = 0
            for piece in pieces[block.pieces] where !piece.isLineBreak {
                things |= NoticeWords.standard.things(
                    in: UnsafeBufferPointer(rebasing: text[Int(piece.start)..<Int(piece.end)]))
            }
            return NoticeWords.standard.isNotice(things, of: .consent)
        }
    }

    /// The blocks below an element with their indices, in order.
    func blocks(in node: Int) -> some Sequence<(Int, Block)> {
        cut.range(of: node, in: page).lazy.map { ($0, self.blocks[$0]) }
    }

    func text(of block: Block) -> [UInt8] {
        var bytes: [UInt8] = []
        page.text.withUnsafeBufferPointer { text in
            for piece in pieces[block.pieces] {
                if piece.isLineBreak {
                    bytes.append(0x20)
                } else {
                    CollapsedText.append(
                        UnsafeBufferPointer(rebasing: text[Int(piece.start)..<Int(piece.end)]), to: &bytes, from: 0)
                }
            }
        }
        return bytes
    }

    /// Whether a block has few bytes, signs and white space included.
    func isShort(_ block: Block) -> Bool {
        var bytes = 0
        for piece in pieces[block.pieces] where !piece.isLineBreak { bytes += Int(piece.end - piece.start) }
        return bytes <= 2000
    }

    /// A block's text as one line, its parts held apart as layouts do ("Von Anna Weiß" and a date in two spans).
    func line(of block: Block) -> String {
        var bytes: [UInt8] = []
        for piece in pieces[block.pieces] {
            if !piece.isLineBreak { bytes.append(contentsOf: page.text[Int(piece.start)..<Int(piece.end)]) }
            bytes.append(0x20)
        }
        return CollapsedText.string(bytes)
    }

    func string(of block: Block) -> String { String(decoding: text(of: block), as: UTF8.self) }

    /// Whether `node` lies in `other` or is it.
    func lies(_ node: Int, in other: Int) -> Bool { node >= other && node < page.end(other) }
}
