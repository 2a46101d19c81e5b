import Ingestion

/// Takes the capitals from the words of a headline that capitalizes them all (Mayor Says Bridge Will Close), where a
/// lexicon knows them as verbs or small words, so that they are read as in any other sentence.
struct HeadlineCase {
    /// The words of the text's first paragraph, where it is such a headline; else none.
    private let headline: Range<Int>

    private static let longest = 40
    private static let shortest = 4

    init(tokens: [Token]) {
        var words = 0
        var capitals = 0
        var end = 0
        while end < tokens.count, end < Self.longest, tokens[end].kind != .paragraphEnd {
            if tokens[end].kind == .word, tokens[end].end - tokens[end].start > 3 {
                words += 1
                if tokens[end].isCapitalized { capitals += 1 }
            }
            end += 1
        }
        let isHeadline = end < Self.longest && words >= Self.shortest && capitals * 10 >= words * 9
        headline = isHeadline ? 0..<end : 0..<0
    }

    private static let names: WordClass = [.given, .place, .title, .time, .organization, .role]

    func lower(_ tokens: inout [Token]) {
        for index in headline.dropFirst() {
            let token = tokens[index]
            guard token.kind == .word, !token.isAcronym, token.cue >= 0 || !token.classes.isEmpty,
                token.classes.isDisjoint(with: Self.names)
            else { continue }
            tokens[index].isCapitalized = false
        }
    }
}
