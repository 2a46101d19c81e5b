extension BodyPruner {
    /// Labels that count within the container: those of its own and of what is around it are left out.
    func localLabels() -> [Labels] {
        let weighing = LabelWeighing(
            page: outline.page, labels: outline.labels, headline: context.headline, mass: outline.mass,
            bodyMass: outline.bodyMass,
            longParagraphs: outline.longParagraphs)
        let range = container + 1..<max(container + 1, outline.page.end(container))
        return weighing.unwanted(in: range, of: max(outline.mass[container], 1))
    }

    /// Judges a block by itself.
    func judge(_ index: Int, _ local: [Labels]) -> Verdict {
        let block = outline.blocks[index]
        let text = texts[index - first]
        guard block.units > 0 else { return .noWords }
        let owner = block.owner
        let labels = owner > container && owner <= container + local.count ? local[owner - container - 1] : []
        // Sites call the headings within a text headlines too.
        let isSubheading = labels == .headline && block.kind == .heading && block.linkDensity < 0.5
        if !labels.isEmpty, !isSubheading { return .label(labels) }
        if block.kind == .caption || isInFigure(owner) || isBesidePicture(index) || isBehindPicture(index) {
            return .caption
        }
        let key = key(index)
        // A paragraph that says the headline and who says so is the text's first sentence.
        let most = block.kind == .paragraph && text.last == UInt8(ascii: ".") ? 5 : Int.max
        if key.count >= 4, context.titles.contains(where: { Self.repeats(key, $0) && key.count - $0.count <= most }) {
            return .title
        }
        if block.units < 400, let category = PhraseBook.standard.category(of: text), Self.applies(category, to: block),
            !isQuestion(index), category != .keyPoints || isApart(index)
        {
            return .phrase(category)
        }
        if context.confirmed[index] { return .confirmed }
        if let category = notice(index, text) { return .phrase(category) }
        if outline.values[index] == 0, block.isLongParagraph { return .phrase(.consent) }
        if isTime(block, text) { return .phrase(.stamp) }
        if block.units < 300, text.containsSequence("ffiliate") { return .phrase(.advertisement) }
        return linkVerdict(index)
    }

    /// Judges a block by how much of it carries links.
    private func linkVerdict(_ index: Int) -> Verdict {
        let block = outline.blocks[index]
        let density = block.linkDensity
        if density > 0.8, block.units < 200 || block.kind == .item {
            if block.kind == .cell || leadsElsewhere(block) { return .kept }
            if block.kind == .heading, index + 1 < verdicts.count, outline.values[index + 1] > 60 { return .kept }
            return .links
        }
        return .kept
    }

    /// Whether a block is a question set in bold or as a heading, before its answer.
    private func isQuestion(_ index: Int) -> Bool {
        let block = outline.blocks[index]
        guard block.kind == .heading || block.strongUnits * 10 >= block.units * 8, block.linkDensity < 0.3,
            index + 1 < outline.blocks.count, outline.values[index + 1] > 30
        else { return false }
        let text = texts[index - first]
        return text.last == 0x3F || text.suffix(3).elementsEqual([0xEF, 0xBC, 0x9F])
    }

    /// Whether an item of a list is a sentence that leads to another site: a source, not a teaser.
    private func leadsElsewhere(_ block: Block) -> Bool {
        guard block.kind == .item, block.units >= 40 else { return false }
        return outline.pieces[block.pieces].allSatisfy { piece in
            guard piece.link >= 0, let href = outline.page.value(Int(piece.link), .href) else { return true }
            return outline.targets.target(of: href) == .elsewhere
        }
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

    /// Whether a block is the time of day of an entry, and nothing else.
    private func isTime(_ block: Block, _ text: [UInt8]) -> Bool {
        block.units <= 12 && block.measure.digits >= 3 && block.kind != .cell && block.kind != .item
            && block.measure.words <= 4 && text.contains(0x3A)
    }

    /// Whether a short text has a picture's box for itself.
    private func isBesidePicture(_ index: Int) -> Bool {
        let page = outline.page
        let block = outline.blocks[index]
        guard block.units < 200, !context.confirmed[index], hasElementForItself(block) else { return false }
        switch block.kind {
        case .paragraph where block.measure.sentenceEnds > 1: return false
        case .heading where page.name(block.owner) != .h1: return false
        case .item, .cell, .quotation, .preformatted: return false
        default: break
        }
        let length = page.textRange(of: block.owner).count
        var box = block.owner
        for _ in 0..<3 {
            if hasPicture(box) { return block.kind != .paragraph || box != block.owner || isEmphasized(box) }
            let parent = page.parent(box)
            guard parent > container, page.name(parent) != .td, page.textRange(of: parent).count <= length + 40 else {
                return false
            }
            box = parent
        }
        return false
    }

    /// Whether a block is all the text of its element, and not one of many that line ends part.
    private func hasElementForItself(_ block: Block) -> Bool {
        guard block.kind == .loose, let start = outline.pieces[block.pieces].first?.start,
            let end = outline.pieces[block.pieces].last?.end
        else { return true }
        return outline.page.textRange(of: block.owner).count <= Int(end - start) + 40
    }

    /// Whether a short text directly follows a picture that has an element for itself.
    private func isBehindPicture(_ index: Int) -> Bool {
        let page = outline.page
        let block = outline.blocks[index]
        let owner = block.owner
        let parent = page.parent(owner)
        guard block.units < 300, block.kind == .paragraph || block.kind == .loose, !context.confirmed[index],
            hasElementForItself(block)
        else { return false }
        var before = owner - 1
        while before > parent, page.name(before) == .text, page.textRange(of: before).isEmpty || isBlank(before) {
            before -= 1
        }
        while before > parent, page.parent(before) != parent { before = page.parent(before) }
        guard before > parent, page.name(before) != .text, isBlank(before), hasPicture(before) else { return false }
        if isEmphasized(owner) { return true }
        return block.units < 120 && !block.hasSentence && block.strongUnits == 0 && block.linkDensity < 0.5
    }

    private func isBlank(_ node: Int) -> Bool {
        outline.page.text[outline.page.textRange(of: node)].allSatisfy { $0.isMarkupSpace }
    }

    private func hasPicture(_ node: Int) -> Bool {
        let page = outline.page
        return (node..<min(page.end(node), node + 24)).contains { page.name($0) == .img || page.name($0) == .picture }
    }

    /// Whether all words of a paragraph are set in small or slanted type.
    func isEmphasized(_ node: Int) -> Bool {
        let page = outline.page
        for index in node + 1..<max(node + 1, min(page.end(node), node + 24)) {
            switch page.name(index) {
            case .em, .i, .small, .sub:
                return page.textRange(of: index).count * 10 >= page.textRange(of: node).count * 8
            case .text where page.textRange(of: index).count > 20: return false
            default: continue
            }
        }
        return false
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
        case .summary: block.units < 300
        case .keyPoints: block.units < 40
        case .consent: false
        case .technical: block.units < 60 || block.links > 0 && block.units < 150
        }
    }
}
