/// Looks up what class names say.
///
/// Names are cut at everything that is no letter and where a small letter meets a capital; words that are written
/// together are taken apart where both halves are known.
struct ClassVocabulary: Sendable {
    static let standard = ClassVocabulary()

    /// What is known of one word.
    private struct Entry: Sendable {
        /// What it means alone.
        var labels: Labels = []
        var isWhole = false
        var isPart = false
        var isNeutral = false
        var isState = false
        /// Long enough for a name to begin with it (`kommentarbereich`).
        var isStem = false
    }

    private let entries: WordTable<Entry>
    private let pairs: WordTable<Labels>

    private static let shortestStem = 6

    private init() {
        var entries: [UInt64: Entry] = [:]
        for (label, list) in ClassWords.words {
            for word in list.split(separator: " ") {
                let hash = WordHash.of(word.utf8)
                entries[hash, default: Entry()].labels.formUnion(label)
                entries[hash]?.isStem = word.utf8.count >= Self.shortestStem
            }
        }
        for word in ClassWords.wholes { entries[WordHash.of(word.utf8), default: Entry()].isWhole = true }
        for word in ClassWords.parts { entries[WordHash.of(word.utf8), default: Entry()].isPart = true }
        for word in ClassWords.neutral { entries[WordHash.of(word.utf8), default: Entry()].isNeutral = true }
        for word in ClassWords.states { entries[WordHash.of(word.utf8), default: Entry()].isState = true }
        self.entries = WordTable(entries)
        var pairs: [UInt64: Labels] = [:]
        for (label, list) in ClassWords.pairs {
            for pair in list {
                let parts = pair.split(separator: " ")
                guard parts.count == 2 else { continue }
                pairs[Self.pair(WordHash.of(parts[0].utf8), WordHash.of(parts[1].utf8)), default: []].formUnion(label)
            }
        }
        self.pairs = WordTable(pairs)
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
                    reading.isState = entries[WordHash.of(word)]?.isState ?? false
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
        var previousIsWhole = false
        /// Whether the name says what else there is (`has-sidebar`).
        var isState = false
        /// Whether the name so far names the body: "article-text" does, "article-text-header" something else on it.
        var namesBody = false

        /// How many words the name has had, and whether one was "hidden": "label-hidden" hides the label, "hidden-xs"
        /// hides on a small screen.
        var words = 0
        var saysHidden = false

        mutating func endName() {
            if namesBody { labels.insert(.body) }
            if saysHidden, words == 1 { labels.insert(.hidden) }
            words = 0
            saysHidden = false
            namesBody = false
            previous = 0
            isState = false
        }
    }

    private func take(_ word: inout [UInt8], _ reading: inout Reading) {
        guard !word.isEmpty else { return }
        let hash = WordHash.of(word)
        if !reading.isState {
            let entry = entries[hash]
            let labels = entry?.labels ?? []
            reading.words += 1
            if labels == .hidden {
                reading.saysHidden = true
            } else {
                reading.labels.formUnion(labels.isEmpty ? known(word) : labels)
            }
            if reading.previous != 0 {
                if let label = pairs[Self.pair(reading.previous, hash)] { reading.labels.formUnion(label) }
                if entry?.isPart == true, reading.previousIsWhole {
                    reading.namesBody = true
                } else if reading.namesBody, entry?.isNeutral != true {
                    reading.namesBody = false
                }
            }
            reading.previousIsWhole = entry?.isWhole ?? false
        }
        reading.previous = hash
        word.removeAll(keepingCapacity: true)
    }

    /// A word that means nothing alone: two that do, or one that begins with a long one.
    private func known(_ word: [UInt8]) -> Labels {
        guard word.count >= Self.shortestStem, word.count <= 40 else { return [] }
        var hash = WordHash.seed
        var result: Labels = []
        for index in 0..<word.count - 3 {
            hash = WordHash.step(hash, word[index])
            guard index >= 2, let first = entries[hash] else { continue }
            if let second = entries[WordHash.of(word[(index + 1)...])] {
                if first.isWhole, second.isPart { return .body }
                if !second.labels.isEmpty { return first.labels.union(second.labels) }
            }
            if first.isStem { result.formUnion(first.labels) }
        }
        return result
    }

    private static func pair(_ a: UInt64, _ b: UInt64) -> UInt64 {
        (a &* 31) ^ (b &+ 0x9E37_79B9_7F4A_7C15 &+ (a << 6) &+ (a >> 2))
    }
}
