/// What a finding says, apart from the language that says it: a phrase by its name, and what stands in its gaps.
public struct FindingStatement: Sendable, Hashable {
    /// What stands in a gap.
    public indirect enum Value: Sendable, Hashable {
        /// The same in every language: a name, an address, a date, a number.
        case text(String)
        /// Words of a text, between the language's quotation marks.
        case quote(String)
        /// A language by its code.
        case language(String)
        case statement(FindingStatement)
        /// Several in a row: "A, B and C".
        case list([Value])
        /// Several with something between them.
        case joined([Value], by: String)
    }

    public var phrase: String
    public var values: [Value]

    public init(_ phrase: String, _ values: Value...) {
        self.phrase = phrase
        self.values = values
    }

    /// The statement in a language of the interface (`en`, `fr`, `de`); in English where there is no other.
    public func text(in language: String) -> String {
        let phrases = FindingPhrases.table[phrase]
        let texts = values.map { $0.text(in: language) }
        return Self.filled(phrases?[language] ?? phrases?["en"] ?? phrase, texts)
    }

    /// Fills the gaps, each once: what stands in them may itself look like one.
    private static func filled(_ pattern: String, _ texts: [String]) -> String {
        var result = ""
        var rest = pattern[...]
        while let start = rest.firstIndex(of: "{") {
            result += rest[..<start]
            rest = rest[start...]
            guard let end = rest.firstIndex(of: "}"), let place = Int(rest[rest.index(after: start)..<end]),
                texts.indices.contains(place)
            else {
                result.append(rest.removeFirst())
                continue
            }
            result += texts[place]
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }
}

extension FindingStatement.Value {
    public static func number(_ number: Int) -> FindingStatement.Value { .text(String(number)) }

    public static func names(_ names: [String]) -> FindingStatement.Value { .list(names.map { .text($0) }) }

    /// Nothing, in a gap that may stay empty.
    public static let nothing = FindingStatement.Value.text("")

    func text(in language: String) -> String {
        switch self {
        case .text(let text): return text
        case .quote(let text): return FindingStatement("quote", .text(text)).text(in: language)
        case .language(let code): return LanguageName.text(code, in: language)
        case .statement(let statement): return statement.text(in: language)
        case .joined(let values, let separator):
            return values.map { $0.text(in: language) }.joined(separator: separator)
        case .list(let values):
            guard values.count > 1, let last = values.last else { return values.first?.text(in: language) ?? "" }
            let others = values.dropLast().map { $0.text(in: language) }.joined(separator: ", ")
            return FindingStatement("and", .text(others), last).text(in: language)
        }
    }
}
