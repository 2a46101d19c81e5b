/// Finds the people, papers and institutions that a sentence cites by way of another source: unter Berufung auf
/// Regierungskreise, citing officials.
struct CitedPhrases {
    let reading: Reading
    let phrases: NounPhraseReader

    struct Found {
        var rule: String
        var cue: Range<Int>
        var phrase: NounPhrase
        var confidence: Double
    }

    func found(in sentence: Range<Int>) -> [Found] {
        var result: [Found] = []
        var index = sentence.lowerBound
        while index < sentence.upperBound {
            defer { index += 1 }
            let token = reading.tokens[index]
            guard token.kind == .word, token.quotation < 0,
                let (phrase, end) = reading.lexicon.phrase(at: index, in: reading.tokens, limit: sentence.upperBound),
                phrase.frame == .citing, !phrase.mediaOnly, end < sentence.upperBound,
                let source = phrases.phrase(from: end, limit: sentence.upperBound)
            else { continue }
            result.append(
                Found(
                    rule: reading.lexicon.language + "." + phrase.name, cue: index..<end, phrase: source,
                    confidence: phrase.precision * 0.9))
            index = max(index, end - 1)
        }
        return result
    }
}
