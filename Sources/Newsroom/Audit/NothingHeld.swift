public import Ingestion
public import Provenance

/// An index that holds no article: what an audit draws on where there is no ledger.
public struct NothingHeld: ArticleIndex {
    public init() {}

    public func article(_ id: ArticleID) throws -> HeldArticle? { nil }
    public func article(at address: WebAddress) throws -> HeldArticle? { nil }
    public func articles(of outlet: OutletID, from: Int64, through: Int64, limit: Int) throws -> [HeldArticle] { [] }
    public func content(of id: ArticleID) throws -> Article? { nil }
    public func citations(of id: ArticleID) throws -> [HeldCitation] { [] }
    public func articles(sharing fingerprints: [UInt64], limit: Int) throws -> [(article: HeldArticle, shared: Int)] {
        []
    }
    public func citing(_ id: ArticleID) throws -> [ArticleID] { [] }
    public func allArticles() throws -> [HeldArticle] { [] }
}
