import Ingestion
import Provenance

/// Writes the graph of citations for Graphviz (https://graphviz.org/doc/info/lang.html).
struct DOTExport {
    let graph: CitationGraph
    let sink: TextSink

    func write() throws {
        try sink.put("digraph citations {\n  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\"];\n")
        try graph.nodes { node in
            switch node {
            case .article(let article):
                let label = [article.outlet?.rawValue, article.title].compactMap { $0 }.joined(separator: "\n")
                let url = article.address.string
                try sink.put("  \(quote(node.id)) [label=\(quote(label.isEmpty ? url : label)), URL=\(quote(url))];\n")
            case .outlet(let outlet):
                try sink.put("  \(quote(node.id)) [label=\(quote(outlet.rawValue)), shape=ellipse];\n")
            }
        }
        try graph.edges { edge in
            let resolution = edge.citation.resolution
            let label = resolution?.via.rawValue ?? Resolution.Via.outlet.rawValue
            let style = resolution == nil ? ", style=dashed" : ""
            try sink.put("  \(quote(edge.from)) -> \(quote(edge.to)) [label=\(quote(label))\(style)];\n")
        }
        try sink.put("}\n")
    }

    /// In quotation marks; a backslash is doubled, since labels give it a meaning, and a line end is one.
    private func quote(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n", "\r": result += "\\n"
            case "\0": break
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
