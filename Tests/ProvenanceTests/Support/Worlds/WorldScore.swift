import Ingestion
import Provenance

/// How well a world is seen through.
struct WorldScore: CustomStringConvertible {
    struct Counts {
        var right = 0
        var found = 0
        var wanted = 0

        var precision: Double { found == 0 ? 1 : Double(right) / Double(found) }
        var recall: Double { wanted == 0 ? 1 : Double(right) / Double(wanted) }
        var f1: Double { found + wanted == 0 ? 1 : 2 * Double(right) / Double(found + wanted) }

        mutating func count(_ found: Bool, _ wanted: Bool) {
            self.found += found ? 1 : 0
            self.wanted += wanted ? 1 : 0
            right += found && wanted ? 1 : 0
        }
    }

    var resolved = Counts()
    /// Answers where nothing is held.
    var invented = 0
    var unheld = 0
    var chains = Counts()
    var origins = Counts()
    var deepOrigins = Counts()
    var circular = Counts()
    var copies = Counts()
    var singleOrigin = Counts()
    /// Counted only where an engine reads the texts.
    var machineTranslated = Counts()
    var stories = Counts()
    var members = Counts()
    /// By tenths of confidence: answers and right ones.
    var calibration = Array(repeating: (answers: 0, right: 0), count: 10)
    var notes: [String] = []

    /// Sees through a world, by the attributions that it was written with or by those that an engine finds in its texts.
    mutating func add(
        _ world: NewsWorld, registry: OutletRegistry, engine: AttributionEngine? = nil, notes wantsNotes: Bool = false
    ) throws {
        let index = InMemoryIndex(registry: registry)
        let order = world.nodes.indices.sorted { world.nodes[$0].time < world.nodes[$1].time }
        var ids: [Int: ArticleID] = [:]
        var numbers: [ArticleID: Int] = [:]
        for number in order {
            guard let article = world.nodes[number].article else { continue }
            let id = index.add(
                article, attributions: engine?.attributions(in: article) ?? world.nodes[number].attributions)
            ids[number] = id
            numbers[id] = number
        }
        try index.resolveAll(with: Resolver(registry: registry))
        let truth = WorldTruth(world: world)
        for (number, id) in ids.sorted(by: { $0.key < $1.key }) {
            try scoreResolutions(world, number, id, numbers, index, wantsNotes)
            let found = try ChainFinder(registry: registry).chains(from: id, in: index)
            score(Set(found.map(truth.path)), truth.chains(of: number), wantsNotes)
            try scoreFindings(truth, number, id, found, index, registry, engine, wantsNotes)
        }
        for story in world.stories.indices {
            let members = truth.members(of: story)
            guard let first = members.first, let id = ids[first],
                let told = try StoryFinder(registry: registry).story(of: id, in: index)
            else { continue }
            let wanted = truth.origins(of: story)
            stories.found += 1
            stories.wanted += 1
            stories.right += told.independentOrigins == wanted.count ? 1 : 0
            let addresses = Set(members.compactMap { world.address(of: $0) })
            self.members.found += told.articles.count
            self.members.wanted += addresses.count
            self.members.right += told.articles.count { addresses.contains($0) }
            if wantsNotes, told.independentOrigins != wanted.count {
                notes.append(
                    "STORY \(story) found \(told.independentOrigins) \(told.origins.map { "\($0.kind) \($0.id ?? "-") ×\($0.articles.count) \($0.articles.count < 3 ? $0.articles.map(\.string).joined(separator: " ") : "")" }) wanted \(wanted.sorted()) articles \(told.articles.count)/\(addresses.count)"
                )
            }
        }
    }

    private mutating func scoreResolutions(
        _ world: NewsWorld, _ number: Int, _ id: ArticleID, _ numbers: [ArticleID: Int], _ index: InMemoryIndex,
        _ wantsNotes: Bool
    ) throws {
        let written = zip(world.nodes[number].attributions, world.nodes[number].meant)
        for citation in try index.citations(of: id)
        where citation.attribution.outlet != nil && citation.attribution.kind != .platform {
            let meant = written.first { $0.0.outlet?.id == citation.attribution.outlet?.id }?.1
            let answer = citation.resolution.flatMap { numbers[$0.article] }
            resolved.found += answer == nil ? 0 : 1
            resolved.wanted += meant == nil ? 0 : 1
            resolved.right += answer != nil && answer == meant ? 1 : 0
            if meant == nil {
                unheld += 1
                invented += answer == nil ? 0 : 1
            }
            if let resolution = citation.resolution {
                let tenth = min(9, Int(resolution.confidence * 10))
                calibration[tenth].answers += 1
                calibration[tenth].right += answer == meant ? 1 : 0
            }
            if wantsNotes, answer != meant {
                notes.append(
                    "RESOLVE \(world.address(of: number)?.string ?? "") \(world.nodes[number].language) → \(citation.attribution.outlet?.id.rawValue ?? ""): \(answer.flatMap { world.address(of: $0)?.string } ?? "none") (\(citation.resolution?.confidence ?? 0)) wanted \(meant.flatMap { world.address(of: $0)?.string } ?? "none") [\(meant.map { world.nodes[$0].language } ?? "")]"
                )
            }
        }
    }

    private mutating func score(_ found: Set<WorldTruth.Path>, _ wanted: Set<WorldTruth.Path>, _ wantsNotes: Bool) {
        chains.found += found.count
        chains.wanted += wanted.count
        chains.right += found.intersection(wanted).count
        let deep = wanted.filter { $0.stations.count > 2 }
        for path in wanted {
            let isRight = found.contains { $0.end == path.end && $0.stations.last == path.stations.last }
            origins.wanted += 1
            origins.right += isRight ? 1 : 0
        }
        for path in deep {
            deepOrigins.wanted += 1
            deepOrigins.right += found.contains { $0.end == path.end && $0.stations.last == path.stations.last } ? 1 : 0
        }
        guard wantsNotes, found != wanted else { return }
        for path in found.subtracting(wanted) {
            notes.append("CHAIN + \(path.stations.joined(separator: " → ")) | \(path.end)")
        }
        for path in wanted.subtracting(found) {
            notes.append("CHAIN - \(path.stations.joined(separator: " → ")) | \(path.end)")
        }
    }

    private mutating func scoreFindings(
        _ truth: WorldTruth, _ number: Int, _ id: ArticleID, _ chains: [Chain], _ index: InMemoryIndex,
        _ registry: OutletRegistry, _ engine: AttributionEngine?, _ wantsNotes: Bool
    ) throws {
        let node = truth.world.nodes[number]
        guard let article = node.article else { return }
        let citations = try index.citations(of: id)
        let findings = try FindingRules(registry: registry).findings(
            for: article, id: id,
            analysis: engine?.analysis(of: article) ?? SourceAnalysis(attributions: node.attributions),
            citations: citations,
            chains: chains, time: max(node.time, node.modified ?? 0), in: index)
        let codes = Set(findings.map(\.code))
        circular.count(codes.contains(.circular), truth.isOnCircle(number))
        if engine != nil {
            machineTranslated.count(codes.contains(.machineTranslated), truth.world.media[node.medium].isMirror)
        }
        copies.count(codes.contains(.uncreditedCopy), node.copyOf != nil)
        singleOrigin.count(codes.contains(.singleOrigin), truth.isSingleOrigin(number))
        if wantsNotes, codes.contains(.uncreditedCopy) != (node.copyOf != nil) {
            notes.append(
                "COPY \(truth.world.address(of: number)?.string ?? "") wanted \(node.copyOf != nil) words \(article.text.split(separator: " ").count) \(findings.first { $0.code == .uncreditedCopy }?.message ?? "")"
            )
        }
    }

    var description: String {
        func line(_ name: String, _ counts: Counts) -> String {
            func percent(_ value: Double) -> String { String(Double(Int(value * 1000)) / 1000) }
            return
                "\(name): F1 \(percent(counts.f1)) precision \(percent(counts.precision)) recall \(percent(counts.recall)) of \(counts.wanted)"
        }
        let table = calibration.enumerated().filter { $0.element.answers > 0 }.map { tenth, row in
            "  \(Double(tenth) / 10)–\(Double(tenth + 1) / 10): \(row.right) of \(row.answers)"
        }
        return [
            line("resolved", resolved), "answers where none is held: \(invented) of \(unheld)", line("chains", chains),
            "origins right: \(origins.recall) of \(origins.wanted), at depth 2 and more: \(deepOrigins.recall) of \(deepOrigins.wanted)",
            line("circular", circular), line("uncredited-copy", copies), line("single-origin", singleOrigin),
            line("machine-translated", machineTranslated),
            line("stories: origins exact", stories), line("story members", members), "calibration:",
        ].joined(separator: "\n") + "\n" + table.joined(separator: "\n")
    }
}
