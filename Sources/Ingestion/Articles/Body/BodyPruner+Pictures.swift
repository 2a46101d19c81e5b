/// Captions: what stands in, beside or right behind a picture.
extension BodyPruner {
    /// Whether a block tells of a picture.
    func isCaption(_ index: Int) -> Bool {
        isInFigure(outline.blocks[index].owner) || isBesidePicture(index) || isBehindPicture(index)
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
    func hasElementForItself(_ block: Block) -> Bool {
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
            hasElementForItself(block) || followsPicture(block)
        else { return false }
        if !hasElementForItself(block) {
            let around = page.name(page.parent(textNode(of: block)))
            return isCaptionLike(block, around == .em || around == .i || around == .small)
        }
        var before = owner - 1
        while before > parent, page.name(before) == .text, page.textRange(of: before).isEmpty || isBlank(before) {
            before -= 1
        }
        while before > parent, page.parent(before) != parent { before = page.parent(before) }
        guard before > parent, page.name(before) != .text, isBlank(before), hasPicture(before) else { return false }
        return isCaptionLike(block, isEmphasized(owner))
    }

    private func isCaptionLike(_ block: Block, _ isEmphasized: Bool) -> Bool {
        isEmphasized
            || block.units < 120 && !block.hasSentence && block.strongUnits == 0 && block.linkDensity < 0.5
    }

    /// The run of text with which a block begins.
    private func textNode(of block: Block) -> Int {
        outline.page.textNode(at: outline.pieces[block.pieces].first.map { Int($0.start) } ?? 0)
    }

    /// Whether a line among others has a picture right before it, in the same element.
    private func followsPicture(_ block: Block) -> Bool {
        let page = outline.page
        var node = textNode(of: block) - 1
        for _ in 0..<8 where node > block.owner {
            switch page.name(node) {
            case .img: return true
            case .br, .i, .em, .small, .span, .a, .picture, .source: break
            case .text where isBlank(node): break
            default: return false
            }
            node -= 1
        }
        return false
    }

    private func isBlank(_ node: Int) -> Bool {
        outline.page.text[outline.page.textRange(of: node)].allSatisfy { $0.isMarkupSpace }
    }

    private func hasPicture(_ node: Int) -> Bool {
        let page = outline.page
        return (node..<min(page.end(node), node + 24)).contains { page.name($0) == .img || page.name($0) == .picture }
    }
}
