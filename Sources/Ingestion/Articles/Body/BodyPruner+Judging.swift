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
        if block.kind == .caption || isCaption(index) { return .caption }
        let key = key(index)
        // A paragraph that says the headline and who says so is the text's first sentence.
        let most = block.kind == .paragraph && text.last == UInt8(ascii: ".") ? 5 : Int.max
        if key.count >= 4, context.titles.contains(where: { Self.repeats(key, $0) && key.count - $0.count <= most }) {
            return .title
        }
        if block.units < 400, let category = PhraseBook.standard.category(of: text),
            Self.applies(category, to: block, isCall: block.units < 45 && text.last == 0x21)
                || appliesApart(category, index),
            !isQuestion(index), category != .keyPoints || isApart(index)
        {
            return .phrase(category)
        }
        if context.confirmed[index] { return .confirmed }
        if let category = notice(index, text) { return .phrase(category) }
        if outline.values[index] == 0, block.isLongParagraph { return .phrase(.consent) }
        if isTime(block, text) { return .phrase(.stamp) }
        if block.units < 300, text.containsSequence("ffiliate") { return .phrase(.advertisement) }
        if block.units < 120, !block.hasSentence, text.containsSequence("©") || text.containsSequence("ⓒ") {
            return .phrase(.photo)
        }
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

    /// Whether a block is the time of day of an entry, and nothing else.
    private func isTime(_ block: Block, _ text: [UInt8]) -> Bool {
        guard block.units <= 12, block.measure.digits >= 3, block.kind != .cell, block.kind != .item,
            block.measure.words <= 4
        else { return false }
        // "18:05", "18h05"
        return text.contains(0x3A)
            || text.indices.dropFirst().dropLast().contains {
                text[$0] == 0x68 && text[$0 - 1].isASCIIDigit && text[$0 + 1].isASCIIDigit
            }
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

    /// Whether a phrase at its start makes a block furniture where it stands apart from the paragraphs.
    private func appliesApart(_ category: Phrases.Category, _ index: Int) -> Bool {
        let block = outline.blocks[index]
        switch category {
        case .subscribe, .technical: return block.units < 250 && isApart(index)
        case .follow: return block.units < 60 && !block.hasSentence && isApart(index)
        default: return false
        }
    }

    /// Whether a phrase at its start makes a block furniture; `isCall` says that it is short and ends in an exclamation.
    private static func applies(_ category: Phrases.Category, to block: Block, isCall: Bool) -> Bool {
        switch category {
        case .readMore: block.linkDensity > 0.3 || block.units < 60 && !block.hasSentence || isCall
        // "Twitter seemed confused" is no offer to follow.
        case .follow:
            block.units < (block.links > 0 ? 60 : 30) && !block.hasSentence
                || block.linkDensity > 0.2 && block.units < 200
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
        case .biography: block.units < 40 && !block.hasSentence
        case .technical: block.units < 60 || block.links > 0 && block.units < 150
        }
    }
}
