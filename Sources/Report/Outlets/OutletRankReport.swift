public import Newsroom
public import Provenance

/// How outlets come by their news, as text for a terminal.
public enum OutletRankReport {
    /// Lists outlets, those that had most first at the top.
    public static func rows(_ rows: [OutletRanking.Row], registry: OutletRegistry, style: Style) -> String {
        guard !rows.isEmpty else { return "The ledger holds no article of that time.\n" }
        var table = TextTable([
            .init(title: "outlet", isFlexible: true, paint: { $1.outlet($0) }), .init(title: "articles", isRight: true),
            .init(title: "had first", isRight: true), .init(title: "second-hand", isRight: true),
            .init(title: "agency", isRight: true), .init(title: "no link", isRight: true),
            .init(title: "cited by", isRight: true),
        ])
        for row in rows {
            table.add([
                registry.outlet(row.outlet)?.name ?? row.outlet.rawValue, String(row.articles), String(row.first),
                share(row.secondHand, of: row.articles), share(row.agency, of: row.articles),
                share(row.unlinked, of: row.citations),
                row.citedBy == 0
                    ? "" : "\(row.citedBy) by \(Count.text(row.citingOutlets, "outlet"))",
            ])
        }
        return table.text(style: style)
            + style.faint(
                "had first: others cite it, and it cites no medium · second-hand: cites another medium · no link: of "
                    + "its citations of outlets") + "\n"
    }

    /// Lists who cites whom.
    public static func exchanges(
        _ exchanges: [OutletRanking.Exchange], registry: OutletRegistry, style: Style
    ) -> String {
        guard !exchanges.isEmpty else { return "No outlet cites another in that time.\n" }
        var table = TextTable([
            .init(title: "outlet", isFlexible: true, paint: { $1.outlet($0) }),
            .init(title: "cites", isFlexible: true, paint: { $1.outlet($0) }), .init(title: "month"),
            .init(title: "articles", isRight: true),
        ])
        for exchange in exchanges {
            table.add([
                registry.outlet(exchange.from)?.name ?? exchange.from.rawValue,
                registry.outlet(exchange.to)?.name ?? exchange.to.rawValue, exchange.month,
                String(exchange.citations),
            ])
        }
        return table.text(style: style)
    }

    private static func share(_ part: Int, of whole: Int) -> String {
        whole == 0 ? "" : "\(Int((Double(part) * 100 / Double(whole)).rounded())) %"
    }
}
