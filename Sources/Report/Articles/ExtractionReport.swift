public import Ingestion

/// What became of a page's blocks, as a table for a terminal.
public enum ExtractionReport {
    /// A block's text is cut here, in columns, where the output is no terminal.
    private static let longestText = 240

    /// Writes a line a block: kept (`+`) or dropped (`-`), by which rule, its element, how much of it is links.
    public static func text(_ decisions: [BlockDecision], style: Style) -> String {
        guard !decisions.isEmpty else { return "The page has no text.\n" }
        var table = TextTable([
            .init(title: "", paint: { $0 == "+" ? $1.good($0) : $1.bad($0) }), .init(title: "why"),
            .init(title: "element"), .init(title: "links", isRight: true), .init(title: "text", isFlexible: true),
        ])
        for decision in decisions {
            table.add([
                decision.isKept ? "+" : "-", decision.reason, decision.element,
                "\(Int((decision.linkDensity * 100).rounded())) %", decision.text.cut(to: longestText),
            ])
        }
        let kept = decisions.count { $0.isKept }
        return table.text(style: style)
            + style.faint("\(Count.text(kept, "block")) kept, \(decisions.count - kept) dropped") + "\n"
    }
}
