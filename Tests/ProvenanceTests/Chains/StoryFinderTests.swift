import Ingestion
import Testing

@testable import Provenance

/// Which articles carry one story, and what counts as an origin of it.
@Suite struct StoryFinderTests {
    private let index = InMemoryIndex(registry: PlainArticle.registry)

    private func story(of id: ArticleID) throws -> Story {
        try #require(try StoryFinder(registry: PlainArticle.registry).story(of: id, in: index))
    }

    private func hosts(_ story: Story) -> [String] {
        story.articles.compactMap { $0.host?.replacing("www.", with: "") }.sorted()
    }

    private func add(_ host: String, language: String = "en", hour: Double, _ title: String, _ text: String)
        -> ArticleID
    {
        index.add(
            PlainArticle.article("https://www.\(host)/1", language: language, title: title, hour: hour, text))
    }

    @Test("The same number in the same town in another affair is another story")
    func sameFigures() throws {
        let bridge = add(
            "bbc.com", hour: 1, "412 cracks found in Orvanne bridge in Leeds",
            "Inspectors found 412 cracks in the concrete of the Orvanne bridge in Leeds. Lorries take a detour.")
        _ = add(
            "nytimes.com", hour: 2, "Leeds bridge Orvanne has 412 cracks",
            "The Orvanne bridge in Leeds is riddled with 412 cracks in the concrete, inspectors found.")
        let museum = add(
            "ft.com", hour: 3, "Hulmar museum in Leeds bought 412 forged drawings",
            "The Hulmar museum in Leeds bought 412 forged drawings from a dealer. The director has resigned.")
        #expect(hosts(try story(of: bridge)) == ["bbc.com", "nytimes.com"])
        #expect(hosts(try story(of: museum)) == ["ft.com"])
    }

    @Test("The same company in another town is another story, and so is its other affair in the same town")
    func sameCompany() throws {
        let jobs = add(
            "bbc.com", hour: 1, "Kessborn to cut 3,470 jobs in Aarhus",
            "The engineering group Kessborn is cutting 3,470 jobs at its plant in Aarhus. Sales fell.")
        _ = add(
            "nytimes.com", hour: 2, "Kessborn to cut 1,905 jobs in Porto",
            "The engineering group Kessborn is cutting 1,905 jobs at its plant in Porto. The town is in shock.")
        _ = add(
            "ft.com", hour: 3, "Hackers copied 82,600 records of Kessborn in Aarhus",
            "Hackers copied 82,600 records from the computers of Kessborn in Aarhus. The telephones are dead.")
        #expect(hosts(try story(of: jobs)) == ["bbc.com"])
    }

    @Test("A detail that an article lays to nobody is no origin where its claim rests on another")
    func details() throws {
        let post = PlainArticle.article(
            "https://www.bbc.com/1", title: "Vexlux records of 980 patients stolen", hour: 1,
            "Strangers stole the records of 980 patients of Vexlux in Leeds, Vera Oakley wrote on X.",
            "The ransom of Vexlux comes to 32.9 million euros.")
        let first = index.add(
            post,
            attributions: [
                PlainArticle.citation(
                    .platform, "X", "Strangers stole the records of 980 patients of Vexlux in Leeds", in: post,
                    outlet: "x.com")
            ])
        let later = PlainArticle.article(
            "https://www.ft.com/1", title: "Records of 980 patients of Vexlux stolen in Leeds", hour: 3,
            "Strangers stole the records of 980 patients of Vexlux in Leeds, the BBC reported.",
            "Vexlux is to pay a ransom of 32.9 million euros, according to BBC News.")
        let second = index.add(
            later,
            attributions: [
                PlainArticle.citation(
                    .outlet, "the BBC", "Strangers stole the records of 980 patients of Vexlux in Leeds", in: later,
                    outlet: "bbc.com"),
                PlainArticle.citation(
                    .outlet, "BBC News", "Vexlux is to pay a ransom of 32.9 million euros", in: later,
                    outlet: "bbc.com"),
            ])
        for number in 0..<2 {
            index.set(Resolution(article: first, via: .link, evidence: [], confidence: 1), for: second, number)
        }
        let story = try story(of: first)
        #expect(story.origins.map(\.kind) == [.platform])
        #expect(story.steps.map(\.outlet.rawValue) == ["bbc.com"])
        #expect(story.steps.first?.cited == post.address)
    }
}
