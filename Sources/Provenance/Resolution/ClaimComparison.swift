import Ingestion

/// How rare each feature is among the articles that are compared.
struct FeatureRarity {
    private var counts: [UInt32: Int] = [:]
    private let articles: Int

    init(_ features: [[UInt32]]) {
        articles = features.count
        for values in features { for value in values { counts[value, default: 0] += 1 } }
    }

    /// From 0.35, for what every article has, to 1 for what one has.
    func weight(of value: UInt32) -> Float {
        guard articles > 1, let count = counts[value], count > 1 else { return 1 }
        let share = Float(count - 1) / Float(articles - 1)
        return 0.35 + 0.65 * (1 - share.squareRoot())
    }
}

/// What a candidate has of a claim, to be said in words.
struct CandidateEvidence {
    var names = 0
    var figures = 0
    var others = 0
    var days: Float = 0
    var isForeign = false
    var titleCoverage: Float = 0

    func words(compared: Int, outlet: OutletID) -> [String] {
        var parts: [String] = []
        if names > 0 { parts.append(names == 1 ? "one name" : "\(names) names") }
        if figures > 0 { parts.append(figures == 1 ? "one figure or date" : "\(figures) figures and dates") }
        if others > 0 { parts.append(others == 1 ? "one word" : "\(others) words") }
        var result = ["shares \(parts.isEmpty ? "little" : parts.joined(separator: ", ")) with the claim"]
        if titleCoverage >= 0.5 { result.append("its headline recurs in the citing text") }
        if isForeign { result.append("compared across languages") }
        let hours = Int(days * 24)
        result.append(hours < 48 ? "published \(hours) h before" : "published \(Int(days)) days before")
        result.append(
            compared == 1 ? "the only article of \(outlet) in reach" : "the best of \(compared) articles of \(outlet)")
        return result
    }
}

/// Compares candidates with one claim of one article.
struct ClaimComparison {
    private let claim: Claim
    private let rest: Claim
    private let language: String?
    private let own: Set<UInt32>
    private static let least: Float = 1.2

    init(_ attribution: Attribution, in article: Article) {
        let scan = ArticleScan(of: article)
        let claim = Claim(of: attribution, in: scan, paragraphs: article.paragraphs, breadth: .paragraph)
        var rest = Claim(language: article.language)
        rest.add(scan.title, factor: 1)
        rest.add(scan.text.prefix(600), factor: 0.7)
        rest.remove(claim.weights.filter { $0.value.same >= 0.6 }.keys)
        self.claim = claim
        self.rest = rest
        language = article.language
        own = Set(scan.title.map(\.value) + scan.text.map(\.value))
    }

    func score(
        _ candidate: HeldArticle, values: [UInt32], rarity: FeatureRarity, time: Int64
    ) -> (CandidateScore, CandidateEvidence) {
        var score = CandidateScore()
        var evidence = CandidateEvidence()
        let present = Set(values)
        let isForeign = claim.isForeign(to: candidate.language)
        var total: Float = 0
        var plain: Float = 0
        for (value, weight) in claim.weights {
            let amount = isForeign ? weight.foreign : weight.same
            total += amount
            guard present.contains(value) else {
                if weight.isFigure { score.figuresMissing += amount / 2 }
                continue
            }
            plain += amount
            score.claimMass += amount * rarity.weight(of: value)
            if weight.isFigure {
                score.figuresFound += amount / 2
                evidence.figures += 1
            } else if weight.foreign >= 0.6 {
                evidence.names += 1
            } else {
                evidence.others += 1
            }
        }
        score.claimCoverage = total > 0 ? plain / total : 0
        var restTotal: Float = 0
        var restPlain: Float = 0
        for (value, weight) in rest.weights {
            let amount = isForeign ? weight.foreign : weight.same
            restTotal += amount
            guard present.contains(value) else { continue }
            restPlain += amount
            score.restMass += amount * rarity.weight(of: value)
        }
        score.restCoverage = restTotal > 0 ? restPlain / restTotal : 0
        // Most articles of an outlet have next to nothing of this one: their headlines are not read.
        if score.claimMass + score.restMass >= Self.least { score.titleCoverage = titleCoverage(candidate) }
        score.days = Float(max(0, time - candidate.time)) / 86400
        score.isForeign = isForeign
        evidence.days = score.days
        evidence.isForeign = isForeign
        evidence.titleCoverage = score.titleCoverage
        return (score, evidence)
    }

    private func titleCoverage(_ candidate: HeldArticle) -> Float {
        guard let title = candidate.title else { return 0 }
        var words = Claim(language: candidate.language)
        words.add(
            FeatureScanner.hits(in: Array(title.unicodeScalars), language: candidate.language, isHeadline: true),
            factor: 1)
        return words.coverage(by: own, language: language)
    }
}
