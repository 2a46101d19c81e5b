/// Judges the blocks of a body one by one: what isn't the article's own words is dropped, with a reason.
struct BodyPruner {
    private let outline: PageOutline
    private let container: Int
    private let titles: [[UInt8]]
    private let descriptions: [[UInt8]]
    private let confirmed: [Bool]
    private let first: Int
    private(set) var verdicts: [Verdict]
    /// The blocks' texts, as far as they were needed.
    private var texts: [[UInt8]]

    /// - Parameters:
    ///   - outline: the page.
    ///   - container: the element that `BodyFinder` found.
    ///   - titles: keys of what the page calls its title.
    ///   - descriptions: keys of what the page calls its description.
    ///   - confirmed: for each block whether the structured data's text holds it.
    init(
        _ outline: PageOutline, container: Int, titles: [[UInt8]], descriptions: [[UInt8]], confirmed: [Bool]
    ) {
        self.outline = outline
        self.container = container
        self.titles = titles
        self.descriptions = descriptions
        self.confirmed = confirmed
        verdicts = Array(repeating: .outside, count: outline.blocks.count)
        let inside = Array(outline.blocks(in: container).lazy.map(\.0))
        first = inside.first ?? 0
        texts = inside.map { outline.text(of: outline.blocks[$0]) }
        guard !inside.isEmpty else { return }
        let last = first + inside.count
        let local = localLabels()
        for index in first..<last { verdicts[index] = judge(index, local) }
        dropSections(first..<last)
        trimStart(first..<last)
        trimEnd(first..<last)
        dropEmptyHeadings(first..<last)
        dropRepetitions(first..<last)
    }

    /// Labels that count within the container: those of its own and of what is around it are left out.
    private func localLabels() -> [Labels] {
        let page = outline.page
        let end = page.end(container)
        var local = Array(repeating: Labels(), count: max(0, end - container))
        let total = max(outline.mass[container], 1)
        var index = container + 1
        while index < end {
            if page.name(index) != .text {
                let own = PageOutline.counting(
                    outline.labels.own[index], page.name(index), mass: outline.mass[index], of: total,
                    bodies: outline.bodyMass[index], longParagraphs: Int(outline.longParagraphs[index]))
                let parent = page.parent(index)
                local[index - container] = own.union(parent > container ? local[parent - container] : [])
            }
            index += 1
        }
        return local
    }

    private func judge(_ index: Int, _ local: [Labels]) -> Verdict {
        let block = outline.blocks[index]
        let text = texts[index - first]
        guard block.units > 0 else { return .noWords }
        let owner = block.owner
        let labels = owner > container && owner < container + local.count ? local[owner - container] : []
        let isFigure = isInFigure(owner)
        if !labels.isEmpty {
            return .label(labels)
        }
        if block.kind == .caption || isFigure { return .caption }
        let key = ComparisonKey.bytes(of: text)
        if key.count >= 4, titles.contains(where: { Self.repeats(key, $0) }) { return .title }
        if block.units < 400, let category = PhraseBook.standard.category(of: text), Self.applies(category, to: block) {
            return .phrase(category)
        }
        if confirmed[index] { return .confirmed }
        let density = block.linkDensity
        if density > 0.8, block.units < 200 || block.kind == .item {
            if block.kind == .cell { return .kept }
            if block.kind == .heading, index + 1 < verdicts.count, outline.values[index + 1] > 60 { return .kept }
            return .links
        }
        return .kept
    }

    private func isInFigure(_ owner: Int) -> Bool {
        var node = owner
        var steps = 0
        while node > container, steps < 8 {
            if outline.page.name(node) == .figure { return outline.mass[node] < 0.4 * outline.mass[container] }
            node = outline.page.parent(node)
            steps += 1
        }
        return false
    }

    /// Whether a key says the same as a title: equal, or but for a few letters.
    private static func repeats(_ key: [UInt8], _ title: [UInt8]) -> Bool {
        if key == title { return true }
        guard title.count >= 12, key.count >= 12 else { return false }
        let shorter = min(key.count, title.count)
        let longer = max(key.count, title.count)
        return shorter * 10 >= longer * 8 && (key.starts(with: title) || title.starts(with: key))
    }

    /// Whether a phrase at its start makes a block furniture.
    private static func applies(_ category: Phrases.Category, to block: Block) -> Bool {
        switch category {
        case .readMore: block.linkDensity > 0.3 || block.units < 60 && !block.hasSentence
        case .follow: block.units < 60 || block.linkDensity > 0.2 && block.units < 200
        case .newsletter, .subscribe, .comments:
            block.units < 250 && (block.units < 60 || block.links > 0 || block.measure.sentenceEnds < 3)
        case .rights: block.units < 300
        case .photo: block.units < 150
        case .stamp: block.units < 80 && block.measure.digits > 0
        case .advertisement: block.units < 60 || block.measure.sentenceEnds < 3 && block.units < 200
        case .readingTime: block.units < 40
        case .technical: block.units < 60 || block.links > 0 && block.units < 150
        }
    }

    /// Drops what follows a dropped heading up to the next heading: the list under "Read more".
    private mutating func dropSections(_ range: Range<Int>) {
        var dropping = false
        for index in range {
            let block = outline.blocks[index]
            if block.kind == .heading {
                if case .phrase(let category) = verdicts[index], category == .readMore {
                    dropping = true
                } else {
                    dropping = false
                }
                continue
            }
            if dropping, verdicts[index].isKept {
                if outline.values[index] > 150, block.linkDensity < 0.1 {
                    dropping = false
                } else if block.linkDensity > 0.3 || !block.hasSentence {
                    verdicts[index] = .phrase(.readMore)
                } else {
                    dropping = false
                }
            }
        }
    }

    private func isParagraph(_ index: Int) -> Bool {
        let block = outline.blocks[index]
        guard verdicts[index].isKept, block.kind != .heading else { return false }
        return verdicts[index] == .confirmed || block.units >= 60 && block.hasSentence && block.linkDensity < 0.5
    }

    /// Whether a block says what the page's description says.
    private func isStandfirst(_ index: Int) -> Bool {
        let key = ComparisonKey.bytes(of: texts[index - first])
        return key.count > 20
            && descriptions.contains {
                $0.count > 20 && (Self.repeats(key, $0) || $0.starts(with: key) || key.starts(with: $0))
            }
    }

    /// Drops what is short before the first paragraph, but a heading right before it.
    private mutating func trimStart(_ range: Range<Int>) {
        guard let start = range.first(where: isParagraph) else { return }
        for index in range.lowerBound..<start where verdicts[index] == .kept {
            let block = outline.blocks[index]
            if block.units >= 40, block.hasSentence, block.kind == .paragraph || isStandfirst(index) { continue }
            verdicts[index] = .beforeText
        }
    }

    /// Drops what is short behind the last paragraph.
    private mutating func trimEnd(_ range: Range<Int>) {
        guard let end = range.last(where: isParagraph) else { return }
        var index = end + 1
        while index < range.upperBound {
            let block = outline.blocks[index]
            if verdicts[index] == .kept {
                if block.kind == .heading || block.linkDensity > 0.5
                    || (block.kind != .item && block.kind != .cell && !block.hasSentence && block.units < 60)
                {
                    verdicts[index] = .afterText
                }
            }
            index += 1
        }
    }

    private mutating func dropEmptyHeadings(_ range: Range<Int>) {
        var followed = false
        for index in range.reversed() where verdicts[index].isKept {
            if outline.blocks[index].kind == .heading {
                if !followed { verdicts[index] = .emptyHeading }
            } else {
                followed = true
            }
        }
    }

    private mutating func dropRepetitions(_ range: Range<Int>) {
        var seen: Set<[UInt8]> = []
        for index in range where verdicts[index].isKept && outline.blocks[index].units >= 40 {
            if !seen.insert(ComparisonKey.bytes(of: texts[index - first])).inserted { verdicts[index] = .repeated }
        }
    }
}
