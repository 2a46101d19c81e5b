import Ingestion

/// The words of outlets' names in several languages, and the cues that machines mistranslate.
///
/// A line of the dictionary is a concept ("Krone", "couronne", "crown"). A name is translated by going from its words
/// to their concepts, and back from the words of a text.
public struct TranslationDictionary: Sendable {
    /// What a word can stand for.
    struct Concept: Sendable {
        /// Can itself say something, as a person or group can.
        var speaks: Bool
        /// Is written with a capital where one such is meant (the Church, the State).
        var isInstitution: Bool
        /// Has a capital anyway in languages that give it to names (Monday, Berlin, German).
        var isCapital: Bool
        /// Tells where an outlet is from.
        var country: String?
    }

    /// Words of one language that stand for a concept.
    struct Phrase: Sendable {
        /// The words behind the first.
        var rest: [UInt64]
        var concept: Int
    }

    /// The words of one language.
    struct Language: Sendable {
        /// By the first word.
        var phrases: [UInt64: [Phrase]] = [:]
        /// Words that only join others (of, des, la).
        var linkers: Set<UInt64> = []
        /// Words of the lines around an article.
        var boilerplate: Set<UInt64> = []
        /// `nil` where no text of this language can be read.
        var cues: CueTable?
    }

    private(set) var concepts: [Concept] = []
    /// By ISO 639-1.
    private(set) var languages: [String: Language] = [:]

    /// Holds nothing, and so translates nothing.
    public init() {}

    /// Reads the dictionary's files, `Translation/*.json`.
    ///
    /// - Throws: `badData` with the file and line that is wrong, `inputOutput` where a file cannot be read.
    init(_ folder: ResourceFolder) throws(IngestionError) {
        let roots = try folder.files(in: "Translation", withSuffix: ".json").map { name throws(IngestionError) in
            try folder.json(name)
        }
        for root in roots {
            for node in (root["words"]?.array ?? []) + (root["places"]?.array ?? []) { addConcept(node) }
            for member in root["linkers"]?.members ?? [] {
                let words = (member.node.strings ?? []).flatMap(WordToken.hashes)
                languages[member.key, default: Language()].linkers.formUnion(words)
            }
            for member in root["boilerplate"]?.members ?? [] {
                let words = (member.node.strings ?? []).flatMap(WordToken.hashes)
                languages[member.key, default: Language()].boilerplate.formUnion(words)
            }
        }
        for root in roots {
            guard let language = root["language"]?.string else { continue }
            let cues = CueTable(root, linkers: languages[language]?.linkers ?? [])
            languages[language, default: Language()].cues = cues
        }
    }

    private mutating func addConcept(_ node: JSONNode) {
        let concept = concepts.count
        concepts.append(
            Concept(
                speaks: node["speaks"] != nil, isInstitution: node["institution"] != nil,
                isCapital: node["capital"] != nil, country: node["country"]?.string))
        for member in node.members ?? [] where member.key.utf8.count == 2 {
            for word in member.node.strings ?? [] {
                let hashes = WordToken.hashes(of: word)
                guard let first = hashes.first else { continue }
                languages[member.key, default: Language()].phrases[first, default: []].append(
                    Phrase(rest: Array(hashes.dropFirst()), concept: concept))
            }
        }
    }

}

extension TranslationDictionary.Language {
    /// The concepts of the longest phrase that begins with a word, and how many words it has.
    func concepts(of tokens: ArraySlice<WordToken>) -> (concepts: [Int], length: Int)? {
        guard let first = tokens.first, let candidates = phrases[first.hash] else { return nil }
        var length = 0
        var found: [Int] = []
        for phrase in candidates {
            let count = phrase.rest.count + 1
            guard count >= length, count <= tokens.count,
                zip(phrase.rest, tokens.dropFirst()).allSatisfy({ $0 == $1.hash })
            else { continue }
            if count > length { found = [] }
            length = count
            if !found.contains(phrase.concept) { found.append(phrase.concept) }
        }
        return found.isEmpty ? nil : (found, length)
    }

    /// The concepts of one word.
    func concepts(of hash: UInt64) -> [Int] {
        var found: [Int] = []
        for phrase in phrases[hash] ?? [] where phrase.rest.isEmpty && !found.contains(phrase.concept) {
            found.append(phrase.concept)
        }
        return found
    }
}
