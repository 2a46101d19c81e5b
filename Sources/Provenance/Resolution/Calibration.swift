/// From a score to how often an answer with that score is right.
enum Calibration {
    /// Below this there is no answer.
    static let floor = 0.6

    /// The probability that the best candidate is the one that is meant.
    ///
    /// A second candidate that is nearly as good takes half of it: both may carry the claim.
    static func probability(of logit: Float, runnerUp: Float?) -> Double {
        let alone = logistic(Double(logit))
        guard let runnerUp else { return min(alone, 0.97) }
        let margin = Double(logit - runnerUp)
        let ahead = logistic(2.2 * margin + 0.6)
        return min(alone * ahead, 0.97)
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
