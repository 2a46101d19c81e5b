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

    /// In order of publication.
    public var articles: [WebAddress]
    public var first: WebAddress?
    public var origins: [Origin]
    public var independentOrigins: Int

    public init(articles: [WebAddress], first: WebAddress?, origins: [Origin], independentOrigins: Int) {
        self.articles = articles
        self.first = first
        self.origins = origins
        self.independentOrigins = independentOrigins
    }
}
