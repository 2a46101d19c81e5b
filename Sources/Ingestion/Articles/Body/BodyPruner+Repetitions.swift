extension BodyPruner {
    /// Drops what an earlier block says word for word, and quotations that are drawn from the text.
    mutating func dropRepetitions(_ range: Range<Int>) {
        var seen: Set<UInt64> = []
        var quotations: [Int] = []
        for index in range where verdicts[index].isKept && outline.blocks[index].units >= 40 {
            if !seen.insert(WordHash.of(key(index))).inserted { verdicts[index] = .repeated }
            if isDrawn(index) { quotations.append(index) }
        }
        guard !quotations.isEmpty else { return }
        var rest: [UInt8] = []
        let drawn = Set(quotations)
        for index in range where verdicts[index].isKept && !drawn.contains(index) {
            rest += texts[index - first]
            rest.append(0x20)
        }
        let text = ConfirmedText(rest)
        for index in quotations where verdicts[index].isKept && text.share(of: texts[index - first]) > 0.95 {
            verdicts[index] = .repeated
        }
    }

    /// Whether a block is set apart as quotations are that layouts repeat from the text; at most a handful is.
    private func isDrawn(_ index: Int) -> Bool {
        let block = outline.blocks[index]
        guard block.units < 500 else { return false }
        if block.kind == .quotation { return true }
        let parent = outline.page.parent(block.owner)
        return parent >= 0 && outline.page.name(parent) == .blockquote
    }
}
