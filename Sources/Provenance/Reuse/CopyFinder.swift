import Ingestion

/// A text that stands in an earlier article of another outlet.
struct Copy: Sendable {
    var source: HeldArticle
    /// Shared words outside of quotations and of what both lay to one named source.
    var words: Int
    /// All words of the article.
    var total: Int
    /// The longest shared passage, in the article's scalars.
    var longest: TextSpan
    /// How many articles with shared passages were compared.
    var compared: Int
    /// An agency's sign that the earlier article bears.
    var sign: OutletID?
}

/// Looks for the earlier article that a text was copied from without naming it.
///
/// Credited syndication, quotations and what both texts lay to the same named source (a press release) are told apart
/// from copying. The direction follows time: an article of the same moment is no source of another.
struct CopyFinder {
    private let registry: OutletRegistry
    private static let compared = 12
    /// Shared words that make a copy together with their share of the text, and those that do alone.
    private static let fewest = 24
    private static let share = 0.22
    private static let many = 70

    init(registry: OutletRegistry) {
        self.registry = registry
    }

    /// The earliest article that a text stands in and does not name.
    func copy(
        of article: Article, id: ArticleID?, outlet: OutletID?, citations: [Attribution], time: Int64,
        in index: some ArticleIndex
    ) throws -> Copy? {
        let words = WordSequence(Array(article.text.unicodeScalars))
        guard words.count >= Self.fewest else { return nil }
        let similar = try index.articles(sharing: TextFingerprints(of: words).values, limit: Self.compared)
        let named = Set(citations.compactMap { $0.outlet?.id })
        var best: Copy?
        var compared = 0
        for (held, _) in similar where held.id != id && held.outlet != outlet {
            compared += 1
            guard Self.stands(held, before: time, isDay: article.published?.isDay == true) else { continue }
            if let other = held.outlet, named.contains(other) { continue }
            if let best, best.source.time <= held.time { continue }
            guard let source = try index.content(of: held.id) else { continue }
            let others = try index.citations(of: held.id).map(\.attribution)
            let signs = Set(others.filter { $0.role == .credit }.compactMap { $0.outlet?.id })
            // Both carry the same agency's text, and this one says so.
            guard signs.isDisjoint(with: named) else { continue }
            guard
                var copy = measure(
                    words, article: article, citations: citations, in: source, others: others, held: held)
            else { continue }
            copy.sign = signs.min()
            best = copy
        }
        best?.compared = compared
        return best
    }

    private static func stands(_ held: HeldArticle, before time: Int64, isDay: Bool) -> Bool {
        let day: Int64 = 86400
        if isDay || held.published?.isDay == true { return held.time / day < time / day }
        return held.time < time
    }

    private func measure(
        _ words: WordSequence, article: Article, citations: [Attribution], in source: Article, others: [Attribution],
        held: HeldArticle
    ) -> Copy? {
        let shared = SharedPassages(of: words, in: WordSequence(Array(source.text.unicodeScalars)))
        guard !shared.passages.isEmpty else { return nil }
        let speakers = Set(others.compactMap(\.namedSource))
        let said = citations.filter { $0.namedSource.map(speakers.contains) ?? false }
            .flatMap { $0.content.compactMap(\.span) }.sorted()
        var free = 0
        var attributed = 0
        for word in 0..<words.count where shared.isShared[word] && !words.isQuoted[word] {
            if said.contains(where: { $0.contains(words.spans[word].start) }) { attributed += 1 } else { free += 1 }
        }
        let total = words.count
        let all = free + attributed
        // Where nearly the whole text recurs, the copy took the attributions along.
        let count = Double(all) >= 0.7 * Double(total) ? all : free
        let isCopy = count >= Self.many || count >= Self.fewest && Double(count) >= Self.share * Double(total)
        guard isCopy, let longest = shared.passages.max(by: { $0.words.count < $1.words.count }),
            let first = words.spans.dropFirst(longest.words.lowerBound).first,
            let last = words.spans.prefix(longest.words.upperBound).last
        else { return nil }
        return Copy(
            source: held, words: count, total: total, longest: TextSpan(first.start, last.end), compared: 0)
    }
}

extension Attribution {
    /// A person, an organization or a document by a name that two texts can share.
    fileprivate var namedSource: OriginKey? {
        guard kind == .person || kind == .organization || kind == .document else { return nil }
        return OriginKey(of: HeldCitation(entry: -1, attribution: self), in: nil)
    }
}
