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
                let hash = Self.hash(word.utf8)
                words[hash, default: []].formUnion(label)
                if word.utf8.count >= Self.shortestStem { stems[hash, default: []].formUnion(label) }
            }
        }
        for (label, list) in ClassWords.pairs {
            for pair in list {
                let parts = pair.split(separator: " ")
                guard parts.count == 2 else { continue }
                pairs[Self.pair(Self.hash(parts[0].utf8), Self.hash(parts[1].utf8)), default: []].formUnion(label)
            }
        }
        wholes = Set(ClassWords.wholes.map { Self.hash($0.utf8) })
        parts = Set(ClassWords.parts.map { Self.hash($0.utf8) })
        neutral = Set(ClassWords.neutral.map { Self.hash($0.utf8) })
        states = Set(ClassWords.states.map { Self.hash($0.utf8) })
    }

    /// The labels of one attribute's value.
    func labels(of value: ArraySlice<UInt8>) -> Labels {
        var result: Labels = []
        var previous: UInt64 = 0
        var start = value.startIndex
        var lower: [UInt8] = []
        var namesBody = false
        func take(_ isState: Bool) {
            guard !lower.isEmpty else { return }
            let hash = Self.hash(lower)
            if isState {
                previous = hash
                lower.removeAll(keepingCapacity: true)
                return
            }
            result.formUnion(words[hash] ?? known(lower))
            if previous != 0 {
                if let label = pairs[Self.pair(previous, hash)] { result.formUnion(label) }
                // "article-text" names the body, "article-text-header" something else on it.
                if wholes.contains(previous), parts.contains(hash) {
                    namesBody = true
                } else if namesBody, !neutral.contains(hash) {
                    namesBody = false
                }
            }
            previous = hash
            lower.removeAll(keepingCapacity: true)
        }
        if value.containsSequence("status-publish") || value.containsSequence("type-post") { return .article }
        var previousByte: UInt8 = 0
        var isState = false
        while start < value.endIndex {
            let byte = value[start]
            if byte.isASCIILetter {
                let isCapital = byte < 0x61
                if isCapital, previousByte >= 0x61, previousByte <= 0x7A { take(isState) }
                lower.append(byte | 0x20)
            } else {
                if previous == 0, !lower.isEmpty, byte == 0x2D || byte == 0x5F {
                    isState = states.contains(Self.hash(lower))
                }
                take(isState)
                if byte <= 0x20 {
                    if namesBody { result.insert(.body) }
                    namesBody = false
                    previous = 0
                    isState = false
                }
            }
            previousByte = byte
            start += 1
        }
        take(isState)
        if namesBody { result.insert(.body) }
        return result
    }

    /// A word that is not in the table: two that are, or one that begins with a long one.
    private func known(_ word: [UInt8]) -> Labels {
        guard word.count >= Self.shortestStem, word.count <= 40 else { return [] }
        var hash = Self.seed
        var result: Labels = []
        for (index, byte) in word.enumerated() {
            hash = Self.step(hash, byte)
            let length = index + 1
            guard length >= 3, length <= word.count - 3 else { continue }
            let isWhole = wholes.contains(hash)
            let first = words[hash]
            if isWhole || first != nil {
                let rest = Self.hash(word[length...])
                if isWhole, parts.contains(rest) { return .body }
                if let second = words[rest] { return (first ?? []).union(second) }
            }
            if length >= Self.shortestStem, let label = stems[hash] { result.formUnion(label) }
        }
        return result
    }

    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
    private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }

    private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash = seed
        for byte in bytes { hash = step(hash, byte) }
        return hash
    }

    private static func pair(_ a: UInt64, _ b: UInt64) -> UInt64 {
        (a &* 31) ^ (b &+ 0x9E37_79B9_7F4A_7C15 &+ (a << 6) &+ (a >> 2))
    }
}
