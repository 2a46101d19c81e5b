import Ingestion
import Testing

@testable import Provenance

@Suite struct ChainFinderTests {
    private let index = InMemoryIndex(registry: PlainArticle.registry)
    private let finder = ChainFinder(registry: PlainArticle.registry)

    private func hold(_ article: Article, _ citations: Attribution..., leadingTo targets: [Int: ArticleID] = [:])
        -> ArticleID
    {
        let id = index.add(article, attributions: citations)
        for (number, target) in targets {
            index.set(Resolution(article: target, via: .text, evidence: [], confidence: 0.9), for: id, number)
        }
        return id
    }

    private func form(_ chains: [Chain]) -> [String] {
        chains.map { chain in
            let links = chain.links.map {
                $0.article?.host?.replacing("www.", with: "") ?? $0.outlet?.rawValue.uppercased() ?? "?"
            }
            return (links + ["\(chain.end.kind)"]).joined(separator: " ")
        }.sorted()
    }

    private let report = PlainArticle.article(
        "https://www.bbc.com/1", title: "Norvent shuts Leeds plant", hour: 1, "Norvent is shutting its plant in Leeds.",
        "A rival, Helmark, has bought a mill in York, according to Vera Oakley.")

    @Test("An article without sources starts no chain")
    func noSources() throws {
        let id = hold(report)
        #expect(try finder.chains(from: id, in: index).isEmpty)
    }

    @Test("A trail ends in the own reporting of the last article held")
    func primary() throws {
        let root = hold(
            PlainArticle.article("https://www.bbc.com/1", hour: 1, "Norvent is shutting its plant in Leeds."))
        let article = PlainArticle.article(
            "https://www.ft.com/1", hour: 2, "Norvent is shutting its plant in Leeds, the BBC reported.")
        let id = hold(
            article,
            PlainArticle.citation(
                .outlet, "the BBC", "Norvent is shutting its plant in Leeds", in: article, outlet: "bbc.com"),
            leadingTo: [0: root])
        let chains = try finder.chains(from: id, in: index)
        #expect(form(chains) == ["ft.com bbc.com primary"])
        #expect(chains.first?.depth == 1)
        #expect(chains.first?.end.id == "bbc.com")
        #expect(chains.first?.links.first?.via == nil)
        #expect(chains.first?.links.last?.words == "the BBC")
    }

    @Test("Each claim has its own trail: the one that is cited leads on, the other does not")
    func claimByClaim() throws {
        let source = hold(
            report,
            PlainArticle.citation(.person, "Vera Oakley", "A rival, Helmark, has bought a mill in York", in: report))
        let mill = PlainArticle.article(
            "https://www.ft.com/1", hour: 2, "Helmark has bought a mill in York, the BBC reported.")
        let plant = PlainArticle.article(
            "https://www.nytimes.com/1", hour: 2, "Norvent will shut its Leeds plant, the BBC reported.")
        let first = hold(
            mill,
            PlainArticle.citation(.outlet, "the BBC", "Helmark has bought a mill in York", in: mill, outlet: "bbc.com"),
            leadingTo: [0: source])
        #expect(form(try finder.chains(from: first, in: index)) == ["ft.com bbc.com person"])
        let reaction = PlainArticle.citation(.person, "Helmark", "A rival", in: report)
        let mixed = hold(
            PlainArticle.article(
                "https://www.bbc.com/2", hour: 1, "Norvent is shutting its plant in Leeds.",
                "A rival, Helmark, has bought a mill in York, according to Vera Oakley. Paul Garnier was glad."),
            PlainArticle.citation(.person, "Vera Oakley", "A rival, Helmark, has bought a mill in York", in: report),
            reaction)
        let second = hold(
            plant,
            PlainArticle.citation(
                .outlet, "the BBC", "Norvent will shut its Leeds plant", in: plant, outlet: "bbc.com"),
            leadingTo: [0: mixed])
        #expect(form(try finder.chains(from: second, in: index)) == ["nytimes.com bbc.com primary"])
    }

    @Test("An article with three sources starts three trails")
    func threeSources() throws {
        let article = PlainArticle.article(
            "https://www.ft.com/1", hour: 2, "Norvent shuts Leeds, the BBC said.",
            "Vera Oakley regretted the loss of 40 posts.",
            "The price of tin rose by 7.4 percent, a study of the guild finds.")
        let id = hold(
            article, PlainArticle.citation(.outlet, "the BBC", "Norvent shuts Leeds", in: article, outlet: "bbc.com"),
            PlainArticle.citation(.person, "Vera Oakley", "regretted the loss of 40 posts", in: article),
            PlainArticle.citation(
                .document, "a study of the guild", "The price of tin rose by 7.4 percent", in: article))
        #expect(
            form(try finder.chains(from: id, in: index)) == [
                "ft.com BBC.COM outlet", "ft.com document", "ft.com person",
            ])
    }

    @Test("“The BBC reported, citing Reuters” is a chain by way of the BBC, held or not")
    func relay() throws {
        let article = PlainArticle.article(
            "https://www.ft.com/1", hour: 2, "Norvent shuts Leeds, the BBC reported, citing Reuters.")
        let bbc = PlainArticle.citation(.outlet, "the BBC", "Norvent shuts Leeds", in: article, outlet: "bbc.com")
        let reuters = PlainArticle.citation(
            .agency, "Reuters", "Norvent shuts Leeds", in: article, outlet: "reuters.com", through: "bbc.com")
        let unheld = hold(article, bbc, reuters)
        #expect(form(try finder.chains(from: unheld, in: index)) == ["ft.com BBC.COM REUTERS.COM agency"])
        let root = hold(PlainArticle.article("https://www.bbc.com/1", hour: 1, "Norvent shuts its works in Leeds."))
        let held = hold(article, bbc, reuters, leadingTo: [0: root])
        #expect(form(try finder.chains(from: held, in: index)) == ["ft.com bbc.com REUTERS.COM agency"])
    }

    @Test("“X told the BBC” leads to the BBC, and from there to X")
    func told() throws {
        let interview = PlainArticle.article("https://www.bbc.com/1", hour: 1, "“I shall go,” Vera Oakley said.")
        let root = hold(interview, PlainArticle.citation(.person, "Vera Oakley", "I shall go", in: interview))
        let article = PlainArticle.article("https://www.ft.com/1", hour: 2, "She would go, Vera Oakley told the BBC.")
        let id = hold(
            article, PlainArticle.citation(.person, "Vera Oakley", "She would go", in: article, through: "bbc.com"),
            PlainArticle.citation(.outlet, "the BBC", "She would go", in: article, outlet: "bbc.com"),
            leadingTo: [1: root])
        #expect(form(try finder.chains(from: id, in: index)) == ["ft.com bbc.com person"])
    }

    @Test("A post comes before a study, and a study before whoever is named beside it")
    func precedence() throws {
        let article = PlainArticle.article("https://www.ft.com/1", hour: 2, "Tin is dear, Vera Oakley wrote on X.")
        let id = hold(
            article, PlainArticle.citation(.person, "Vera Oakley", "Tin is dear", in: article),
            PlainArticle.citation(.platform, "X", "Tin is dear", in: article, outlet: "x.com"))
        #expect(form(try finder.chains(from: id, in: index)) == ["ft.com platform"])
    }

    @Test("A circle ends where it closes, in every length", arguments: 2...6)
    func circle(_ length: Int) throws {
        let hosts = ["ft.com", "nytimes.com", "lemonde.fr", "spiegel.de", "nzz.ch", "lesoir.be"].prefix(length)
        var ids: [ArticleID] = []
        for (number, host) in hosts.enumerated() {
            let next = hosts[(number + 1) % length]
            let article = PlainArticle.article(
                "https://www.\(host)/1", hour: Double(number), "Norvent shuts Leeds, it said there.")
            ids.append(
                hold(article, PlainArticle.citation(.outlet, "it", "Norvent shuts Leeds", in: article, outlet: next)))
        }
        for (number, id) in ids.enumerated() {
            index.set(
                Resolution(article: ids[(number + 1) % length], via: .link, evidence: [], confidence: 1), for: id, 0)
        }
        let chains = try finder.chains(from: ids[0], in: index)
        #expect(chains.count == 1)
        #expect(chains.first?.end.kind == .circular)
        #expect(chains.first?.links.count == length + 1)
        #expect(chains.first?.links.first?.id == chains.first?.links.last?.id)
        #expect(chains.first?.depth == length)
    }

    @Test("The agency that is credited stands before whom its dispatch quotes")
    func credit() throws {
        let article = PlainArticle.article(
            "https://www.ft.com/1", hour: 2, "LEEDS (Reuters) – Norvent shuts its works, Vera Oakley said.")
        let id = hold(
            article, PlainArticle.citation(.agency, "Reuters", in: article, outlet: "reuters.com", role: .credit),
            PlainArticle.citation(.person, "Vera Oakley", "Norvent shuts its works", in: article))
        #expect(form(try finder.chains(from: id, in: index)) == ["ft.com REUTERS.COM agency"])
    }

    @Test("Articles that all cite one another are followed in bounded work")
    func thicket() throws {
        var ids: [ArticleID] = []
        let hosts = NewsWorld.allMedia.filter(\.isHeld).map(\.id.rawValue)
        for host in hosts {
            let text = hosts.map { "Norvent shuts Leeds, says \($0)." }.joined(separator: " ")
            let article = PlainArticle.article("https://www.\(host)/1", hour: 1, text)
            ids.append(
                index.add(
                    article,
                    attributions: hosts.map {
                        PlainArticle.citation(.outlet, $0, "Norvent shuts Leeds, says \($0)", in: article, outlet: $0)
                    }))
        }
        for id in ids {
            for (number, target) in ids.enumerated() where target != id {
                index.set(Resolution(article: target, via: .link, evidence: [], confidence: 1), for: id, number)
            }
        }
        #expect(try finder.chains(from: ids[0], in: index).count <= 64)
    }

    @Test("The confidence of a chain is the product of its steps")
    func confidence() throws {
        let article = PlainArticle.article("https://www.ft.com/1", hour: 2, "Norvent shuts Leeds, the BBC said.")
        let root = hold(report)
        let id = hold(
            article, PlainArticle.citation(.outlet, "the BBC", "Norvent shuts Leeds", in: article, outlet: "bbc.com"),
            leadingTo: [0: root])
        let chain = try #require(try finder.chains(from: id, in: index).first)
        #expect(abs(chain.confidence - chain.links.compactMap(\.confidence).reduce(1, *)) < 1e-9)
    }
}
