import Ingestion
import Provenance

/// A world of news that is made up from a seed, with what is true of it.
///
/// Stories begin with an article that rests on its own reporting, a person, an institution, a study, a post or unnamed
/// people; others take them up with and without links, in three languages; there are articles that are not held, circles,
/// copies, credited reprints, and articles of the same outlet, hour and subject that are not meant.
struct NewsWorld {
    struct Medium {
        var id: OutletID
        var name: String
        var language: String
        /// With its article, in each language.
        var written: [String: String] = [:]
        var isAgency = false
        var isHeld = true
        /// Whether it prints what a machine made of other media's German articles.
        var isMirror = false
    }

    /// What an article rests on for one story.
    enum Basis {
        case own
        case person(String)
        case organization
        /// What a company has put out; others print the same words of it.
        case release
        case document
        case platform(String)
        case anonymous
        /// Another article, with what the text says that this one cites.
        case article(Int, isLinked: Bool, relay: Int?, isTold: Bool)
        /// A medium whose article is not held.
        case unheld(Int, relay: Int?)
        /// An agency's dispatch that is held and credited.
        case credit(Int)
    }

    struct Node {
        var medium: Int
        var language: String
        var time: Int64
        var modified: Int64?
        var bases: [(story: Int, basis: Basis)]
        var copyOf: Int?
        var reaction: String?
        /// Whether it tells the story in few words.
        var isBrief = false
        var lead: [Int]
        /// Which details it tells, and in which of two wordings.
        var details: [(Int, String)]
        var article: Article?
        var attributions: [Attribution] = []

        /// Whether it rests on its own reporting.
        var isOwn: Bool { bases.contains { if case .own = $0.basis { true } else { false } } }
        /// For each attribution the node that is meant.
        var meant: [Int?] = []
    }

    private(set) var media: [Medium]
    private(set) var stories: [StoryFacts] = []
    private(set) var nodes: [Node] = []
    private var told: Set<String> = []
    private var random: SeededRandom
    private let sentences: WorldSentences
    private let forms: WorldForms
    private static let start: Int64 = 1_790_000_000

    static let allMedia: [Medium] = [
        Medium(
            id: OutletID("spiegel.de"), name: "Spiegel", language: "de",
            written: ["de": "der „Spiegel“", "fr": "le Spiegel", "en": "Der Spiegel"]),
        Medium(
            id: OutletID("tagesspiegel.de"), name: "Tagesspiegel", language: "de",
            written: ["de": "der „Tagesspiegel“", "fr": "le Tagesspiegel", "en": "the Tagesspiegel"]),
        Medium(
            id: OutletID("sueddeutsche.de"), name: "Süddeutsche Zeitung", language: "de",
            written: [
                "de": "die „Süddeutsche Zeitung“", "fr": "la Süddeutsche Zeitung", "en": "the Süddeutsche Zeitung",
            ]),
        Medium(
            id: OutletID("derstandard.at"), name: "Der Standard", language: "de",
            written: ["de": "der „Standard“", "fr": "Der Standard", "en": "Der Standard"]),
        Medium(
            id: OutletID("krone.at"), name: "Kronen Zeitung", language: "de",
            written: ["de": "die „Kronen Zeitung“", "fr": "la Kronen Zeitung", "en": "the Kronen Zeitung"]),
        Medium(
            id: OutletID("nzz.ch"), name: "NZZ", language: "de",
            written: ["de": "die NZZ", "fr": "la NZZ", "en": "NZZ"]),
        Medium(
            id: OutletID("lemonde.fr"), name: "Le Monde", language: "fr",
            written: ["de": "„Le Monde“", "fr": "Le Monde", "en": "Le Monde"]),
        Medium(
            id: OutletID("liberation.fr"), name: "Libération", language: "fr",
            written: ["de": "die Zeitung „Libération“", "fr": "Libération", "en": "Libération"]),
        Medium(
            id: OutletID("letemps.ch"), name: "Le Temps", language: "fr",
            written: ["de": "die Zeitung „Le Temps“", "fr": "Le Temps", "en": "Le Temps"]),
        Medium(
            id: OutletID("lesoir.be"), name: "Le Soir", language: "fr",
            written: ["de": "„Le Soir“", "fr": "Le Soir", "en": "Le Soir"]),
        Medium(
            id: OutletID("ouest-france.fr"), name: "Ouest-France", language: "fr",
            written: ["de": "„Ouest-France“", "fr": "Ouest-France", "en": "Ouest-France"]),
        Medium(
            id: OutletID("theguardian.com"), name: "The Guardian", language: "en",
            written: ["de": "der „Guardian“", "fr": "le Guardian", "en": "the Guardian"]),
        Medium(
            id: OutletID("bbc.com"), name: "BBC", language: "en",
            written: ["de": "die BBC", "fr": "la BBC", "en": "the BBC"]),
        Medium(
            id: OutletID("nytimes.com"), name: "New York Times", language: "en",
            written: ["de": "die „New York Times“", "fr": "le New York Times", "en": "the New York Times"]),
        Medium(
            id: OutletID("ft.com"), name: "Financial Times", language: "en",
            written: ["de": "die „Financial Times“", "fr": "le Financial Times", "en": "the Financial Times"]),
        Medium(
            id: OutletID("reuters.com"), name: "Reuters", language: "en",
            written: ["de": "Reuters", "fr": "Reuters", "en": "Reuters"], isAgency: true),
        Medium(
            id: OutletID("afp.com"), name: "AFP", language: "fr", written: ["de": "AFP", "fr": "l'AFP", "en": "AFP"],
            isAgency: true),
        Medium(
            id: OutletID("dpa.com"), name: "dpa", language: "de",
            written: ["de": "die dpa", "fr": "la dpa", "en": "dpa"], isAgency: true),
        Medium(
            id: OutletID("bild.de"), name: "Bild-Zeitung", language: "de",
            written: ["de": "die „Bild“-Zeitung", "fr": "Bild", "en": "Bild"], isHeld: false),
        Medium(
            id: OutletID("lefigaro.fr"), name: "Le Figaro", language: "fr",
            written: ["de": "„Le Figaro“", "fr": "Le Figaro", "en": "Le Figaro"], isHeld: false),
        Medium(
            id: OutletID("washingtonpost.com"), name: "Washington Post", language: "en",
            written: ["de": "die „Washington Post“", "fr": "le Washington Post", "en": "the Washington Post"],
            isHeld: false),
        Medium(
            id: OutletID("corriere.it"), name: "Corriere della Sera", language: "it",
            written: ["de": "der „Corriere della Sera“", "fr": "le Corriere della Sera", "en": "Corriere della Sera"],
            isHeld: false),
        Medium(
            id: OutletID("depeches-express.example"), name: "Dépêches express", language: "fr", isMirror: true),
    ]

    init(seed: UInt64, stories count: Int) throws {
        media = Self.allMedia
        random = SeededRandom(seed: seed)
        sentences = try WorldSentences()
        forms = try WorldForms()
        for _ in 0..<count { tellStory() }
        for _ in 0..<count / 6 { tellTwoStories() }
        for number in nodes.indices { write(number) }
    }

    // MARK: Stories

    private var heldOutlets: [Int] {
        media.indices.filter { media[$0].isHeld && !media[$0].isAgency && !media[$0].isMirror }
    }
    private var agencies: [Int] { media.indices.filter { media[$0].isAgency } }

    private mutating func tellStory() {
        let topic = random.pick(sentences.topics) ?? ""
        var facts = StoryFacts(topic: topic, using: &random)
        // Another story of the same subject in the same place, now and then by the same outlets.
        if random.chance(0.25), let other = stories.last { facts = StoryFacts(like: other, using: &random) }
        let story = stories.count
        stories.append(facts)
        var clock = Self.start + Int64.random(in: 0...8 * 86400, using: &random)
        var used: Set<Int> = []
        func pickMedium(_ random: inout SeededRandom, _ choices: [Int]) -> Int {
            let fresh = choices.filter { !used.contains($0) }
            let medium = random.pick(fresh.isEmpty ? choices : fresh) ?? 0
            used.insert(medium)
            return medium
        }
        var own: [Int] = []
        let roots = random.chance(0.7) ? 1 : 2
        // Two who were told the same by one person have one origin.
        let common = random.chance(0.3) ? StoryFacts.person(using: &random) : nil
        for _ in 0..<roots {
            let kind = Int.random(in: 0..<10, using: &random)
            let isDispatch = kind < 3
            let medium = pickMedium(&random, isDispatch ? agencies : heldOutlets)
            let speaker =
                (common ?? StoryFacts.person(using: &random))[
                    ["de": 0, "fr": 1, "en": 2][media[medium].language] ?? 0]
            let basis: Basis =
                switch kind {
                case 0, 3: .organization
                case 1: .person(speaker)
                case 4, 5: .person(speaker)
                case 6: .document
                case 7: .platform(speaker)
                case 8: .anonymous
                case 9 where roots == 2: .release
                default: .own
                }
            own.append(add(medium, at: clock, [(story, basis)]))
            clock += Int64.random(in: 1800...20000, using: &random)
        }
        if random.chance(0.15) { own += circle(story, at: &clock, medium: pickMedium) }
        for _ in 0..<Int.random(in: 2...5, using: &random) {
            clock += Int64.random(in: 600...30000, using: &random)
            let medium = pickMedium(&random, heldOutlets)
            let roll = Double.random(in: 0..<1, using: &random)
            if roll < 0.12 {
                let missing = random.pick(media.indices.filter { !media[$0].isHeld }) ?? 0
                let relay = random.chance(0.3) ? random.pick(agencies.filter { !used.contains($0) }) : nil
                own.append(add(medium, at: clock, [(story, .unheld(missing, relay: relay))]))
            } else if roll < 0.2 {
                // Held outlets that have not written about it.
                let silent = heldOutlets.filter { !used.contains($0) }
                if let silent = random.pick(silent) {
                    used.insert(silent)
                    own.append(add(medium, at: clock, [(story, .unheld(silent, relay: nil))]))
                }
            } else {
                let sources = own.filter { nodes[$0].medium != medium && isCitable($0) }
                guard let source = sources.last(where: { _ in random.chance(0.5) }) ?? sources.first else { continue }
                var bases = [(story: story, basis: cite(source))]
                if random.chance(0.2),
                    let other = sources.last(where: { $0 != source && nodes[$0].medium != nodes[source].medium })
                {
                    bases.append((story, cite(other, plainly: true)))
                }
                own.append(add(medium, at: clock, bases))
            }
            if random.chance(0.2), let last = own.last { nodes[last].isBrief = true }
            if random.chance(0.15), let last = own.last, !nodes[last].isOwn {
                nodes[last].reaction = StoryFacts.person(using: &random)[0]
            }
        }
        if random.chance(0.3), let source = own.first(where: { media[nodes[$0].medium].isAgency }) {
            clock += 3600
            let medium = pickMedium(&random, heldOutlets.filter { media[$0].language == nodes[source].language })
            own.append(add(medium, at: clock, [(story, .credit(source))], like: source))
        }
        if random.chance(0.25),
            let source = random.pick(own.filter { Self.mangled[media[nodes[$0].medium].id.rawValue] != nil }),
            let mirror = media.firstIndex(where: \.isMirror)
        {
            clock += 5400
            let cited = Basis.article(source, isLinked: false, relay: nil, isTold: false)
            own.append(add(mirror, at: clock, [(story, cited)]))
        }
        if random.chance(0.3), let source = random.pick(own.filter { isCitable($0) && nodes[$0].details.count > 1 }) {
            clock += Int64.random(in: 600...86400, using: &random)
            let medium = pickMedium(&random, heldOutlets.filter { media[$0].language == nodes[source].language })
            if medium != nodes[source].medium {
                let copy = add(medium, at: clock, [], like: source)
                nodes[copy].copyOf = source
            }
        }
    }

    /// What a machine makes of the names of German media, in French.
    static let mangled = [
        "krone.at": "Couronne.at", "spiegel.de": "Le miroir", "sueddeutsche.de": "sueddeutsche.de",
        "derstandard.at": "derstandard.at", "nzz.ch": "nzz.ch",
    ]

    /// Whether others take the article up: no copy, no page of a machine.
    private func isCitable(_ node: Int) -> Bool { nodes[node].copyOf == nil && !media[nodes[node].medium].isMirror }

    private mutating func cite(_ source: Int, plainly: Bool = false) -> Basis {
        let isLinked = random.chance(0.3) && !media[nodes[source].medium].isAgency
        var relay: Int?
        var isTold = false
        switch nodes[source].bases.first?.basis {
        case .article(let next, _, _, _): relay = nodes[next].medium
        case .unheld(let next, _): relay = next
        case .person: isTold = random.chance(0.5)
        default: break
        }
        return .article(
            source, isLinked: isLinked, relay: random.chance(0.3) && !plainly ? relay : nil, isTold: isTold && !plainly)
    }

    private mutating func circle(
        _ story: Int, at clock: inout Int64, medium: (inout SeededRandom, [Int]) -> Int
    ) -> [Int] {
        let first = add(medium(&random, heldOutlets), at: clock, [])
        var round = [first, add(medium(&random, heldOutlets), at: clock + 5000, [])]
        if random.chance(0.3) { round.append(add(medium(&random, heldOutlets), at: clock + 8000, [])) }
        // Each cites the one before, and the first, once it was edited, the last.
        for (place, node) in round.enumerated() {
            let cited = round[(place + round.count - 1) % round.count]
            nodes[node].bases = [(story, .article(cited, isLinked: random.chance(0.4), relay: nil, isTold: false))]
        }
        nodes[first].modified = clock + 9000
        clock += 12000
        return round
    }

    /// An article that takes up two stories.
    private mutating func tellTwoStories() {
        let citable = nodes.indices.filter { nodes[$0].bases.count == 1 && isCitable($0) }
        guard let first = random.pick(citable) else { return }
        let story = nodes[first].bases[0].story
        let others = citable.filter {
            nodes[$0].bases[0].story != story && abs(nodes[$0].time - nodes[first].time) < 3 * 86400
                && nodes[$0].medium != nodes[first].medium
        }
        guard let second = random.pick(others) else { return }
        let medium = random.pick(heldOutlets.filter { $0 != nodes[first].medium && $0 != nodes[second].medium }) ?? 0
        let time = max(nodes[first].time, nodes[second].time) + 7200
        add(medium, at: time, [(story, cite(first)), (nodes[second].bases[0].story, cite(second))])
    }

    @discardableResult
    private mutating func add(
        _ medium: Int, at time: Int64, _ bases: [(story: Int, basis: Basis)], like source: Int? = nil
    ) -> Int {
        let language = source.map { nodes[$0].language } ?? media[medium].language
        var details = source.map { nodes[$0].details } ?? []
        if source == nil {
            // Separate articles on one event do not share sentences: each wording is used once.
            let story = bases.first?.story ?? stories.count - 1
            let wanted = Int.random(in: 1...3, using: &random)
            for detail in [0, 1, 2].shuffled(using: &random).prefix(wanted) {
                let wording = ["detail", "other"].shuffled(using: &random).first { wording in
                    told.insert("\(story) \(language) \(detail) \(wording)").inserted
                }
                if let wording { details.append((detail, wording)) }
            }
        }
        let lead =
            source.map { nodes[$0].lead } ?? [
                Int.random(in: 0...1, using: &random), Int.random(in: 0...1, using: &random),
            ]
        nodes.append(Node(medium: medium, language: language, time: time, bases: bases, lead: lead, details: details))
        return nodes.count - 1
    }

    // MARK: Writing

    private mutating func write(_ number: Int) {
        var writer = NodeWriter(world: self, number: number, random: random)
        let written = writer.write(sentences: sentences, forms: forms)
        random = writer.random
        nodes[number].article = written.article
        nodes[number].attributions = written.attributions
        nodes[number].meant = written.meant
    }

    func address(of number: Int) -> WebAddress? {
        WebAddress("https://www.\(media[nodes[number].medium].id)/news/\(1000 + number * 7)")
    }
}
