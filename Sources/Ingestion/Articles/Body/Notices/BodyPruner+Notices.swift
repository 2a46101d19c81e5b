extension BodyPruner {
    /// The category of a notice that a block is by what it speaks of.
    ///
    /// Some things are said in articles too: of an offer, a newsletter or a plea only what stands apart from the
    /// paragraphs, is set in slanted type or ends in a link is taken for one.
    func notice(_ index: Int, _ text: [UInt8]) -> Phrases.Category? {
        let block = outline.blocks[index]
        guard (25..<450).contains(block.units), block.kind != .cell, block.measure.sentenceEnds <= 6 else { return nil }
        let topic = topic(of: text)
        switch topic {
        case .affiliate: return .advertisement
        case .newsletter?, .support?, .offer?, .app?, .account?:
            guard block.links > 0 || isApart(index) || isEmphasized(block.owner) || isStrong(block) else { return nil }
            return topic == .newsletter ? .newsletter : topic == .app ? .advertisement : .subscribe
        case .consent?, nil: return nil
        }
    }

    private func topic(of text: [UInt8]) -> NoticeWords.Topic? {
        if let topic = NoticeFragments.standard.topic(of: text) { return topic }
        let things = text.withUnsafeBufferPointer { NoticeWords.standard.things(in: $0) }
        guard things != 0 else { return nil }
        return [.affiliate, .newsletter, .support, .offer, .app, .account].first {
            NoticeWords.standard.isNotice(things, of: $0)
        }
    }

    private func isStrong(_ block: Block) -> Bool { block.strongUnits * 10 >= block.units * 8 }

    /// Whether a block stands in another element than most paragraphs do.
    func isApart(_ index: Int) -> Bool {
        let holder = outline.page.parent(outline.blocks[index].owner)
        return holder != mainHolder && outline.mass[max(0, holder)] < 0.3 * outline.mass[container]
    }
}
