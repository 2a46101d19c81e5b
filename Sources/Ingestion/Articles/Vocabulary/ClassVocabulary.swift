/// Looks up what class names say.
///
/// Names are cut at everything that is no letter and where a small letter meets a capital; words that are written
/// together are taken apart where both halves are known.
struct ClassVocabulary: Sendable {
    static let standard = ClassVocabulary()

    private var words: [UInt64: Labels] = [:]
    private var pairs: [UInt64: Labels] = [:]
    private var wholes: Set<UInt64> = []
    private var parts: Set<UInt64> = []
    private var states: Set<UInt64> = []
    private var neutral: Set<UInt64> = []
    /// Long words that a name may begin with (`kommentarbereich`).
    private var stems: [UInt64: Labels] = [:]

    private static let shortestStem = 6

    private init() {
        for (label, list) in ClassWords.words {
            for word in list.split(separator: " ") {
                let hash = WordHash.of(word.utf8)
                words[hash, default: []].formUnion(label)
                if word.utf8.count >= Self.shortestStem { stems[hash, default: []].formUnion(label) }
            }
        }
        for (label, list) in ClassWords.pairs {
            for pair in list {
                let parts = pair.split(separator: " ")
                guard parts.count == 2 else { continue }
                pairs[Self.pair(WordHash.of(parts[0].utf8), WordHash.of(parts[1].utf8)), default: []].formUnion(label)
            }
        }
        wholes = Set(ClassWords.wholes.map { WordHash.of($0.utf8) })
        parts = Set(ClassWords.parts.map { WordHash.of($0.utf8) })
        neutral = Set(ClassWords.neutral.map { WordHash.of($0.utf8) })
        states = Set(ClassWords.states.map { WordHash.of($0.utf8) })
    }

    /// The labels of one attribute's value.
    func labels(of value: ArraySlice<UInt8>) -> Labels {
        // WordPress lists what a post is filed under among its classes.
        if value.containsSequence("status-publish") || value.containsSequence("type-post") { return .article }
        var reading = Reading()
        var word: [UInt8] = []
        word.reserveCapacity(24)
        var previous: UInt8 = 0
        for byte in value {
            if byte.isASCIILetter {
                let meetsCapital = byte < 0x61 && previous >= 0x61 && previous <= 0x7A
                if meetsCapital { take(&word, &reading) }
                word.append(byte | 0x20)
            } else {
                if reading.previous == 0, !word.isEmpty, byte == 0x2D || byte == 0x5F {
                    reading.isState = states.contains(WordHash.of(word))
                }
                take(&word, &reading)
                if byte <= 0x20 { reading.endName() }
            }
            previous = byte
        }
        take(&word, &reading)
        reading.endName()
        return reading.labels
    }

    /// How far the reading of a value has come.
    private struct Reading {
        var labels: Labels = []
        /// The hash of the word before in the same name, or 0.
        var previous: UInt64 = 0
        /// Whether the name says what else there is (`has-sidebar`).
        var isState = false
        /// Whether the name so far names the body: "article-text" does, "article-text-header" something else on it.
        var namesBody = false

        mutating func endName() {
            if namesBody { labels.insert(.body) }
            namesBody = false
            previous = 0
            isState = false
        }
    }

    private func take(_ word: inout [UInt8], _ reading: inout Reading) {
        guard !word.isEmpty else { return }
        let hash = WordHash.of(word)
        if !reading.isState {
            reading.labels.formUnion(words[hash] ?? known(word))
            if reading.previous != 0 {
                if let label = pairs[Self.pair(reading.previous, hash)] { reading.labels.formUnion(label) }
                if wholes.contains(reading.previous), parts.contains(hash) {
                    reading.namesBody = true
                } else if reading.namesBody, !neutral.contains(hash) {
                    reading.namesBody = false
                }
            }
        }
        reading.previous = hash
        word.removeAll(keepingCapacity: true)
    }

    /// A word that is not in the table: two that are, or one that begins with a long one.
    private func known(_ word: [UInt8]) -> Labels {
        guard word.count >= Self.shortestStem, word.count <= 40 else { return [] }
        var hash = WordHash.seed
        var result: Labels = []
        for (index, byte) in word.enumerated() {
            hash = WordHash.step(hash, byte)
            let length = index + 1
            guard length >= 3, length <= word.count - 3 else { continue }
            let isWhole = wholes.contains(hash)
            let first = words[hash]
            if isWhole || first != nil {
                let rest = WordHash.of(word[length...])
                if isWhole, parts.contains(rest) { return .body }
                if let second = words[rest] { return (first ?? []).union(second) }
            }
            if length >= Self.shortestStem, let label = stems[hash] { result.formUnion(label) }
        }
        return result
    }

    private static func pair(_ a: UInt64, _ b: UInt64) -> UInt64 {
        (a &* 31) ^ (b &+ 0x9E37_79B9_7F4A_7C15 &+ (a << 6) &+ (a >> 2))
    }
}
