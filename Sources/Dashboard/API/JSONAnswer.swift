import FoundationEssentials
import Ingestion
import Newsroom
import Provenance
import Report

/// Documents in JSON.
enum JSONAnswer {
    static func response(_ document: some Encodable, status: Int = 200) -> WebResponse {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(document) else {
            return WebResponse(
                500, type: "application/json", #"{"error":{"code":"internal","message":"Internal Server Error"}}"#)
        }
        return WebResponse(
            status, headers: [("Content-Type", "application/json")], body: .bytes(Array(data) + [0x0A]))
    }
}

/// One page of a list; `next` leads to the one behind it.
struct ListAnswer<Item: Encodable>: Encodable {
    var items: [Item]
    var next: String?
}

/// An audit with how much of the text is laid to whom.
struct AuditAnswer: Encodable {
    let audit: Audit

    private enum CodingKeys: CodingKey {
        case shares
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(AttributionShares(audit), forKey: .shares)
        try audit.encode(to: encoder)
    }
}

struct ArticleAnswer: Encodable {
    let id: String
    let url: String
    let outlet: String?
    let title: String?
    let language: String?
    let datePublished: NewsDate?
    let dateModified: NewsDate?

    private enum CodingKeys: String, CodingKey {
        case id, url, outlet, title, language
        case datePublished = "date_published"
        case dateModified = "date_modified"
    }

    init(_ article: HeldArticle) {
        id = article.id.description
        url = article.address.string
        outlet = article.outlet?.rawValue
        title = article.title
        language = article.language
        datePublished = article.published
        dateModified = article.modified
    }
}

struct StoryAnswer: Encodable {
    struct Origin: Encodable {
        let kind: ChainEnd.Kind
        let id: String?
        let articles: [String]
    }

    let id: String
    let title: String
    let outlets: [String]
    let articles: [String]
    let origins: [Origin]
    let independentOrigins: Int

    private enum CodingKeys: String, CodingKey {
        case id, title, outlets, articles, origins
        case independentOrigins = "independent_origins"
    }

    init(_ line: StoryBoard.Line) {
        id = line.id.description
        title = line.title
        outlets = line.outlets.map(\.rawValue)
        articles = line.articles.map(\.description)
        origins = line.origins.map { Origin(kind: $0.kind, id: $0.id, articles: $0.articles.map(\.string)) }
        independentOrigins = line.independentOrigins
    }
}

struct OutletAnswer: Encodable {
    struct Count: Encodable {
        let id: String
        let count: Int
    }

    let id: String
    let name: String?
    let articles: Int
    let firstHand: Int
    let agency: Int
    let citing: Int
    let cited: Int
    var cites: [Count]?
    var citedBy: [Count]?

    private enum CodingKeys: String, CodingKey {
        case id, name, articles, agency, citing, cited, cites
        case firstHand = "first_hand"
        case citedBy = "cited_by"
    }

    init(_ id: OutletID, name: String?, _ figures: CitationTally.Figures) {
        self.id = id.rawValue
        self.name = name
        articles = figures.articles
        firstHand = figures.firstHand
        agency = figures.agency
        citing = figures.citing
        cited = figures.cited
    }
}

struct FindingAnswer: Encodable {
    let number: Int
    let code: String
    let severity: Finding.Severity
    let message: String
    let article: String
    let url: String
    let title: String?
    let outlet: String?
    let cited: [String]

    init(_ item: FindingLog.Item) {
        number = item.number
        code = item.finding.code.rawValue
        severity = item.finding.severity
        message = item.finding.message
        article = item.article.id.description
        url = item.article.address.string
        title = item.article.title
        outlet = item.article.outlet?.rawValue
        cited = item.cited.map(\.rawValue).sorted()
    }
}

struct FeedAnswer: Encodable {
    let url: String
    let title: String?
    let health: FeedHealth
    let failures: Int
    let error: String?
    let lastSuccess: NewsDate?
    let nextPoll: NewsDate?

    private enum CodingKeys: String, CodingKey {
        case url, title, health, failures, error
        case lastSuccess = "last_success"
        case nextPoll = "next_poll"
    }
}

struct LedgerAnswer: Encodable {
    let origin: String
    let verificationKey: String
    let checkpoint: String
    let entries: Int64
    let articles: Int64
    let versions: Int64
    let attributions: Int64
    let resolutions: Int64
    let feeds: Int64

    private enum CodingKeys: String, CodingKey {
        case origin, checkpoint, entries, articles, versions, attributions, resolutions, feeds
        case verificationKey = "verification_key"
    }
}

struct EntryAnswer: Encodable {
    let index: Int64
    /// The entry's bytes, which are JSON in its canonical form.
    let entry: String
    let proof: String
}
