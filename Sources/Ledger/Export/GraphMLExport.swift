import Ingestion
import Provenance

/// Writes the graph of citations as GraphML.
struct GraphMLExport {
    let graph: CitationGraph
    let sink: TextSink

    func write() throws {
        try sink.put(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
            \(Self.keys.map { "<key id=\"\($0.name)\" for=\"\($0.scope)\" attr.name=\"\($0.name)\" attr.type=\"\($0.type)\"/>" }
                .joined(separator: "\n"))
            <graph edgedefault="directed">

            """)
        try graph.nodes { node in try sink.put(Self.element(node)) }
        try graph.edges { edge in try sink.put(Self.element(edge)) }
        try sink.put("</graph>\n</graphml>\n")
    }

    private static let keys: [(name: String, scope: String, type: String)] =
        ["kind", "url", "outlet", "title", "language", "published"].map { ($0, "node", "string") }
        + ["role", "source", "rule", "via", "quotation"].map { ($0, "edge", "string") } + [
            ("confidence", "edge", "double")
        ]

    private static func element(_ node: CitationGraph.Node) -> String {
        let values: [(String, String?)] =
            switch node {
            case .outlet(let outlet): [("kind", "outlet"), ("outlet", outlet.rawValue)]
            case .article(let article):
                [
                    ("kind", "article"), ("url", article.address.string), ("outlet", article.outlet?.rawValue),
                    ("title", article.title), ("language", article.language),
                    ("published", article.published?.description),
                ]
            }
        return "<node id=\"\(escape(node.id))\">\(data(values))</node>\n"
    }

    private static func element(_ edge: CitationGraph.Edge) -> String {
        let attribution = edge.citation.attribution
        let values: [(String, String?)] = [
            ("role", attribution.role.rawValue), ("source", attribution.source?.text), ("rule", attribution.rule),
            ("via", edge.citation.resolution?.via.rawValue ?? Resolution.Via.outlet.rawValue),
            ("quotation", attribution.quotation?.rawValue),
            ("confidence", "\(edge.citation.resolution?.confidence ?? attribution.confidence)"),
        ]
        let id = "attribution:\(edge.citation.entry)"
        return
            "<edge id=\"\(id)\" source=\"\(escape(edge.from))\" target=\"\(escape(edge.to))\">\(data(values))</edge>\n"
    }

    private static func data(_ values: [(String, String?)]) -> String {
        values.compactMap { name, value in value.map { "<data key=\"\(name)\">\(escape($0))</data>" } }.joined()
    }

    /// Escapes what XML 1.0 can say; what it can't say is left out.
    static func escape(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            case "\t", "\n", "\r": result.append(contentsOf: "&#\(scalar.value);".unicodeScalars)
            case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": break
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
