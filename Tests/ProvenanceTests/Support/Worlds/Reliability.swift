import Provenance

/// How often answers are right, by the confidence with which they were given.
struct Reliability {
    struct Band {
        var confidences: Range<Double>
        var answers = 0
        var right = 0
        var sum = 0.0

        var mean: Double { answers == 0 ? 0 : sum / Double(answers) }
        var share: Double { answers == 0 ? 0 : Double(right) / Double(answers) }
    }

    private(set) var bands = [0.75..<0.8, 0.8..<0.85, 0.85..<0.9, 0.9..<0.95, 0.95..<1.01].map { Band(confidences: $0) }

    /// Resolves every citation of a world and looks which answers are right.
    mutating func add(_ world: NewsWorld, registry: OutletRegistry) throws {
        let index = InMemoryIndex(registry: registry)
        var ids: [Int: ArticleID] = [:]
        var numbers: [ArticleID: Int] = [:]
        for (number, node) in world.nodes.enumerated() {
            guard let article = node.article else { continue }
            let id = index.add(article, attributions: node.attributions)
            ids[number] = id
            numbers[id] = number
        }
        try index.resolveAll(with: Resolver(registry: registry))
        for (number, id) in ids {
            let written = zip(world.nodes[number].attributions, world.nodes[number].meant)
            for citation in try index.citations(of: id) {
                guard let answer = citation.resolution, let outlet = citation.attribution.outlet?.id else { continue }
                let meant = written.first { $0.0.outlet?.id == outlet }?.1
                count(answer.confidence, isRight: numbers[answer.article] == meant)
            }
        }
    }

    private mutating func count(_ confidence: Double, isRight: Bool) {
        guard let place = bands.firstIndex(where: { $0.confidences.contains(confidence) }) else { return }
        bands[place].answers += 1
        bands[place].right += isRight ? 1 : 0
        bands[place].sum += confidence
    }

    /// The mean distance between what was said and what was right, each answer counted once.
    var error: Double {
        let total = bands.reduce(0) { $0 + $1.answers }
        let sum = bands.reduce(0) { $0 + Double($1.answers) * abs($1.mean - $1.share) }
        return total == 0 ? 0 : sum / Double(total)
    }

    /// The rows of the table in the reference page.
    var rows: [String] {
        func hundredths(_ value: Double) -> String {
            let count = Int((value * 100).rounded())
            return count == 100 ? "1.00" : "0." + (count < 10 ? "0" : "") + "\(count)"
        }
        return bands.map { band in
            let end = band.confidences.upperBound > 1 ? "1" : "\(band.confidences.upperBound)"
            return "| \(band.confidences.lowerBound)–\(end) | \(band.answers) | \(hundredths(band.mean)) | "
                + "\(hundredths(band.share)) |"
        }
    }
}
