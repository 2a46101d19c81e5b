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
            guard blocks.contains(where: { page.name(outline.blocks[$0].owner) == level }) else { continue }
            for index in blocks where verdicts[index].isKept { verdicts[index] = .nextArticle }
        }
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
