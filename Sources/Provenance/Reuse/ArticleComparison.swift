public import Ingestion

/// What a later article has of an earlier one, sentence by sentence: in the same words, or as the same facts.
public struct ArticleComparison: Sendable, Hashable {
    public enum Likeness: String, Sendable, Hashable, Codable {
        /// Most of the later sentence stands in the earlier article word for word.
        case words
        /// The sentences share names, figures and things; they may be of two languages.
        case facts
    }

    /// A sentence of the later article beside the one of the earlier that it resembles most.
    public struct Pair: Sendable, Hashable {
        public var later: TextSpan
        public var earlier: TextSpan
        public var likeness: Likeness
        /// The share of its words, or of the weight of its names, figures and things, that the earlier one has.
        public var share: Double
        /// Whether most of its words stand between quotation marks.
        public var isQuoted: Bool
    }

    /// In the order of the later article; sentences that resemble none are left out.
    public let pairs: [Pair]
    /// Words of the later article, and those of them that stand in passages of the earlier one.
    public let words: Int
    public let sharedWords: Int
    /// Sentences of the later article.
    public let sentences: Int

    private static let most = 600
    private static let sameWords = 0.6
    /// The least share and the least weight of what two sentences have in common to be called the same facts.
    private static let sameFacts: Float = 0.4
    private static let weight: Float = 2.4

    /// Compares two articles in one pass over each.
    public init(of later: Article, with earlier: Article) {
        let new = ArticleScan(of: later)
        let old = ArticleScan(of: earlier)
        let newWords = WordSequence(new.scalars)
        let oldWords = WordSequence(old.scalars)
        let shared = SharedPassages(of: newWords, in: oldWords)
        words = newWords.count
        sharedWords = shared.isShared.count { $0 }
        sentences = new.sentences.count
        let isForeign = Claim(language: later.language).isForeign(to: earlier.language)
        var homes: [UInt32: [Int]] = [:]
        for (place, sentence) in old.sentences.prefix(Self.most).enumerated() {
            for value in Set(old.hits(in: sentence).map(\.value)) { homes[value, default: []].append(place) }
        }
        var origins: [Int?] = Array(repeating: nil, count: newWords.count)
        for passage in shared.passages {
            for (offset, word) in passage.words.enumerated() { origins[word] = passage.start + offset }
        }
        var pairs: [Pair] = []
        var word = 0
        for sentence in new.sentences.prefix(Self.most) {
            while word < newWords.count, newWords.spans[word].start < sentence.start { word += 1 }
            let first = word
            while word < newWords.count, newWords.spans[word].start < sentence.end { word += 1 }
            let own = first..<word
            guard !own.isEmpty else { continue }
            let isQuoted = own.count { newWords.isQuoted[$0] } * 2 > own.count
            let copied = own.compactMap { origins[$0] }
            if Double(copied.count) >= Self.sameWords * Double(own.count), let start = copied.first {
                let place = old.sentences.partitioningIndex { $0.end > oldWords.spans[start].start }
                if place < old.sentences.count {
                    let share = Double(copied.count) / Double(own.count)
                    pairs.append(
                        Pair(
                            later: sentence, earlier: old.sentences[place], likeness: .words, share: share,
                            isQuoted: isQuoted))
                }
                continue
            }
            var weights: [UInt32: Float] = [:]
            for hit in new.hits(in: sentence) {
                weights[hit.value] = max(
                    weights[hit.value] ?? 0, isForeign ? hit.foreignWeight : max(hit.foreignWeight, 0.5 * hit.weight))
            }
            var found: [Int: Float] = [:]
            for (value, weight) in weights { for place in homes[value] ?? [] { found[place, default: 0] += weight } }
            let total = weights.values.reduce(0, +)
            guard let best = found.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), total > 0,
                best.value >= Self.weight, best.value >= Self.sameFacts * total
            else { continue }
            pairs.append(
                Pair(
                    later: sentence, earlier: old.sentences[best.key], likeness: .facts,
                    share: Double(best.value / total), isQuoted: isQuoted))
        }
        self.pairs = pairs
    }
}
