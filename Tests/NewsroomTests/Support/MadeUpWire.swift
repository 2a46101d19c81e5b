import Ingestion

/// News that is made up from a number: closures of works that papers report from one another, an earlier article of the
/// same paper on the same works that nobody means, and now and then a paper that has nothing on it.
struct MadeUpWire {
    /// In the order of publication.
    let articles: [Article]

    private static let papers = [
        ("bbc.com", "the BBC"), ("theguardian.com", "the Guardian"), ("nytimes.com", "the New York Times"),
        ("ft.com", "the Financial Times"), ("independent.co.uk", "the Independent"), ("reuters.com", "Reuters"),
        ("telegraph.co.uk", "the Daily Telegraph"), ("washingtonpost.com", "the Washington Post"),
    ]
    private static let firms = ["Norvent", "Kaldor", "Brenmark", "Solvik", "Tarquil", "Vexholm", "Hartwick", "Pellard"]
    private static let works = ["mill", "foundry", "shipyard", "brewery", "tannery", "sawmill"]
    private static let towns = ["Leeds", "Bristol", "Ghent", "Turin", "Porto", "Graz", "Lyon", "Bilbao"]
    private static let lines = [
        "The canteen has been closed since the summer.", "Orders fell for the third year in a row.",
        "A choir of former workers sang at the gates.", "The town council meets again on the second Tuesday.",
        "Nobody at the gatehouse would say who owns the land.", "The chimney can be seen from the motorway.",
    ]

    init(seed: UInt64, stories: Int) {
        var random = Numbers(state: seed)
        var articles: [Article] = []
        for story in 0..<stories {
            let firm =
                Self.firms[(story + Int(seed % 8)) % Self.firms.count] + (story < Self.firms.count ? "" : " Marine")
            let works = random.pick(Self.works)
            let town = random.pick(Self.towns)
            let jobs = 200 + random.next(9000)
            let fact = "\(firm) will shut its \(works) in \(town) with the loss of \(jobs) jobs"
            var hour = Double(story) * 7
            var told: [Int] = []
            for paper in Self.shuffled(Array(Self.papers.indices), &random).prefix(3 + random.next(4)) {
                hour += 0.5 + Double(random.next(8))
                if random.next(3) == 0 {
                    articles.append(
                        Self.article(
                            paper, number: articles.count, hour: hour - 0.4 - Double(random.next(30)),
                            title: "\(firm) \(works) in \(town) may shut",
                            "\(firm) may shut its \(works) in \(town), where \(jobs) people work, the mayor said.",
                            random.pick(Self.lines)))
                }
                let lead =
                    if told.isEmpty {
                        "\(fact)."
                    } else if random.next(6) == 0 {
                        "\(fact), \(Self.papers[(paper + 1) % Self.papers.count].1) reported."
                    } else {
                        "\(fact), \(Self.papers[random.pick(told)].1) reported."
                    }
                articles.append(
                    Self.article(
                        paper, number: articles.count, hour: hour,
                        title: "\(firm) to shut \(town) \(works), \(jobs) jobs go",
                        lead, random.pick(Self.lines)))
                told.append(paper)
            }
        }
        self.articles = articles.sorted { ($0.published?.seconds ?? 0) < ($1.published?.seconds ?? 0) }
    }

    /// The articles in another order.
    func shuffled(by seed: UInt64) -> [Article] {
        var random = Numbers(state: seed)
        return Self.shuffled(articles, &random)
    }

    private static func shuffled<T>(_ list: [T], _ random: inout Numbers) -> [T] {
        var list = list
        for place in list.indices.reversed().dropLast() { list.swapAt(place, random.next(place + 1)) }
        return list
    }

    private static func article(
        _ paper: Int, number: Int, hour: Double, title: String, _ paragraphs: String...
    ) -> Article {
        var spans: [TextSpan] = []
        var start = 0
        for paragraph in paragraphs {
            spans.append(TextSpan(start, start + paragraph.unicodeScalars.count))
            start += paragraph.unicodeScalars.count + 2
        }
        return Article(
            url: WebAddress("https://www.\(papers[paper].0)/news/works-and-jobs-\(1000 + number)"), title: title,
            published: NewsDate(seconds: 1_771_000_000 + Int64(hour * 3600)), language: "en",
            text: paragraphs.joined(separator: "\n\n"), paragraphs: spans)
    }

    /// Numbers that look random and are the same every time (SplitMix64).
    private struct Numbers {
        var state: UInt64

        mutating func next(_ limit: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
            return Int((value ^ (value >> 31)) % UInt64(max(1, limit)))
        }

        mutating func pick<T>(_ list: [T]) -> T { list[next(list.count)] }
    }
}
