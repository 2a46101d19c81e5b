/// The cues of one language that tell a translated name from a word.
struct CueTable: Sendable {
    /// A cue that a machine mistranslated.
    struct Mangled: Sendable {
        var words: [UInt64]
        /// What it was (`Laut`).
        var original: String
        /// ISO 639-1 of what it was.
        var language: String
        /// No word of this language at all ("loud" in French).
        var isForeign: Bool
    }

    /// Mistranslated cues before a name, by their last word.
    private(set) var mangled: [UInt64: [Mangled]] = [:]
    /// Mistranslated cues behind a name, by their first word.
    private(set) var mangledAfter: [UInt64: [Mangled]] = [:]
    /// Right cues before a name, by their last word.
    private(set) var before: [UInt64: [[UInt64]]] = [:]
    /// Verbs of publishing behind a name, by their first word.
    private(set) var publishing: [UInt64: [[UInt64]]] = [:]
    /// Other verbs of saying.
    private(set) var saying: [UInt64: [[UInt64]]] = [:]
    /// Cues that need a verb of publishing behind the name (as The Crown reports), by their last word.
    private(set) var beforeWithVerb: [UInt64: [[UInt64]]] = [:]
    /// The words by which any of these cues is known.
    private(set) var words: Set<UInt64> = []
    /// Prepositions that name whom something is told, and the verbs that such a one may stand apart from.
    private(set) var addressing: Set<UInt64> = []
    private(set) var telling: Set<UInt64> = []
    /// Words for what a person posts on.
    private(set) var accounts: Set<UInt64> = []
    /// Words for works that bear names as outlets do (film, book).
    private(set) var works: Set<UInt64> = []
    /// Words that hold a preposition of a cue and the name's article (du: de).
    private(set) var contractions: [UInt64: UInt64] = [:]

    /// Reads a file of cues.
    ///
    /// - Parameters:
    ///   - root: the file.
    ///   - linkers: small words of the language, by which no cue is known.
    init(_ root: JSONNode, linkers: Set<UInt64>) {
        for (key, isBefore) in [("mangled", true), ("mangledAfter", false)] {
            for node in root[key]?.array ?? [] {
                let words = WordToken.hashes(of: node["text"]?.string ?? "")
                guard let first = words.first, let last = words.last else { continue }
                let cue = Mangled(
                    words: words, original: node["original"]?.string ?? "", language: node["from"]?.string ?? "",
                    isForeign: node["foreign"] != nil)
                if isBefore {
                    mangled[last, default: []].append(cue)
                } else {
                    mangledAfter[first, default: []].append(cue)
                }
            }
        }
        func table(_ key: String, byLast: Bool) -> [UInt64: [[UInt64]]] {
            var table: [UInt64: [[UInt64]]] = [:]
            for text in root[key]?.strings ?? [] {
                let words = WordToken.hashes(of: text)
                guard let word = byLast ? words.last : words.first else { continue }
                table[word, default: []].append(words)
            }
            return table
        }
        before = table("before", byLast: true)
        publishing = table("publishing", byLast: false)
        saying = table("saying", byLast: false)
        beforeWithVerb = table("beforeWithVerb", byLast: true)
        for key in ["before", "publishing", "saying", "beforeWithVerb"] {
            for text in root[key]?.strings ?? [] { addWords(of: WordToken.hashes(of: text), linkers) }
        }
        for cue in mangled.values.joined() { addWords(of: cue.words, linkers) }
        for cue in mangledAfter.values.joined() { addWords(of: cue.words, linkers) }
        accounts = Set((root["accounts"]?.strings ?? []).flatMap(WordToken.hashes))
        addressing = Set((root["addressing"]?.strings ?? []).flatMap(WordToken.hashes))
        for (last, cues) in before where addressing.contains(last) {
            telling.formUnion(cues.filter { $0.count == 2 }.compactMap(\.first))
        }
        works = Set((root["works"]?.strings ?? []).flatMap(WordToken.hashes))
        for member in root["contractions"]?.members ?? [] {
            guard let word = WordToken.hashes(of: member.key).first,
                let preposition = WordToken.hashes(of: member.node.string ?? "").first
            else { continue }
            contractions[word] = preposition
        }
    }

    private mutating func addWords(of cue: [UInt64], _ linkers: Set<UInt64>) {
        let own = cue.filter { !linkers.contains($0) }
        words.formUnion(own.isEmpty ? cue : own)
    }
}
