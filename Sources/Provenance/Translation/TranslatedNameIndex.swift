/// The registry's names by the concepts of their words.
struct TranslatedNameIndex: Sendable {
    /// A name of an outlet in one language.
    struct Entry: Sendable {
        var outlet: Int
        var name: String
        /// The number of the name's words in any order, without its article, to know one that was not translated.
        var core: UInt64
        var hasArticle: Bool
        var language: String
        /// Some of the name's words the dictionary lacks.
        var isPartial: Bool
    }

    /// By the language of the name, and the set of concepts.
    private var entries: [String: [UInt64: [Entry]]] = [:]
    /// The numbers of all names with their articles, by the outlets' languages: what a text may rightly write, and
    /// whether with an article too that is not the name's own ("the Daily Mail", but not "the Time").
    private var names: [String: [UInt64: Bool]] = [:]

    init(registry: OutletRegistry) {
        let sources = registry.translation.languages.reduce(into: [:]) { sources, member in
            sources[member.key] = NameConcepts(dictionary: member.value, language: member.key)
        }
        for (index, outlet) in registry.outlets.enumerated() where outlet.kind != .platform {
            for language in outlet.languages {
                guard let source = sources[language] else { continue }
                var seen: Set<UInt64> = []
                let takesArticle =
                    language == "de" || (language == "en" && [.newspaper, .agency].contains(outlet.kind))
                for name in [outlet.name] + outlet.names + outlet.programmes {
                    let number = TranslatedNameIndex.number(WordToken.tokens(of: ScalarText(name))[...])
                    names[language, default: [:]][number] = takesArticle || names[language]?[number] ?? false
                    add(name, of: index, source, &seen)
                }
                // An outlet that is known by its domain alone ("all-in.de").
                if let label = outlet.id.rawValue.split(separator: ".").first {
                    add(String(label), of: index, source, &seen)
                }
            }
        }
    }

    /// The names of a set of concepts in all languages but one.
    func entries(of key: UInt64, exceptLanguage language: String) -> [Entry] {
        entries.filter { $0.key != language }.sorted { $0.key < $1.key }.flatMap { $0.value[key] ?? [] }
    }

    /// Whether an outlet of any language bears exactly these words as its name.
    func isName(_ number: UInt64) -> Bool { names.values.contains { $0[number] != nil } }

    /// Whether an outlet that writes in a language bears these words as its name and takes an article.
    func isName(_ number: UInt64, withArticleIn language: String) -> Bool { names[language]?[number] ?? false }

    private mutating func add(_ name: String, of outlet: Int, _ source: NameConcepts, _ seen: inout Set<UInt64>) {
        let text = ScalarText(name)
        let tokens = WordToken.tokens(of: text)
        guard 1...5 ~= tokens.count else { return }
        var units: [NameConcepts.Unit] = []
        var core: [WordToken] = []
        var position = 0
        while position < tokens.count {
            let rest = tokens[position...]
            if let unit = source.unit(at: rest, in: text) {
                let parts = unit.isKnown ? [] : source.compound(tokens[position], in: text)
                units += parts.isEmpty ? [unit] : parts
                core += tokens[position..<min(position + unit.length, tokens.count)]
                position += max(unit.length, 1)
            } else {
                if !core.isEmpty { core.append(tokens[position]) }
                position += 1
            }
        }
        guard 1...4 ~= units.count, units.contains(where: \.isKnown), let first = core.first else { return }
        let entry = Entry(
            outlet: outlet, name: name, core: TranslatedNameIndex.unordered(core[...]),
            hasArticle: first.start > 0, language: source.language, isPartial: units.contains { !$0.isKnown })
        for key in NameConcepts.keys(of: units) where seen.insert(key).inserted {
            entries[source.language, default: [:]][key, default: []].append(entry)
        }
    }

    /// A number for words in any order.
    static func unordered(_ tokens: ArraySlice<WordToken>) -> UInt64 {
        tokens.reduce(0) { $0 &+ NameHash.mixed($1.hash) }
    }

    /// A number for words in their order.
    static func number(_ tokens: ArraySlice<WordToken>) -> UInt64 {
        tokens.reduce(0) { NameHash.mixed($0 ^ $1.hash) }
    }
}
