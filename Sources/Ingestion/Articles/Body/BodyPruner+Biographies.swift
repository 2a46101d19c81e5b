/// What is said of the authors behind their text.
extension BodyPruner {
    /// Words that stand before an author's name over what is said of that author, as keys.
    private static let aboutWords = ["about", "über", "Über", "àproposde", "Àproposde", "sobre", "over", "om"].map {
        ComparisonKey.of($0)
    }
    /// How many blocks tell of an author.
    private static let longestBiography = 4

    /// Drops what is said of the authors behind the text, and the last offers of newsletters.
    mutating func dropBiographies(_ range: Range<Int>) {
        dropBehindNames(range)
        let last = range.filter { verdicts[$0].isKept }.suffix(5)
        guard last.count == 5 else { return }
        for index in last where verdicts[index] != .confirmed {
            let block = outline.blocks[index]
            guard block.units < 500, block.kind != .heading else { continue }
            let key = key(index)
            if context.authors.contains(where: { $0.count >= 8 && key.starts(with: $0) && key.count > $0.count + 12 }) {
                verdicts[index] = .label(.biography)
            } else if block.links > 0, PhraseBook.offersNewsletter(texts[index - first]) {
                verdicts[index] = .phrase(.newsletter)
            }
        }
    }

    /// Drops the few blocks behind a heading like "About the author", or "About" and an author's name, at the end.
    private mutating func dropBehindNames(_ range: Range<Int>) {
        let kept = range.filter { verdicts[$0].isKept }
        guard let last = kept.last, kept.count > 4 else { return }
        for index in range.suffix(30) where index > kept[kept.count / 2] {
            guard verdicts[index] == .phrase(.biography) || verdicts[index] == .kept && namesAuthor(index) else {
                continue
            }
            let behind = kept.filter { $0 > index && $0 <= last }
            guard behind.count <= Self.longestBiography, !behind.contains(where: { outline.blocks[$0].units > 900 })
            else { continue }
            for block in [index] + behind where verdicts[block] == .kept { verdicts[block] = .label(.biography) }
            return
        }
    }

    private func namesAuthor(_ index: Int) -> Bool {
        guard outline.blocks[index].units < 60, !outline.blocks[index].hasSentence else { return false }
        let key = key(index)
        return Self.aboutWords.contains { word in
            key.starts(with: word)
                && context.authors.contains { $0.count >= 8 && key.dropFirst(word.count).elementsEqual($0) }
        }
    }
}
