import Ingestion
import Provenance

/// What is true of a generated world: its chains, findings and origins.
struct WorldTruth {
    /// A chain as stations and an end, to be compared.
    struct Path: Hashable {
        /// Addresses, or outlet ids for what is not held.
        var stations: [String]
        var end: String
    }

    let world: NewsWorld

    /// The chains of an article.
    func chains(of number: Int) -> Set<Path> {
        var found: Set<Path> = []
        let node = world.nodes[number]
        for (story, basis) in node.bases { follow(basis, story: story, of: number, path: [number], into: &found) }
        if let reaction = node.reaction, !isCredit(number) {
            found.insert(Path(stations: [station(number)], end: "person \(reaction)"))
        }
        return found.filter { !($0.stations.count == 1 && $0.end.hasPrefix("primary")) }
    }

    private func isCredit(_ number: Int) -> Bool {
        world.nodes[number].bases.contains { if case .credit = $0.basis { true } else { false } }
    }

    private func station(_ number: Int) -> String { world.address(of: number)?.string ?? "" }

    private func follow(_ basis: NewsWorld.Basis, story: Int, of number: Int, path: [Int], into found: inout Set<Path>)
    {
        let stations = path.map(station)
        let language = world.nodes[number].language
        let place = world.stories[story].fill("{L}", language: language)
        func end(_ kind: String) { found.insert(Path(stations: stations, end: kind)) }
        switch basis {
        case .own: end("primary \(world.media[world.nodes[number].medium].id)")
        case .person(let name): end("person \(name)")
        case .organization: end("organization \(place)")
        case .release: end("organization \(world.stories[story].organization)")
        case .document: end("document \(place)")
        case .platform: end("platform x.com")
        case .anonymous: end("anonymous")
        case .credit(let next): step(to: next, story: story, path: path, into: &found)
        case .article(let next, _, _, _): step(to: next, story: story, path: path, into: &found)
        case .unheld(let medium, let relay):
            let outlets = [medium] + (relay.map { [$0] } ?? [])
            let last = world.media[outlets.last ?? medium]
            found.insert(
                Path(
                    stations: stations + outlets.map { world.media[$0].id.rawValue },
                    end: "\(last.isAgency ? "agency" : "outlet") \(last.id)"))
        }
    }

    private func step(to next: Int, story: Int, path: [Int], into found: inout Set<Path>) {
        if path.contains(next) {
            found.insert(Path(stations: (path + [next]).map(station), end: "circular"))
            return
        }
        // What an article cites besides the main claim is not what it is cited for.
        guard let (_, basis) = world.nodes[next].bases.first(where: { $0.story == story }) else { return }
        follow(basis, story: story, of: next, path: path + [next], into: &found)
    }

    /// A chain as it was found, in the form of the truth.
    func path(of chain: Chain) -> Path {
        let stations = chain.links.map { $0.article?.string ?? $0.outlet?.rawValue ?? "" }
        let kind = chain.end.kind.rawValue
        switch chain.end.kind {
        case .circular, .anonymous, .media: return Path(stations: stations, end: kind)
        case .organization, .document:
            // The truth names the place that tells one from another.
            let words = chain.end.id?.split(separator: " ").map(String.init) ?? []
            let place = chain.end.kind == .organization && words.last == "police" ? words.first : words.last
            return Path(stations: stations, end: "\(kind) \(place ?? "")")
        default: return Path(stations: stations, end: "\(kind) \(chain.end.id ?? "")")
        }
    }

    /// The articles that carry a story, in order of publication.
    func members(of story: Int) -> [Int] {
        world.nodes.indices.filter { number in
            let node = world.nodes[number]
            return node.bases.contains { $0.story == story }
                || node.copyOf.map { source in
                    world.nodes[source].bases.contains { $0.story == story }
                } == true
        }.sorted { world.nodes[$0].time < world.nodes[$1].time }
    }

    /// The distinct origins of a story.
    func origins(of story: Int) -> Set<String> {
        var origins: Set<String> = []
        for number in members(of: story) {
            var found: Set<Path> = []
            for (other, basis) in world.nodes[number].bases where other == story {
                follow(basis, story: story, of: number, path: [number], into: &found)
            }
            for path in found {
                if path.end == "circular" { continue }
                if path.end.hasPrefix("person ") {
                    origins.insert("person \(StoryFacts.canonical(String(path.end.dropFirst(7))))")
                    continue
                }
                if path.end == "organization \(world.stories[story].organization)" {
                    origins.insert(path.end)
                    continue
                }
                if path.end.hasPrefix("organization") || path.end.hasPrefix("document") {
                    // One institution, whatever the language that names it.
                    let language = path.stations.last.flatMap { last in
                        world.nodes.indices.first { station($0) == last }.map { world.nodes[$0].language }
                    }
                    let kind = path.end.hasPrefix("document") ? "report" : language == "en" ? "police" : "prosecutor"
                    origins.insert("\(kind) \(world.stories[story].fill("{L}", language: "de"))")
                    continue
                }
                let isUnnamed = path.end == "anonymous" || path.end.hasPrefix("primary")
                origins.insert(isUnnamed ? "\(path.end) \(path.stations.last ?? "")" : path.end)
            }
        }
        return origins
    }

    /// Whether two or more media are cited and all lead to one origin.
    func isSingleOrigin(_ number: Int) -> Bool {
        let chains = chains(of: number).filter { $0.stations.count > 1 }
        let media = Set(chains.map { WebAddress($0.stations[1])?.host ?? "www.\($0.stations[1])" })
        return media.count > 1 && Set(chains.map { "\($0.end) \($0.stations.last ?? "")" }).count == 1
            && !chains.contains { $0.end == "circular" }
    }

    func isOnCircle(_ number: Int) -> Bool {
        chains(of: number).contains { $0.end == "circular" && $0.stations.first == $0.stations.last }
    }
}
