/// Goes from the words of a name to sets of concepts, whatever their order.
///
/// A set is one number: the sum of its members' mixed numbers. A word that the dictionary lacks stands for itself
/// ("Figaro").
struct NameConcepts {
    /// A part of a name: what it may stand for, and whether the dictionary knows it.
    struct Unit {
        var members: [UInt64]
        var concepts: [Int]
        /// How many words it has.
        var length: Int
        var isKnown: Bool { !concepts.isEmpty }
    }

    let dictionary: TranslationDictionary.Language
    let language: String
    /// The dictionary's other languages: a place may be left as it was (Frankfurter Général).
    var others: [TranslationDictionary.Language] = []
    var isPlace: (Int) -> Bool = { _ in false }

    /// The unit that begins a run of words; `nil` for a linker.
    func unit(at tokens: ArraySlice<WordToken>, in text: ScalarText) -> Unit? {
        guard let first = tokens.first else { return nil }
        let found = dictionary.concepts(of: tokens)
        if found?.length ?? 1 == 1, isLinker(first) { return nil }
        if let (concepts, length) = found {
            return Unit(members: concepts.map(Self.member), concepts: concepts, length: length)
        }
        let inflected = inflectedConcepts(of: first, in: text)
        if !inflected.isEmpty {
            return Unit(members: inflected.map(Self.member), concepts: inflected, length: 1)
        }
        if first.isCapital {
            for other in others {
                let kept = other.concepts(of: first.hash).filter(isPlace)
                if !kept.isEmpty { return Unit(members: kept.map(Self.member), concepts: kept, length: 1) }
            }
        }
        return Unit(members: [NameHash.mixed(first.hash)], concepts: [], length: 1)
    }

    /// The two units of a German compound (Tagesspiegel: Tages, Spiegel); empty where it is none.
    func compound(_ token: WordToken, in text: ScalarText) -> [Unit] {
        guard language == "de", token.end - token.start >= 7 else { return [] }
        for split in (token.start + 3)...(token.end - 3) {
            let tail = concepts(from: split, to: token.end, in: text)
            guard !tail.isEmpty else { continue }
            for joint in 0...2 where split - joint - token.start >= 3 {
                let joined = String(String.UnicodeScalarView(text.folded[(split - joint)..<split]))
                guard joint == 0 || joined == "s" || joined == "n" || joined == "es" || joined == "en" else { continue }
                let head = concepts(from: token.start, to: split - joint, in: text)
                guard !head.isEmpty else { continue }
                return [
                    Unit(members: head.map(Self.member), concepts: head, length: 0),
                    Unit(members: tail.map(Self.member), concepts: tail, length: 1),
                ]
            }
        }
        return []
    }

    func isLinker(_ token: WordToken) -> Bool { dictionary.linkers.contains(token.hash) }

    /// Every set that units may stand for.
    static func keys(of units: [Unit]) -> [UInt64] {
        var keys: [UInt64] = [0]
        for unit in units {
            keys = keys.flatMap { key in unit.members.prefix(5).map { key &+ $0 } }
            if keys.count > 40 { keys = Array(keys.prefix(40)) }
        }
        return keys
    }

    private static func member(_ concept: Int) -> UInt64 { NameHash.mixed(UInt64(bitPattern: Int64(concept))) }

    private func concepts(from start: Int, to end: Int, in text: ScalarText) -> [Int] {
        dictionary.concepts(of: NameHash(text.folded[start..<end]).value)
    }

    /// German endings of the genitive and plural: des Kreuzes, der Zeitungen.
    private func inflectedConcepts(of token: WordToken, in text: ScalarText) -> [Int] {
        guard language == "de" || language == "fr", token.end - token.start > 4 else { return [] }
        for ending in language == "de" ? ["s", "es", "n", "en", "e"] : ["s"] {
            let end = token.end - ending.utf8.count
            guard text.folded[end..<token.end].elementsEqual(ending.unicodeScalars) else { continue }
            let found = dictionary.concepts(of: NameHash(text.folded[token.start..<end]).value)
            if !found.isEmpty { return found }
        }
        return []
    }
}
