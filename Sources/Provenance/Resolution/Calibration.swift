/// From a score to how often an answer with that score is right.
enum Calibration {
    /// Below this there is no answer.
    static let floor = 0.75

    /// The probability that the best candidate is the one that is meant.
    ///
    /// A second candidate that is nearly as good takes half of it: both may carry the claim.
    static func probability(of logit: Float, runnerUp: Float?) -> Double {
        let alone = logistic(Double(logit))
        let ahead = runnerUp.map { logistic(2.2 * Double(logit - $0) + 0.6) } ?? 1
        return calibrated(alone * ahead)
    }

    /// How often answers were right, by their score, in forty generated worlds: a logistic curve through 5,600 answers, read
    /// off at these points. No answer that no link gave is surer than the last.
    private static let curve: [(score: Double, right: Double)] = [
        (0, 0), (0.4, 0.626), (0.5, 0.75), (0.6, 0.838), (0.7, 0.905), (0.8, 0.953), (0.9, 0.978), (1, 0.985),
    ]

    private static func calibrated(_ score: Double) -> Double {
        guard let place = curve.firstIndex(where: { $0.score >= score }), place > 0 else { return 0 }
        let (low, high) = (curve[place - 1], curve[place])
        return low.right + (high.right - low.right) * (score - low.score) / (high.score - low.score)
    }

    /// The probability of which a number is the logit; the same on every machine.
    static func logistic(_ logit: Double) -> Double { 1 / (1 + exponential(-logit)) }

    /// e to a power, by squaring; the same on every machine.
    private static func exponential(_ power: Double) -> Double {
        let bounded = min(max(power, -30), 30) / 1024
        var result = 1 + bounded + bounded * bounded / 2
        for _ in 0..<10 { result *= result }
        return result
    }
}
