import Ingestion
import Testing

@testable import Provenance

@Suite struct FindingRulesTests {
    private let index = InMemoryIndex(registry: PlainArticle.registry)

    private func findings(
        _ article: Article, _ citations: [Attribution] = [], leadingTo targets: [Int: ArticleID] = [:],
        translation: TranslationEvidence? = nil
    ) throws -> [Finding] {
        let id = index.add(article, attributions: citations)
        for (number, target) in targets {
            index.set(Resolution(article: target, via: .text, evidence: [], confidence: 0.9), for: id, number)
        }
        let chains = try ChainFinder(registry: PlainArticle.registry).chains(from: id, in: index)
        return try FindingRules(registry: PlainArticle.registry).findings(
            for: article, id: id, analysis: SourceAnalysis(attributions: citations, translation: translation),
            citations: try index.citations(of: id), chains: chains, time: article.published?.seconds ?? 0, in: index)
    }

    private let body =
        "The old mill at Thornbury burned down in the night to Friday, and nobody can say who had the key. "
        + "Forty looms, a steam engine of 1871 and the archive of the weavers' guild are lost; the wall to the river still "
        + "stands. Three engines came from the next valley and were held up at the level crossing for twenty minutes."

    @Test("A text that stands in an earlier article of another outlet is a copy unless it names that outlet")
    func copy() throws {
        index.add(PlainArticle.article("https://www.bbc.com/1", hour: 1, body))
        let copy = PlainArticle.article("https://www.ft.com/1", hour: 3, "A mill is gone. " + body)
        let found = try findings(copy).first { $0.code == .uncreditedCopy }
        #expect(found?.severity == .warning)
        #expect(found?.message.contains("https://www.bbc.com/1") == true)
        let named = PlainArticle.article(
            "https://www.nytimes.com/1", hour: 4, body + " This was first told by the BBC.")
        let credit = PlainArticle.citation(.outlet, "the BBC", in: named, outlet: "bbc.com")
        #expect(!(try findings(named, [credit]).contains { $0.code == .uncreditedCopy }))
    }

    @Test("The earlier of two equal texts is no copy, nor are two of the same moment")
    func direction() throws {
        index.add(PlainArticle.article("https://www.bbc.com/1", hour: 5, body))
        #expect(
            !(try findings(PlainArticle.article("https://www.ft.com/1", hour: 3, body)).contains {
                $0.code == .uncreditedCopy
            }))
        #expect(
            !(try findings(PlainArticle.article("https://www.nytimes.com/1", hour: 3, body)).contains {
                $0.code == .uncreditedCopy
            }))
    }

    @Test("Two reprints of one agency's dispatch are no copies of each other")
    func syndication() throws {
        let first = PlainArticle.article("https://www.bbc.com/1", hour: 1, "(Reuters) " + body)
        index.add(
            first,
            attributions: [PlainArticle.citation(.agency, "Reuters", in: first, outlet: "reuters.com", role: .credit)])
        let second = PlainArticle.article("https://www.ft.com/1", hour: 2, "(Reuters) " + body)
        let credit = PlainArticle.citation(.agency, "Reuters", in: second, outlet: "reuters.com", role: .credit)
        #expect(!(try findings(second, [credit]).contains { $0.code == .uncreditedCopy }))
        let unsigned = try findings(PlainArticle.article("https://www.nzz.ch/1", hour: 3, body)).first {
            $0.code == .uncreditedCopy
        }
        #expect(unsigned?.message.contains("Reuters") == true)
    }

    @Test("Who takes a text over with the words that credit a medium in it is a copy of who wrote them")
    func copiedCredit() throws {
        let claim = "The Norvent dam above Leeds is losing 316 litres of water a second"
        func report(_ host: String, _ hour: Double) -> (Article, [Attribution]) {
            let article = PlainArticle.article(
                "https://www.\(host)/1", hour: hour, claim + ", the Guardian reported.",
                "Bathing in the lake below it has been forbidden since the weekend.")
            return (
                article, [PlainArticle.citation(.outlet, "the Guardian", claim, in: article, outlet: "theguardian.com")]
            )
        }
        let first = report("bbc.com", 1)
        index.add(first.0, attributions: first.1)
        let second = report("ft.com", 3)
        let found = try findings(second.0, second.1).first { $0.code == .uncreditedCopy }
        #expect(found?.message.contains("https://www.bbc.com/1") == true)
    }

    @Test("A long quotation of the same speaker is no copy")
    func quotation() throws {
        index.add(PlainArticle.article("https://www.bbc.com/1", hour: 1, "Vera Oakley said at noon: “\(body)”"))
        let second = PlainArticle.article(
            "https://www.ft.com/1", hour: 2, "“\(body)” These were the words of Vera Oakley.")
        #expect(!(try findings(second).contains { $0.code == .uncreditedCopy }))
    }

    @Test("What two texts lay to the same press release is no copy")
    func pressRelease() throws {
        func report(_ host: String, _ hour: Double, _ opening: String, _ close: String) -> (Article, [Attribution]) {
            let article = PlainArticle.article("https://www.\(host)/1", hour: hour, "\(opening) \(body)", close)
            return (article, [PlainArticle.citation(.organization, "Thornbury Weavers", body, in: article)])
        }
        let first = report(
            "bbc.com", 1, "Fire has taken a mill, the Thornbury Weavers say in a statement:",
            "Our reporter saw the ruin on Saturday from the other bank, with two hundred others.")
        index.add(first.0, attributions: first.1)
        let second = report(
            "ft.com", 2, "A release of the Thornbury Weavers tells of a loss by the river.",
            "Wool is traded at a third of its old price, and few will pay for a new building there.")
        #expect(!(try findings(second.0, second.1).contains { $0.code == .uncreditedCopy }))
    }

    @Test("Two media that rest on one article are a single origin, and two that do not are not")
    func singleOrigin() throws {
        let root = index.add(
            PlainArticle.article("https://www.bbc.com/1", hour: 1, "Norvent shuts its works in Leeds."))
        func echo(_ host: String) -> ArticleID {
            let article = PlainArticle.article(
                "https://www.\(host)/1", hour: 2, "Norvent shuts its works in Leeds, the BBC said.")
            let id = index.add(
                article,
                attributions: [
                    PlainArticle.citation(
                        .outlet, "the BBC", "Norvent shuts its works in Leeds", in: article, outlet: "bbc.com")
                ])
            index.set(Resolution(article: root, via: .link, evidence: [], confidence: 1), for: id, 0)
            return id
        }
        let echoes = [echo("ft.com"), echo("nytimes.com")]
        let article = PlainArticle.article(
            "https://www.nzz.ch/1", hour: 4,
            "Norvent shuts its works in Leeds, the FT wrote. Its works in Leeds shut, the Times had too.")
        let citations = [
            PlainArticle.citation(.outlet, "the FT", "Norvent shuts its works in Leeds", in: article, outlet: "ft.com"),
            PlainArticle.citation(.outlet, "the Times", "Its works in Leeds shut", in: article, outlet: "nytimes.com"),
        ]
        let found = try findings(article, citations, leadingTo: [0: echoes[0], 1: echoes[1]]).first {
            $0.code == .singleOrigin
        }
        #expect(found?.attributions == [0, 1])
        #expect(found?.message.contains("2 media") == true)
        #expect(!(try findings(article, citations, leadingTo: [0: echoes[0]]).contains { $0.code == .singleOrigin }))
    }

    @Test("Only an article on the circle is told that it is")
    func circular() throws {
        let first = PlainArticle.article("https://www.ft.com/1", hour: 1, "Norvent shuts Leeds, the NZZ says.")
        let second = PlainArticle.article("https://www.nzz.ch/1", hour: 2, "Norvent shuts Leeds, the FT says.")
        let ids = [
            index.add(
                first,
                attributions: [
                    PlainArticle.citation(.outlet, "the NZZ", "Norvent shuts Leeds", in: first, outlet: "nzz.ch")
                ]),
            index.add(
                second,
                attributions: [
                    PlainArticle.citation(.outlet, "the FT", "Norvent shuts Leeds", in: second, outlet: "ft.com")
                ]),
        ]
        for (id, other) in zip(ids, ids.reversed()) {
            index.set(Resolution(article: other, via: .link, evidence: [], confidence: 1), for: id, 0)
        }
        let onto = PlainArticle.article("https://www.lesoir.be/1", hour: 3, "Norvent shuts Leeds, the FT says.")
        let citation = PlainArticle.citation(.outlet, "the FT", "Norvent shuts Leeds", in: onto, outlet: "ft.com")
        #expect(!(try findings(onto, [citation], leadingTo: [0: ids[0]]).contains { $0.code == .circular }))
        let chains = try ChainFinder(registry: PlainArticle.registry).chains(from: ids[0], in: index)
        let found = try FindingRules(registry: PlainArticle.registry).findings(
            for: first, id: ids[0], analysis: SourceAnalysis(), citations: try index.citations(of: ids[0]),
            chains: chains,
            time: PlainArticle.moment(1), in: index)
        #expect(found.contains { $0.code == .circular && $0.attributions == [0] })
    }

    @Test("An outlet that is cited without a link is named, and one that is linked is not")
    func noLink() throws {
        let article = PlainArticle.article(
            "https://www.ft.com/1", hour: 1, links: [("the NZZ", "https://www.nzz.ch/x")],
            "Tin is dear, the BBC said. Lead is not, the NZZ said.")
        let citations = [
            PlainArticle.citation(.outlet, "the BBC", "Tin is dear", in: article, outlet: "bbc.com"),
            PlainArticle.citation(.outlet, "the NZZ", "Lead is not", in: article, outlet: "nzz.ch"),
        ]
        let found = try findings(article, citations).first { $0.code == .noLinkToCited }
        #expect(found?.attributions == [0])
        #expect(found?.message.contains("BBC") == true)
    }

    @Test("Where the cited article is not found it is said among how many it was looked for")
    func notFound() throws {
        index.add(PlainArticle.article("https://www.bbc.com/9", hour: 0, "Something else entirely."))
        let article = PlainArticle.article("https://www.ft.com/1", hour: 1, "Tin is dear, the BBC said.")
        let citation = PlainArticle.citation(.outlet, "the BBC", "Tin is dear", in: article, outlet: "bbc.com")
        let found = try findings(article, [citation]).first { $0.code == .citedArticleNotFound }
        #expect(found?.message.contains("none of the 1 held") == true)
    }

    @Test("Signs of translation by a machine are quoted with what they were")
    func translated() throws {
        let article = PlainArticle.article(
            "https://www.lesoir.be/1", language: "fr", hour: 1, "Loud Couronne.at, le pont est fermé.")
        let sign = TranslationEvidence.Sign(
            mention: Mention(text: "Couronne.at", span: TextSpan(5, 16)), original: "Krone.at")
        let found = try findings(
            article, translation: TranslationEvidence(originalLanguage: "de", signs: [sign])
        ).first { $0.code == .machineTranslated }
        #expect(found?.message.contains("“Couronne.at” for “Krone.at”") == true)
        let leftover = TranslationEvidence.Sign(mention: Mention(text: "mehr dazu", span: nil), original: "mehr dazu")
        let left = try findings(
            article, translation: TranslationEvidence(originalLanguage: "de", signs: [leftover])
        ).first { $0.code == .machineTranslated }
        #expect(left?.message.contains("“mehr dazu”, left in German") == true)
    }

    @Test("Who prints an agency's dispatch without its sign is told whose it is")
    func agencyUnsigned() throws {
        index.add(PlainArticle.article("https://www.reuters.com/1", hour: 1, body))
        let bare = PlainArticle.article("https://www.ft.com/1", hour: 2, body)
        let found = try findings(bare).first { $0.code == .agencyUnsigned }
        #expect(found?.message.contains("Reuters is named nowhere") == true)
        let signed = PlainArticle.article("https://www.nzz.ch/1", hour: 2, "(Reuters) " + body)
        let credit = PlainArticle.citation(.agency, "Reuters", in: signed, outlet: "reuters.com", role: .credit)
        #expect(!(try findings(signed, [credit]).contains { $0.code == .agencyUnsigned }))
    }

    @Test("An article that names nobody for what others say rests on unnamed sources only")
    func unnamedSourceOnly() throws {
        let article = PlainArticle.article(
            "https://www.ft.com/1", hour: 1, "Tin is dear, an official said. Lead is not, Vera Oakley said.")
        let official = PlainArticle.citation(.anonymous, "an official", "Tin is dear", in: article)
        let named = PlainArticle.citation(.person, "Vera Oakley", "Lead is not", in: article)
        let found = try findings(article, [official]).first { $0.code == .unnamedSourceOnly }
        #expect(found?.attributions == [0])
        #expect(found?.message.contains("“an official”") == true)
        #expect(!(try findings(article, [official, named]).contains { $0.code == .unnamedSourceOnly }))
        #expect(!(try findings(article).contains { $0.code == .unnamedSourceOnly }))
    }

    @Test("A cited domain that the registry lacks is named")
    func outletUnknown() throws {
        let article = PlainArticle.article("https://www.ft.com/1", hour: 1, "Tin is dear, zinnblatt.example says.")
        var citation = PlainArticle.citation(
            .outlet, "zinnblatt.example", "Tin is dear", in: article, outlet: "zinnblatt.example")
        #expect(!(try findings(article, [citation]).contains { $0.code == .outletUnknown }))
        citation.outlet?.matched = .unknown
        let found = try findings(article, [citation]).first { $0.code == .outletUnknown }
        #expect(found?.attributions == [0])
        #expect(found?.message.contains("zinnblatt.example") == true)
    }
}
