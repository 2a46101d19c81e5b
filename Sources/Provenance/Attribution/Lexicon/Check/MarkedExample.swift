import Ingestion

/// An example's text without its marks, and what they mark.
struct MarkedExample {
    let text: String
    private(set) var source: TextSpan?
    private(set) var content: TextSpan?

    init(_ marked: String) {
        var scalars: [Unicode.Scalar] = []
        var open: [Unicode.Scalar: Int] = [:]
        var spans: [Unicode.Scalar: TextSpan] = [:]
        for scalar in marked.unicodeScalars {
            switch scalar {
            case "{", "⟦": open[scalar] = scalars.count
            case "}": spans["{"] = TextSpan(open["{"] ?? 0, scalars.count)
            case "⟧": spans["⟦"] = TextSpan(open["⟦"] ?? 0, scalars.count)
            case "¶": scalars += ["\n", "\n"]
            default: scalars.append(scalar)
            }
        }
        text = String(String.UnicodeScalarView(scalars))
        source = spans["{"]
        content = spans["⟦"]
    }

    /// Whether an attribution is the one that the marks show.
    func shows(_ attribution: Attribution) -> Bool {
        if let source, !(attribution.source?.span?.overlaps(source) ?? false) { return false }
        guard let content else { return true }
        return attribution.content.contains { $0.span?.overlaps(content) ?? false }
    }
}
