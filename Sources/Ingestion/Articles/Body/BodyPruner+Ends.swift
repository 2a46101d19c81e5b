extension BodyPruner {
    /// Drops what follows an offer to subscribe, where no more text does.
    mutating func cutBehindBarrier(_ range: Range<Int>) {
        guard
            let barrier = range.last(where: {
                if case .phrase(let category) = verdicts[$0] { return category == .subscribe || category == .rights }
                return false
            }),
            !(barrier + 1..<range.upperBound).contains(where: {
                outline.blocks[$0].isLongParagraph && verdicts[$0].isKept
            }),
            // A plea in the middle of short paragraphs is no wall.
            (barrier + 1..<range.upperBound).count(where: { verdicts[$0].isKept && isParagraph($0) && !isApart($0) })
                < (isApart(barrier) ? 1 : 2),
            range.first(where: isParagraph).map({ $0 < barrier }) ?? false
        else { return }
        for index in barrier + 1..<range.upperBound where verdicts[index] == .kept { verdicts[index] = .afterText }
    }

    /// Drops what is short before the first paragraph, but a heading right before it.
    mutating func trimStart(_ range: Range<Int>) {
        guard let start = range.first(where: isParagraph) else { return }
        for index in range.lowerBound..<start where verdicts[index] == .kept {
            let block = outline.blocks[index]
            if block.units >= 40, block.hasSentence, block.kind == .paragraph || isStandfirst(index) { continue }
            if isBeside(index, start) || isHeadingOf(start, index), !isFurnitureLine(index) { continue }
            verdicts[index] = .beforeText
        }
    }

    /// Whether a block is the heading right before a paragraph, in an element of its own.
    private func isHeadingOf(_ paragraph: Int, _ index: Int) -> Bool {
        guard index == paragraph - 1, outline.blocks[index].kind == .heading else { return false }
        let page = outline.page
        let parent = page.parent(outline.blocks[index].owner)
        return page.name(parent) == .header && page.parent(parent) == page.parent(outline.blocks[paragraph].owner)
    }

    /// Drops the byline and the date that stand behind the standfirst.
    mutating func dropBylines(_ range: Range<Int>) {
        for index in range.filter({ verdicts[$0] == .kept }).prefix(8) {
            let block = outline.blocks[index]
            // The full stops of a date end no sentence.
            if block.units < 60, !block.hasSentence || block.measure.digits >= 5 && block.kind == .loose,
                block.kind != .heading, block.kind != .item, block.kind != .cell, isFurnitureLine(index)
            {
                verdicts[index] = .beforeText
            }
        }
    }

    /// Drops what is short behind the last paragraph.
    mutating func trimEnd(_ range: Range<Int>) {
        guard let end = range.last(where: isParagraph) else { return }
        var index = end + 1
        while index < range.upperBound {
            let block = outline.blocks[index]
            if verdicts[index] == .kept {
                let isScrap =
                    !block.hasSentence && block.units < 60 && block.kind != .item && block.kind != .cell
                    && (!isBeside(index, end) || isFurnitureLine(index))
                if block.kind == .heading && !isBeside(index, end) || block.linkDensity > 0.5 || isScrap {
                    verdicts[index] = .afterText
                }
            }
            index += 1
        }
    }

    /// Takes in the standfirst where it stands between the headline and the body.
    mutating func joinLead() {
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
            guard block.units >= 50, block.hasSentence || isLabelledStandfirst(block.owner), block.linkDensity < 0.3,
                block.kind != .caption,
                block.kind != .item,
                outline.unwanted[block.owner].isEmpty, outline.articles[block.owner] == outline.articles[container]
            else { continue }
            let key = ComparisonKey.bytes(of: outline.text(of: block))
            let isKnown = context.descriptions.contains {
                $0.count > 20 && ($0.starts(with: key.prefix(60)) || key.starts(with: $0.prefix(60)))
            }
            guard isKnown || isLabelledStandfirst(block.owner),
                !context.titles.contains(where: { Self.repeats(key, $0) }),
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

    /// Whether a short line is a date, a byline or an agency's sign.
    func isFurnitureLine(_ index: Int) -> Bool {
        let block = outline.blocks[index]
        let isBold = block.strongUnits * 2 > block.units
        if block.units < 60, !isBold, block.kind != .heading, block.measure.digits >= 3,
            block.measure.digits * 6 >= block.units
        {
            return true
        }
        if block.linkDensity > 0.5 || block.strongUnits == 0 && block.units < 6 { return true }
        let text = String(decoding: texts[index - first], as: UTF8.self)
        if Authors.isByline(text) { return true }
        if block.units < 60, let names = EastAsianByline.names(in: text), !names.isEmpty { return true }
        guard block.units < 120, AgencyNames.standard.mayOccur(in: texts[index - first][...]) else { return false }
        return !CreditReader.line(Array(text.unicodeScalars.prefix(200))).isEmpty
    }

    /// Whether a block says what the page's description says.
    func isStandfirst(_ index: Int) -> Bool {
        let key = key(index)
        return key.count > 20
            && context.descriptions.contains {
                $0.count > 20 && (Self.repeats(key, $0) || $0.starts(with: key) || key.starts(with: $0))
            }
    }

    /// Drops what the structured data's text doesn't hold, where it holds all the rest.
    mutating func dropUnconfirmed(_ range: Range<Int>) {
        guard context.coverage > 0.9, let start = range.first(where: { verdicts[$0] == .confirmed }),
            let end = range.last(where: { verdicts[$0] == .confirmed }), end > start
        else { return }
        // Where the structured data hold the beginning only, they say nothing of the rest.
        var confirmed = 0.0
        var kept = 0.0
        for index in range where verdicts[index].isKept {
            kept += outline.values[index]
            if verdicts[index] == .confirmed { confirmed += outline.values[index] }
        }
        guard confirmed > 0.75 * kept else { return }
        for index in range where verdicts[index] == .kept {
            let block = outline.blocks[index]
            let isInside = index > start && index < end
            guard !isInside || context.coverage > 0.97, block.kind == .paragraph || block.kind == .loose || !isInside
            else { continue }
            guard !isInside || block.units >= 16, !isStandfirst(index) else { continue }
            verdicts[index] = .unconfirmed
        }
    }

    /// Drops headings with nothing below them, or with nothing that was kept.
    mutating func dropEmptyHeadings(_ range: Range<Int>) {
        /// The level of the heading that follows, 0 where text does; 7 for the end.
        var next = 7
        var hasDropped = false
        for index in range.reversed() {
            guard verdicts[index].isKept else {
                if isForeignPart(verdicts[index]) { hasDropped = true }
                continue
            }
            defer { hasDropped = false }
            guard outline.blocks[index].kind == .heading else {
                next = 0
                continue
            }
            let level = outline.page.name(outline.blocks[index].owner).headingLevel
            if next == 7 || next > 0 && next <= level && hasDropped {
                verdicts[index] = .emptyHeading
            } else {
                next = level
            }
        }
    }

    /// Whether a verdict is that of another article's teaser, an offer or the like.
    private func isForeignPart(_ verdict: Verdict) -> Bool {
        switch verdict {
        case .links, .linkedBox, .form: true
        case .label(let labels): !labels.isDisjoint(with: .foreign)
        case .phrase(let category): category == .readMore || category == .newsletter || category == .subscribe
        default: false
        }
    }
}
