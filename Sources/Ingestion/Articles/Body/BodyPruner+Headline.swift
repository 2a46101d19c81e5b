extension BodyPruner {
    /// Drops what stands before the headline, where the text stands behind it: notices, other things on top.
    mutating func dropBeforeHeadline(_ range: Range<Int>) {
        guard context.headline > container, outline.lies(context.headline, in: container) else { return }
        let start = range.first { outline.blocks[$0].owner >= context.headline } ?? range.upperBound
        let before = range.lowerBound..<start
        let behind = (start..<range.upperBound).reduce(0.0) {
            $0 + (verdicts[$1].isKept && outline.blocks[$1].kind != .heading ? outline.values[$1] : 0)
        }
        guard behind > 200 else { return }
        for index in before where verdicts[index] == .kept && !isStandfirst(index) { verdicts[index] = .beforeText }
    }

    /// Drops the next articles of an endless page: brothers of the element around the headline that are built alike.
    mutating func dropNextArticles(_ range: Range<Int>) {
        guard let headline = range.first(where: { verdicts[$0] == .title && outline.blocks[$0].kind == .heading })
        else {
            return
        }
        let page = outline.page
        let level = page.name(outline.blocks[headline].owner)
        var item = outline.blocks[headline].owner
        while page.parent(item) > container { item = page.parent(item) }
        guard item > container, item != outline.blocks[headline].owner, outline.mass[item] > 200 else { return }
        let look = Look(page, item)
        var brother = page.end(item)
        while brother < page.end(container) {
            defer { brother = max(brother + 1, page.end(brother)) }
            guard page.name(brother) == look.name, look == Look(page, brother) else { continue }
            let blocks = outline.blocks(in: brother).map(\.0)
            guard let other = blocks.first(where: { page.name(outline.blocks[$0].owner) == level }) else { continue }
            // Sections of one text may have headings of the first level too.
            guard look.name == .article || !look.style.isEmpty || isArticle(brother, headline: other) else { continue }
            for index in blocks where verdicts[index].isKept { verdicts[index] = .nextArticle }
        }
    }

    /// Drops the next articles of an endless page where nothing is built alike: parts with a headline of the same kind,
    /// a text of their own, and a date, a byline or a name that says that they are articles.
    mutating func dropBehindOtherHeadlines(_ range: Range<Int>) {
        let page = outline.page
        guard context.headline > container, let own = Headline.heading(around: context.headline, page) else { return }
        var end = 0
        var tries = Self.mostHeadlines
        for index in range where outline.blocks[index].kind == .heading && outline.blocks[index].owner >= end {
            let other = outline.blocks[index].owner
            guard tries > 0 else { break }
            guard other > own, verdicts[index] != .title, isPeer(other, of: own)
            else { continue }
            tries -= 1
            guard
                let parts = parts(own, other), isArticle(parts.other, headline: index)
            else { continue }
            end = page.end(parts.other)
            for block in outline.blocks(in: parts.other).map(\.0) where verdicts[block].isKept {
                verdicts[block] = .nextArticle
            }
        }
    }

    /// More headlines than these are no articles.
    private static let mostHeadlines = 40

    private func isPeer(_ heading: Int, of own: Int) -> Bool {
        let page = outline.page
        guard page.name(heading) == page.name(own) else { return false }
        if page.name(own) == .h1 { return true }
        guard let look = page.value(own, .class)?.trimmed, !look.isEmpty else { return false }
        return page.value(heading, .class)?.trimmed.elementsEqual(look) ?? false
    }

    /// The largest elements around two headings that hold one of them each, if each holds a text.
    private func parts(_ own: Int, _ other: Int) -> (own: Int, other: Int)? {
        let page = outline.page
        var part = other
        while page.parent(part) > container, !outline.lies(own, in: page.parent(part)) { part = page.parent(part) }
        var mine = own
        while page.parent(mine) >= container, !outline.lies(other, in: page.parent(mine)) { mine = page.parent(mine) }
        guard part != other, mine != own, outline.mass[part] > 200, outline.mass[mine] > 200 else {
            return nil
        }
        return (mine, part)
    }

    /// Whether a part of the page says that it is an article: by a name around its headline, or a date or byline by it.
    private func isArticle(_ part: Int, headline index: Int) -> Bool {
        let page = outline.page
        let heading = outline.blocks[index].owner
        let names: Labels = [.byline, .date, .article]
        if (part..<heading).contains(where: {
            page.name($0) != .text && !outline.labels.own[$0].isDisjoint(with: names)
        }) {
            return true
        }
        let behind = page.end(heading)..<min(page.end(part), page.end(heading) + 40)
        if behind.contains(where: {
            page.name($0) == .time
                || page.name($0) != .text && !outline.labels.own[$0].isDisjoint(with: [.byline, .date])
        }) {
            return true
        }
        return (index + 1..<min(index + 9, first + texts.count)).contains { isFurnitureLine($0) }
    }

    /// What makes two elements look alike: name and class.
    private struct Look: Equatable {
        let name: HTMLName
        let style: [UInt8]

        init(_ page: HTMLPage, _ node: Int) {
            name = page.name(node)
            style = page.value(node, .class).map(Array.init) ?? []
        }
    }
}
