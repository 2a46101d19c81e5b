public import Ingestion

/// Who carries the claims of an article, and on how many independent origins they rest.
public struct Story: Sendable, Hashable {
    public struct Origin: Sendable, Hashable {
        public var kind: ChainEnd.Kind
        public var id: String?
        /// The articles that rest on it.
        public var articles: [WebAddress]

        public init(kind: ChainEnd.Kind, id: String?, articles: [WebAddress]) {
            self.kind = kind
            self.id = id
            self.articles = articles
        }
    }

    /// From whom one of the articles has it.
    public struct Step: Sendable, Hashable {
        public var article: WebAddress
        /// The medium or agency that it cites.
        public var outlet: OutletID
        /// The article that is meant, where it is held.
        public var cited: WebAddress?

        public init(article: WebAddress, outlet: OutletID, cited: WebAddress?) {
            self.article = article
            self.outlet = outlet
            self.cited = cited
        }
    }

    /// In order of publication.
    public var articles: [WebAddress]
    public var first: WebAddress?
    public var origins: [Origin]
    public var independentOrigins: Int
    /// Who has it from whom, in the order of the articles.
    public var steps: [Step]

    public init(
        articles: [WebAddress], first: WebAddress?, origins: [Origin], independentOrigins: Int, steps: [Step] = []
    ) {
        self.articles = articles
        self.first = first
        self.origins = origins
        self.independentOrigins = independentOrigins
        self.steps = steps
    }
}
