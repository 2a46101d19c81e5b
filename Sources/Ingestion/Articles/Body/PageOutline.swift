/// A page cut into blocks, with what is known of each element: the ground on which the body is looked for.
struct PageOutline: Sendable {
    let page: HTMLPage
    let labels: PageLabels
    let blocks: [Block]
    let pieces: [BlockPiece]
    /// How much each block speaks for being running text.
    let values: [Double]
    /// The sum of `values` below each element.
    let mass: [Double]
    /// For each element the labels that make what lies in it foreign, its own and those above it.
    let unwanted: [Labels]
    /// For each element the `article` around it, or -1.
    let articles: [Int32]

    init(_ page: HTMLPage) {
        self.page = page
        labels = PageLabels(page)
        let cut = PageBlocks(page, labels)
        blocks = cut.blocks
        pieces = cut.pieces
        values = blocks.map { Self.value($0) }
        mass = Self.sums(values, blocks, page)
        unwanted = Self.unwanted(page, labels, mass, total: values.reduce(0, +))
        var articles = Array(repeating: Int32(-1), count: page.nodes.count)
        for index in page.nodes.indices {
            let parent = page.parent(index)
            articles[index] = page.name(index) == .article ? Int32(index) : parent >= 0 ? articles[parent] : -1
        }
        self.articles = articles
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

    /// Lets an element's labels count against what lies in it, unless too much lies in it for that.
    private static func unwanted(_ page: HTMLPage, _ labels: PageLabels, _ mass: [Double], total: Double) -> [Labels] {
        var result = Array(repeating: Labels(), count: page.nodes.count)
        for index in page.nodes.indices {
            let node = page.nodes[index]
            guard node.name != .text else { continue }
            var own = labels.own[index].intersection(.unwanted)
            if !own.isEmpty {
                let inside = mass[index]
                let outside = total - inside
                if labels.own[index].contains(.body) || node.name == .main { own = [] }
                if !own.isEmpty, inside > outside * 4 { own = [] }
                if !own.isEmpty, inside > outside { own.formIntersection(.foreign) }
                if inside > 0.25 * total, !own.isEmpty {
                    own.subtract([.headline, .byline, .date, .furniture, .hidden, .caption, .kicker, .tags])
                }
            }
            let inherited = node.parent >= 0 ? result[Int(node.parent)] : []
            result[index] = inherited.union(own)
        }
        return result
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

    func string(of block: Block) -> String { String(decoding: text(of: block), as: UTF8.self) }

    /// Whether `node` lies in `other` or is it.
    func lies(_ node: Int, in other: Int) -> Bool { node >= other && node < page.end(other) }
}
