import Ingestion
public import Provenance

/// Articles that a ledger holds as a table for a terminal.
public enum ArticleReport {
    public static func text(_ articles: [HeldArticle], style: Style) -> String {
        guard !articles.isEmpty else { return "No article of the ledger is like that.\n" }
        var table = TextTable([
            .init(title: "id"), .init(title: "published"), .init(title: "outlet", paint: { $1.outlet($0) }),
            .init(title: "language"), .init(title: "headline", isFlexible: true),
        ])
        for article in articles {
            table.add([
                article.id.description, article.published.map(Moment.text) ?? "", article.outlet?.rawValue ?? "",
                article.language ?? "", article.title ?? article.address.string,
            ])
        }
        return table.text(style: style) + style.faint(Count.text(articles.count, "article")) + "\n"
    }
}
