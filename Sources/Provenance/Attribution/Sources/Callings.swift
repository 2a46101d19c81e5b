import Ingestion

/// The callings that an article sets beside persons' names, so that a calling alone finds its bearer again: the mayor,
/// this nurse.
struct Callings {
    /// Persons by the callings that stand beside their names, with the words around each.
    private var bearers: [UInt64: [(speaker: Speaker, words: Set<UInt64>)]] = [:]
    /// Persons with the names of institutions and places beside theirs.
    private var affiliations: [(speaker: Speaker, names: Set<UInt64>)] = []
    private static let reach = 14
    private static let longestList = 24

    /// Notes the callings directly before a name and in what a comma or bracket sets beside it.
    mutating func note(_ speaker: Speaker, at name: Range<Int>, in reading: Reading) {
        let tokens = reading.tokens
        var low = name.lowerBound
        while low > 0, name.lowerBound - low < Self.reach,
            tokens[low - 1].isWord || tokens[low - 1].isComma && low == name.lowerBound, !reading.isVerbal(low - 1),
            tokens[low - 1].classes.isDisjoint(with: [.complementizer, .relative, .subordinator])
        {
            low -= 1
        }
        var high = name.upperBound
        if high < tokens.count, tokens[high].isComma || tokens[high].isMark("(") || isCopula(high, in: reading) {
            high += 1
            while high < tokens.count, high - name.upperBound < Self.reach, tokens[high].isWord,
                !reading.isVerbal(high)
            {
                high += 1
            }
        }
        for range in [low..<name.lowerBound, name.upperBound..<high] {
            let words = Set(range.filter { tokens[$0].isWord }.map { tokens[$0].hash })
            let names = Set(
                range.filter {
                    tokens[$0].isCapitalized
                        && tokens[$0].classes.isDisjoint(with: [.determiner, .preposition, .title])
                        && $0 > 0 && !tokens[$0 - 1].isSentenceEnd && tokens[$0 - 1].kind != .paragraphEnd
                }.map { tokens[$0].hash })
            if !names.isEmpty, range.contains(where: { tokens[$0].classes.contains(.role) }),
                affiliations.count < Self.longestList
            {
                affiliations.append((speaker, names))
            }
            for index in range where tokens[index].classes.contains(.role) {
                let known = bearers[tokens[index].hash]?.count ?? 0
                guard known < Self.longestList else { continue }
                bearers[tokens[index].hash, default: []].append((speaker, words))
            }
        }
    }

    /// Rosa Amblard est infirmière.
    private func isCopula(_ index: Int, in reading: Reading) -> Bool {
        reading.tokens[index].classes.contains(.passive) && index + 1 < reading.tokens.count
            && reading.tokens[index + 1].classes.contains(.role)
    }

    /// The bearer of a phrase's calling: the one who has it with the most of the phrase's other words.
    func bearer(of phrase: NounPhrase, in reading: Reading, last: Speaker?) -> Speaker? {
        let tokens = reading.tokens
        let words = phrase.core.filter {
            $0 != phrase.head && tokens[$0].kind == .word
                && tokens[$0].classes.isDisjoint(with: [.determiner, .preposition])
        }
        var best: (speaker: Speaker, score: Int)?
        for candidate in bearers[tokens[phrase.head].hash] ?? [] {
            let shared = words.count { candidate.words.contains(tokens[$0].hash) }
            let score = shared * 2 + (candidate.speaker.name == last?.name ? 1 : 0)
            if words.isEmpty || shared > 0, score >= best?.score ?? 0 { best = (candidate.speaker, score) }
        }
        if let best { return best.speaker }
        // Le journaliste de la radio: the only one who has a calling that is no office.
        if let known = bearers[tokens[phrase.head].hash], let first = known.first,
            tokens[phrase.head].classes.isDisjoint(with: [.office, .holder]),
            known.allSatisfy({ $0.speaker.name == first.speaker.name })
        {
            return first.speaker
        }
        // La dirigeante de la CGT: somebody of whom another word for the office was used.
        let names = words.filter { tokens[$0].isCapitalized }.map { tokens[$0].hash }
        return affiliations.last { affiliation in names.contains { affiliation.names.contains($0) } }?.speaker
    }
}
