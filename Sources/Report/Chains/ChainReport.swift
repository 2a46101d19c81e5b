import Ingestion
public import Provenance

/// Chains of citation as trees for a terminal.
public enum ChainReport {
    /// Draws chains, grouped by the article from which they start.
    ///
    /// `titles` holds headlines of the articles on the chains; `articles` is how many articles were looked at.
    public static func text(
        _ chains: [Chain], titles: [ArticleID: String], registry: OutletRegistry, articles: Int, style: Style
    ) -> String {
        guard !chains.isEmpty else {
            return articles == 0
                ? "No chains: the ledger holds no articles. Poll some: sourcier poll feeds/sample\n"
                : "No chains among \(Count.text(articles, "article")) with these filters.\n"
        }
        var groups: [[Chain]] = []
        var places: [WebAddress?: Int] = [:]
        for chain in chains {
            let first = chain.links.first?.article
            if let place = places[first] {
                groups[place].append(chain)
            } else {
                places[first] = groups.count
                groups.append([chain])
            }
        }
        var result = ""
        for group in groups {
            result += ChainTree(group, titles: titles, name: { registry.outlet($0)?.name }).text(style: style) + "\n"
        }
        let deepest = chains.map(\.depth).max() ?? 0
        let circles = chains.count { $0.end.kind == .circular }
        var total =
            "\(Count.text(chains.count, "chain")) from \(Count.text(groups.count, "article")), the deepest \(deepest)"
        if circles > 0 { total += "; \(circles) run in a circle" }
        return result + style.faint(total) + "\n"
    }
}
