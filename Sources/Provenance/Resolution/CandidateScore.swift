import Ingestion

/// What speaks for and against an article being the one that is meant, as numbers.
struct CandidateScore: Sendable, Hashable {
    /// Weight of the claim's features that the candidate has, the rarer among its outlet's articles the heavier.
    var claimMass: Float = 0
    /// Share of the claim's weight.
    var claimCoverage: Float = 0
    /// The same for the rest of the citing article.
    var restMass: Float = 0
    var restCoverage: Float = 0
    /// Share of the candidate's title that the citing article has.
    var titleCoverage: Float = 0
    /// The claim's figures that the candidate has, and those that it lacks.
    var figuresFound: Float = 0
    var figuresMissing: Float = 0
    /// Days between publication and citation, at least 0.
    var days: Float = 0
    var isForeign = false

    /// The evidence, summed up: positive where it speaks for the candidate.
    var logit: Float {
        var sum: Float = -7.0
        sum += 0.65 * min(claimMass, 8)
        sum += (isForeign ? 4 : 2.2) * claimCoverage
        sum += (isForeign ? 0.18 : 0.07) * min(restMass, 12)
        sum += 4.2 * restCoverage
        sum += 4.2 * titleCoverage
        sum += 0.85 * min(figuresFound, 3)
        sum -= 1.1 * min(figuresMissing, 2)
        sum -= 0.8 * Self.logarithm(1 + days)
        // Across languages words say nothing, so that less can be shared.
        if isForeign { sum += 2.2 }
        return sum
    }

    private static func logarithm(_ value: Float) -> Float {
        // log2 by exponent and a linear remainder: accurate enough here and the same on every machine.
        guard value > 0 else { return 0 }
        return Float(value.exponent) + (value.significand - 1)
    }
}
