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
        dropBoxes(first..<last)
        cutBehindBarrier(first..<last)
        trimStart(first..<last)
        trimEnd(first..<last)
        dropEmptyHeadings(first..<last)
        joinLead()
        dropRepetitions(first..<last)
    }

    /// Takes in the standfirst where it stands between the headline and the body.
    private mutating func joinLead() {
        let page = outline.page
        let around = page.parent(max(0, page.parent(container)))
        var index = first - 1
        var steps = 0
        while index >= 0, steps < 25 {
            defer {
                index -= 1
                steps += 1
            }
            let block = outline.blocks[index]
            guard block.owner > around, page.name(block.owner) != .h1 else { break }
            guard block.units >= 50, block.hasSentence, block.linkDensity < 0.3, block.kind != .caption,
                block.kind != .item,
                outline.unwanted[block.owner].isEmpty, outline.articles[block.owner] == outline.articles[container]
            else { continue }
            let key = ComparisonKey.bytes(of: outline.text(of: block))
            let isKnown = descriptions.contains {
                $0.count > 20 && ($0.starts(with: key.prefix(60)) || key.starts(with: $0.prefix(60)))
            }
            guard isKnown || isLabelledStandfirst(block.owner), !titles.contains(where: { Self.repeats(key, $0) }),
                !texts.contains(where: { ComparisonKey.bytes(of: $0.prefix(400)).starts(with: key.prefix(80)) })
            else { continue }
            verdicts[index] = .kept
        }
    }

    private func isLabelledStandfirst(_ owner: Int) -> Bool {
        var node = owner
        for _ in 0..<4 where node >= 0 {
            if outline.labels.own[node].contains(.standfirst) { return true }
            node = outline.page.parent(node)
        }
        return false
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
            // A quotation that is set as a figure is no caption.
            if outline.page.name(node) == .blockquote { return false }
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

    /// Drops the boxes that a heading like "Read more" opens, as far as they hold the smaller part of the text.
    private mutating func dropBoxes(_ range: Range<Int>) {
        let page = outline.page
        var index = range.lowerBound
        while index < range.upperBound {
            defer { index += 1 }
            guard case .phrase(let category) = verdicts[index], category == .readMore || category == .newsletter,
                outline.blocks[index].kind == .heading || outline.blocks[index].kind == .loose
            else { continue }
            var box = page.parent(outline.blocks[index].owner)
            guard box > container else { continue }
            let limit = 0.3 * outline.mass[container]
            guard outline.mass[box] < limit else { continue }
            if page.parent(box) > container, outline.mass[page.parent(box)] == outline.mass[box] {
                box = page.parent(box)
            }
            var next = index + 1
            while next < range.upperBound, outline.lies(outline.blocks[next].owner, in: box) {
                if verdicts[next].isKept { verdicts[next] = .phrase(category) }
                next += 1
            }
        }
    }

    /// Drops what follows an offer to subscribe, where no more text does.
    private mutating func cutBehindBarrier(_ range: Range<Int>) {
        guard
            let barrier = range.last(where: {
                if case .phrase(let category) = verdicts[$0] { return category == .subscribe || category == .rights }
                return false
            }),
            !(barrier + 1..<range.upperBound).contains(where: {
                outline.blocks[$0].isLongParagraph && verdicts[$0].isKept
            }),
            range.first(where: isParagraph).map({ $0 < barrier }) ?? false
        else { return }
        for index in barrier + 1..<range.upperBound where verdicts[index] == .kept { verdicts[index] = .afterText }
    }

    private func isParagraph(_ index: Int) -> Bool {
        let block = outline.blocks[index]
        guard verdicts[index].isKept, block.kind != .heading else { return false }
        return verdicts[index] == .confirmed || block.units >= 60 && block.hasSentence && block.linkDensity < 0.5
    }

    /// Whether a block stands among the paragraphs, not in a box of its own.
    private func isBeside(_ index: Int, _ paragraph: Int) -> Bool {
        let page = outline.page
        let block = outline.blocks[index]
        guard block.kind != .loose else { return false }
        let holder = page.parent(outline.blocks[paragraph].owner)
        let parent = page.parent(block.owner)
        return parent == holder || (block.kind == .item && page.parent(max(0, parent)) == holder)
    }

    /// Whether a short line is a date, a byline or an agency's sign.
    private func isFurnitureLine(_ index: Int) -> Bool {
        let block = outline.blocks[index]
        if block.units < 60, block.measure.digits >= 3 { return true }
        if block.linkDensity > 0.5 || block.strongUnits == 0 && block.units < 6 { return true }
        let text = String(decoding: texts[index - first], as: UTF8.self)
        if Authors.isByline(text) { return true }
        return !CreditReader.line(Array(text.unicodeScalars.prefix(200))).isEmpty
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
            if isBeside(index, start), !isFurnitureLine(index) { continue }
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
                if block.kind == .heading && !isBeside(index, end) || block.linkDensity > 0.5
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
