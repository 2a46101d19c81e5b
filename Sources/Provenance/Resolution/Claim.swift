import Ingestion

/// What is claimed, as features that weigh more the nearer they stand to the words of the claim.
struct Claim: Sendable {
    struct Weight: Sendable {
        var same: Float
        var foreign: Float
        var isFigure: Bool
    }

    /// From this factor on a feature belongs to the claim itself, and not to what stands around it.
    private static let ownFactor: Float = 0.7

    private(set) var weights: [UInt32: Weight] = [:]
    let language: String?
    /// Whether this is what a whole article is about.
    var isTheme = false

    init(language: String?) {
        self.language = language
    }

    var isEmpty: Bool { weights.isEmpty }

    /// Adds features with a factor; of two the heavier counts.
    mutating func add(_ hits: some Sequence<FeatureHit>, factor: Float) {
        // A figure of the citing article's next sentence need not stand in what it cites.
        let isOwn = factor >= Self.ownFactor
        for hit in hits {
            let old = weights[hit.value]
            weights[hit.value] = Weight(
                same: max(old?.same ?? 0, hit.weight * factor),
                foreign: max(old?.foreign ?? 0, hit.foreignWeight * factor),
                isFigure: old?.isFigure ?? false || isOwn && hit.kind == .figure && hit.weight > 1)
        }
    }

    mutating func remove(_ values: some Sequence<UInt32>) {
        for value in values { weights[value] = nil }
    }

    /// The weight of a feature for a text of some language.
    func weight(_ value: UInt32, in other: String?) -> Float {
        guard let weight = weights[value] else { return 0 }
        return isForeign(to: other) ? weight.foreign : weight.same
    }

    func total(in other: String?) -> Float {
        let isForeign = isForeign(to: other)
        return weights.values.reduce(0) { $0 + (isForeign ? $1.foreign : $1.same) }
    }

    func isForeign(to other: String?) -> Bool {
        guard let language, let other else { return false }
        return language.prefix(2) != other.prefix(2)
    }

    /// The share of the claim's weight that features carry, from 0 to 1.
    func coverage(by values: Set<UInt32>, language other: String?) -> Float {
        let isForeign = isForeign(to: other)
        var hit: Float = 0
        var total: Float = 0
        for (value, weight) in weights {
            let weight = isForeign ? weight.foreign : weight.same
            total += weight
            if values.contains(value) { hit += weight }
        }
        return total > 0 ? hit / total : 0
    }
}

extension Claim {
    /// How far around its words a claim is read.
    enum Breadth {
        /// The content and its sentence.
        case sentence
        /// Its paragraph and the title too.
        case paragraph
    }

    /// The claim of an attribution.
    ///
    /// The words that name the source are left out: they are not part of what is claimed. A credit claims the article.
    init(of attribution: Attribution, in scan: ArticleScan, paragraphs: [TextSpan], breadth: Breadth) {
        self.init(language: scan.language)
        if attribution.role == .credit || attribution.anchors.isEmpty && attribution.content.isEmpty {
            add(scan.title, factor: 1)
            add(scan.hits(in: TextSpan(0, 1500)), factor: 0.8)
            return
        }
        let named = [attribution.source, attribution.cue].compactMap { $0?.span }
        func own(_ span: TextSpan) -> [FeatureHit] {
            scan.hits(in: span).filter { hit in !named.contains { $0.contains(hit.offset) } }
        }
        if breadth == .paragraph {
            add(scan.title, factor: 0.5)
            for paragraph in paragraphs where attribution.anchors.contains(where: { $0.overlaps(paragraph) }) {
                add(own(paragraph), factor: 0.4)
            }
        }
        for sentence in scan.sentences where attribution.anchors.contains(where: { $0.overlaps(sentence) }) {
            add(own(sentence), factor: 0.7)
        }
        for content in attribution.content {
            if let span = content.span {
                add(own(span), factor: 1)
            } else {
                add(FeatureScanner.hits(in: Array(content.text.unicodeScalars), language: scan.language), factor: 1)
            }
        }
    }
}

extension Attribution {
    /// Where it stands in the text.
    var anchors: [TextSpan] { ([source, cue].compactMap { $0 } + content).compactMap(\.span) }
}
