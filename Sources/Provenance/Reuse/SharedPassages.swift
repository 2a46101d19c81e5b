import Ingestion

/// The passages that two texts share word for word.
struct SharedPassages: Sendable {
    struct Passage: Sendable, Hashable {
        /// Words of the later text.
        var words: Range<Int>
        /// Where they stand in the earlier one.
        var start: Int
    }

    let passages: [Passage]
    /// Whether each word of the later text is shared.
    let isShared: [Bool]

    private static let shingle = 6
    private static let mostPlaces = 4

    /// Aligns a later text with an earlier one in one pass: each run of six equal words is grown as far as it goes.
    init(of later: WordSequence, in earlier: WordSequence) {
        var places: [UInt64: [Int]] = [:]
        for (place, shingle) in earlier.shingles(of: Self.shingle).enumerated() {
            if places[shingle, default: []].count < Self.mostPlaces { places[shingle, default: []].append(place) }
        }
        let shingles = later.shingles(of: Self.shingle)
        var passages: [Passage] = []
        var isShared = Array(repeating: false, count: later.count)
        var index = 0
        while index < shingles.count {
            var longest = 0
            var start = 0
            for place in places[shingles[index]] ?? [] {
                let length = Self.length(later, from: index, earlier, from: place)
                if length > longest { (longest, start) = (length, place) }
            }
            guard longest >= Self.shingle else {
                index += 1
                continue
            }
            passages.append(Passage(words: index..<index + longest, start: start))
            for word in index..<index + longest { isShared[word] = true }
            index += longest
        }
        self.passages = passages
        self.isShared = isShared
    }

    private static func length(
        _ later: WordSequence, from start: Int, _ earlier: WordSequence, from place: Int
    ) -> Int {
        var length = 0
        while start + length < later.count, place + length < earlier.count,
            later.hashes[start + length] == earlier.hashes[place + length]
        {
            length += 1
        }
        return length
    }
}
