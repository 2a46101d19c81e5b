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
    private static let compared = 10
    /// Shared words that make a copy together with their share of the text, and those that do alone.
    private static let fewest = 18
    private static let share = 0.25
    /// The words of the longest passage that such a part must have: more than one sentence.
    private static let passage = 25
    private static let run = 14
    /// The share of a text that is as good as the whole.
    private static let whole = 0.65
    private static let nearly = 0.9
    private static let many = 80

    init(registry: OutletRegistry) {
        self.registry = registry
    }

    /// The earliest article that a text stands in and does not name.
    func copy(
        of article: Article, id: ArticleID?, outlet: OutletID?, citations: [HeldCitation], time: Int64,
        in index: some ArticleIndex
    ) throws -> Copy? {
        let words = WordSequence(Array(article.text.unicodeScalars))
        guard words.count >= Self.fewest else { return nil }
        let similar = try index.articles(sharing: TextFingerprints(of: words).values, limit: Self.compared)
        let named = Set(citations.compactMap { $0.attribution.outlet?.id })
        var texts: [ComparedText] = []
        for (held, _) in similar where held.id != id && held.outlet != outlet {
            guard let source = try index.content(of: held.id) else { continue }
            let isNamed = held.outlet.map(named.contains) ?? false
            texts.append(ComparedText(held, source, words: words, isNamed: isNamed))
        }
        let reprints = texts.filter(\.isNamed)
        for place in texts.indices { texts[place].leaveOut(reprints, sharedWidely: texts, than: Self.whole) }
        var best: Copy?
        for text in texts
        where !text.isNamed && Self.stands(text.held, before: time, isDay: article.published?.isDay == true) {
            if let best, best.source.time <= text.held.time { continue }
            let others = try index.citations(of: text.held.id).map(\.attribution)
            let signs = Set(others.filter { $0.role == .credit }.compactMap { $0.outlet?.id })
            // Both carry the same agency's text, and this one says so.
            guard signs.isDisjoint(with: named) else { continue }
            guard var copy = measure(words, citations: citations.map(\.attribution), text: text, others: others) else {
                continue
            }
            copy.sign = signs.min()
            best = copy
        }
        best?.compared = texts.count
        return best
    }

    private static func stands(_ held: HeldArticle, before time: Int64, isDay: Bool) -> Bool {
        let day: Int64 = 86400
        if isDay || held.published?.isDay == true { return held.time / day < time / day }
        return held.time < time
    }

    private func measure(
        _ words: WordSequence, citations: [Attribution], text: ComparedText, others: [Attribution]
    ) -> Copy? {
        let speakers = Set(others.compactMap(\.namedSource))
        // Words that are laid to a medium, or in both to one named source, are not passed off as one's own.
        func spans(_ isMeant: (Attribution) -> Bool) -> [TextSpan] {
            citations.filter(isMeant).flatMap { $0.content.compactMap(\.span) }
        }
        let shared = spans { $0.namedSource.map(speakers.contains) ?? false }
        let credited = shared + spans(\.isMedium)
        var free = 0
        var unshared = 0
        var all = 0
        var run = 0
        var longest = 0..<0
        for word in 0..<words.count {
            guard text.isShared[word], !words.isQuoted[word] else {
                run = 0
                continue
            }
            all += 1
            if !shared.contains(where: { $0.contains(words.spans[word].start) }) { unshared += 1 }
            if text.isSharedWidely[word] || credited.contains(where: { $0.contains(words.spans[word].start) }) {
                run = 0
                continue
            }
            free += 1
            run += 1
            if run > longest.count { longest = word + 1 - run..<word + 1 }
        }
        let total = words.count
        let share = Double(all) / Double(max(1, words.isQuoted.count { !$0 }))
        // Where hardly a word differs, the sentence that cites a medium was taken over too, and its credit with it.
        let isCopied = free >= Self.run || share >= Self.nearly && unshared >= Self.fewest
        let isWhole = all >= Self.fewest && isCopied && share >= Self.whole && text.keepsOrder
        let count = isWhole ? all : free
        let isPart = free >= Self.fewest && Double(free) >= Self.share * Double(total) && longest.count >= Self.passage
        guard isWhole || isPart || free >= Self.many, let first = words.spans.dropFirst(longest.lowerBound).first,
            let last = words.spans.prefix(longest.upperBound).last
        else { return nil }
        return Copy(
            source: text.held, words: count, total: total, longest: TextSpan(first.start, last.end), compared: 0)
    }
}

/// An article that shares passages with the one in question.
private struct ComparedText {
    let held: HeldArticle
    /// Whether the article in question names its outlet.
    let isNamed: Bool
    var isShared: [Bool]
    /// Whether two or more others have the word in a passage too: a common source, or a set phrase.
    var isSharedWidely: [Bool]
    let passages: [SharedPassages.Passage]
    let share: Double

    init(_ held: HeldArticle, _ source: Article, words: WordSequence, isNamed: Bool) {
        let shared = SharedPassages(of: words, in: WordSequence(Array(source.text.unicodeScalars)))
        self.held = held
        self.isNamed = isNamed
        isShared = shared.isShared
        passages = shared.passages
        isSharedWidely = Array(repeating: false, count: words.count)
        share = Double(isShared.count { $0 }) / Double(max(1, words.count))
    }

    /// Whether one passage is longer than a sentence, or many stand in the order of the original: separate texts on one
    /// event may share single sentences.
    var keepsOrder: Bool {
        if passages.contains(where: { $0.words.count >= min(Self.sentence, isShared.count * 9 / 10) }) { return true }
        return passages.count > 3 && zip(passages, passages.dropFirst()).allSatisfy { $0.start < $1.start }
    }

    private static let sentence = 22

    /// Leaves out what stands in an article that is named, and marks what many have.
    mutating func leaveOut(_ named: [ComparedText], sharedWidely others: [ComparedText], than whole: Double) {
        for text in named { for word in isShared.indices where text.isShared[word] { isShared[word] = false } }
        let parts = others.filter { $0.held.id != held.id && $0.share < whole }
        for word in isShared.indices {
            isSharedWidely[word] = parts.count { $0.isShared[word] } > 1
        }
    }
}

extension Attribution {
    /// A person, an organization or a document by a name that two texts can share.
    fileprivate var namedSource: OriginKey? {
        guard kind == .person || kind == .organization || kind == .document else { return nil }
        return OriginKey(of: HeldCitation(entry: -1, attribution: self), in: nil)
    }
}
