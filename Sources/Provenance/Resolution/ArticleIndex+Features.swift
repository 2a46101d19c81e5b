/// What stands in for an index of features, where a store keeps none: it reads the articles themselves.
extension ArticleIndex {
    public func features(of id: ArticleID) throws -> [UInt32] {
        try content(of: id).map { ArticleFeatures(of: $0).values } ?? []
    }

    /// Reads every article of the interval; a store that holds many keeps an index instead.
    public func articles(
        sharingFeatures keys: [UInt32], of outlet: OutletID?, from: Int64, through: Int64, limit: Int
    ) throws -> [(article: HeldArticle, shared: Int)] {
        guard !keys.isEmpty, from <= through else { return [] }
        let wanted = Set(keys)
        let held =
            if let outlet {
                try articles(of: outlet, from: from, through: through, limit: 500)
            } else {
                try allArticles().filter { (from...through).contains($0.time) }
            }
        var found: [(article: HeldArticle, shared: Int)] = []
        for article in held {
            guard let content = try content(of: article.id) else { continue }
            let shared = ArticleFeatures(of: content).keys.count { wanted.contains($0) }
            if shared > 0 { found.append((article, shared)) }
        }
        found.sort { ($1.shared, $0.article.id) < ($0.shared, $1.article.id) }
        return Array(found.prefix(limit))
    }
}
