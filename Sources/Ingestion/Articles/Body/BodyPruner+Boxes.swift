extension BodyPruner {
    /// Drops what stands under a heading like "Read more": all of it at the end of a text, lists and links within.
    mutating func dropSections(_ range: Range<Int>) {
        let page = outline.page
        // However many such headings there are, the looking ahead stays linear.
        var budget = 20_000
        for index in range {
            guard budget > 0, outline.blocks[index].kind == .heading, case .phrase(let category) = verdicts[index],
                category == .readMore || category == .comments
            else { continue }
            let level = page.name(outline.blocks[index].owner).headingLevel
            let holder = page.parent(outline.blocks[index].owner)
            let isBox = holder > container && outline.mass[holder] < 0.3 * outline.mass[container]
            let limit = min(range.upperBound, index + min(budget, 4000))
            var end = index + 1
            var paragraphs = 0
            while end < limit {
                let block = outline.blocks[end]
                if isBox, !outline.lies(block.owner, in: holder) { break }
                if block.kind == .heading, block.linkDensity < 0.5,
                    page.name(block.owner).headingLevel <= level, verdicts[end].isKept
                {
                    break
                }
                if block.units >= 60, block.hasSentence, block.linkDensity < 0.1, self.holder(of: block) == holder {
                    paragraphs += 1
                }
                end += 1
            }
            budget -= end - index
            for next in index + 1..<max(index + 1, end) where verdicts[next].isKept {
                let block = outline.blocks[next]
                if paragraphs > 0, block.linkDensity <= 0.3, block.hasSentence { break }
                verdicts[next] = .phrase(category)
            }
        }
    }

    /// Drops the boxes that a heading like "Read more" opens, as far as they hold the smaller part of the text.
    mutating func dropBoxes(_ range: Range<Int>) {
        let page = outline.page
        var index = range.lowerBound
        while index < range.upperBound {
            defer { index += 1 }
            guard case .phrase(let category) = verdicts[index],
                category == .readMore || category == .newsletter || category == .summary
                    || category == .subscribe || category == .keyPoints || category == .biography
            else { continue }
            let kind = outline.blocks[index].kind
            var box = page.parent(outline.blocks[index].owner)
            guard box > container, box != mainHolder else { continue }
            guard kind == .heading || kind == .loose || kind == .paragraph && isSmall(box) else { continue }
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
            index = max(index, next - 1)
        }
    }

    /// Whether an element holds a few lines.
    private func isSmall(_ node: Int) -> Bool { outline.page.textRange(of: node).count < 1500 }

    /// Drops the texts of teasers: short ones that alternate with links, three or more in a row.
    mutating func dropTeasers(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            var end = index
            var texts: [Int] = []
            while end + 1 < range.upperBound, verdicts[end] == .links, isTeaserText(end + 1) {
                texts.append(end + 1)
                end += 2
                while end < range.upperBound, texts.last.map({ end - $0 < 3 }) ?? false, verdicts[end] != .links,
                    isScrap(end)
                { end += 1 }
            }
            if texts.count >= 3 {
                for text in texts { verdicts[text] = .phrase(.readMore) }
                for scrap in index..<end where verdicts[scrap] == .kept { verdicts[scrap] = .phrase(.readMore) }
            }
            index = max(end, index + 1)
        }
    }

    private func isTeaserText(_ index: Int) -> Bool {
        let block = outline.blocks[index]
        return verdicts[index] == .kept && block.units < 300 && block.kind != .heading
    }

    private func isScrap(_ index: Int) -> Bool {
        outline.blocks[index].units < 40 && verdicts[index] != .confirmed
    }
}
