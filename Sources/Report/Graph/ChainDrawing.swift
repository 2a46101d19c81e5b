import Ingestion
import Provenance

/// A graph of chains as SVG: boxes from left to right, from who cites to what is cited.
///
/// Its colours come from the page's style sheet; kinds differ by the shape of the box and by words, ways of finding by
/// the line. It needs no script, and every box that leads somewhere is a link.
public struct ChainDrawing {
    private static let boxWidth = 220.0
    private static let boxHeight = 80.0
    private static let row = 98.0
    private static let gap = 66.0
    private static let margin = 14.0

    private let graph: ChainGraph
    private let words: Phrasebook
    private let link: (ChainGraph.Node) -> String?

    /// Draws with the words of an interface; `link` says where a box leads.
    public init(_ graph: ChainGraph, words: Phrasebook, link: @escaping (ChainGraph.Node) -> String?) {
        self.graph = graph
        self.words = words
        self.link = link
    }

    public func svg(title: String) -> HTML {
        guard !graph.nodes.isEmpty else { return .empty }
        let layout = GraphLayout(
            nodes: graph.nodes.count, edges: graph.edges.map { ($0.from, $0.to, $0.isReturning) })
        let columns = Double(layout.layerCount)
        let width = Int(2 * Self.margin + columns * Self.boxWidth + max(0, columns - 1) * Self.gap)
        let height = Int(2 * Self.margin + layout.height * Self.row)
        var result: HTML = """
            <svg class="graph c\(min(layout.layerCount, 8))" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" \
            xmlns="http://www.w3.org/2000/svg" role="group" aria-label="\(title)"><title>\(title)</title>
            """
        result += """
            <defs><marker id="tip" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8" \
            orient="auto-start-reverse"><path d="M0 0 8 4 0 8z" class="tip"/></marker></defs>
            """
        for (number, edge) in graph.edges.enumerated() { result += path(of: edge, number: number, in: layout) }
        for (place, slot) in layout.slots.enumerated() {
            if let node = slot.node { result += box(graph.nodes[node], at: corner(of: place, in: layout)) }
        }
        result += "</svg>"
        return result
    }

    private func corner(of slot: Int, in layout: GraphLayout) -> (x: Double, y: Double) {
        let place = layout.slots[slot]
        return (
            Self.margin + Double(place.layer) * (Self.boxWidth + Self.gap),
            Self.margin + place.row * Self.row - Self.boxHeight / 2
        )
    }

    // MARK: Boxes

    private func box(_ node: ChainGraph.Node, at corner: (x: Double, y: Double)) -> HTML {
        let (x, y) = corner
        var shape: HTML
        let kind: String
        let right = x + Self.boxWidth
        let bottom = y + Self.boxHeight
        switch node.shape {
        case .article:
            shape = rectangle(x, y, radius: 4, style: "box")
            kind = node.isPrimary ? words["end.primary"] : ""
            if node.isPrimary { shape += rectangle(x, y, radius: 4, style: "box inner", inset: 3) }
        case .outlet:
            shape = rectangle(x, y, radius: 4, style: "box absent")
            kind = words["graph.notheld"]
        case .end(let end):
            // Who or what isn't a medium has slanted sides.
            let points =
                "\(Self.n(x + 12)),\(Self.n(y)) \(Self.n(right)),\(Self.n(y)) \(Self.n(right - 12)),\(Self.n(bottom)) "
                + "\(Self.n(x)),\(Self.n(bottom))"
            shape = #"<polygon class="box end" points="\#(points)"/>"#
            kind = words["end." + end.rawValue]
        }
        let isEnd = if case .end = node.shape { true } else { false }
        let left = x + (isEnd ? 16 : 10)
        var lines: [(String, String)] = []
        if isEnd {
            lines.append((kind, "faint"))
            let parts = Self.lines(of: node.name, columns: 24, most: 3)
            for part in parts { lines.append((part, "name")) }
        } else {
            lines.append((Self.short(node.name, columns: 24), "name"))
            if let headline = node.headline {
                for part in Self.lines(of: headline, columns: 29, most: 2) { lines.append((part, "")) }
            } else if node.shape == .article, let address = node.address {
                lines.append((Excerpted.middle(address.string.printable, columns: 29), ""))
            }
            let date = node.published.map(Moment.text) ?? ""
            let foot = [date, kind].filter { !$0.isEmpty }.joined(separator: " · ")
            if !foot.isEmpty { lines.append((Self.short(foot, columns: 32), "faint")) }
        }
        var text = HTML.empty
        for (place, line) in lines.enumerated() {
            text +=
                #"<text x="\#(Self.n(left))" y="\#(Self.n(y + 19 + Double(place) * 17))" class="\#(line.1)">\#(line.0)</text>"#
        }
        let full = [node.name, node.headline ?? "", node.published.map(Moment.text) ?? "", kind]
            .filter { !$0.isEmpty }.joined(separator: " · ")
        let inner: HTML = "<title>\(full)</title>\(shape)\(text)"
        guard let target = link(node) else { return "<g>\(inner)</g>" }
        return #"<a href="\#(target)" aria-label="\#(full)"><g>\#(inner)</g></a>"#
    }

    private func rectangle(_ x: Double, _ y: Double, radius: Double, style: String, inset: Double = 0) -> HTML {
        """
        <rect class="\(style)" x="\(Self.n(x + inset))" y="\(Self.n(y + inset))" \
        width="\(Self.n(Self.boxWidth - 2 * inset))" height="\(Self.n(Self.boxHeight - 2 * inset))" \
        rx="\(Self.n(max(1, radius - inset)))"/>
        """
    }

    // MARK: Lines

    private func path(of edge: ChainGraph.Edge, number: Int, in layout: GraphLayout) -> HTML {
        let route = layout.routes[number]
        guard let first = route.first, let last = route.last else { return .empty }
        let from = corner(of: first, in: layout)
        let to = corner(of: last, in: layout)
        let style = edge.isReturning ? "returning" : "via-" + (edge.via?.rawValue ?? "end")
        var facts: [String] = []
        if let said = edge.words { facts.append("“\(said)”") }
        if let via = edge.via { facts.append(words.via(via)) }
        if let confidence = edge.confidence { facts.append(Confidence.text(confidence)) }
        let title = facts.joined(separator: " · ")
        var label = HTML.empty
        let data: String
        if edge.isReturning {
            // Back to the left, below all that hangs together with it.
            let x1 = from.x + Self.boxWidth / 2
            let x2 = to.x + Self.boxWidth / 2
            let y = Self.margin + layout.bottoms[first] * Self.row + 22
            data =
                "M\(Self.n(x1)) \(Self.n(from.y + Self.boxHeight)) C\(Self.n(x1)) \(Self.n(y)) \(Self.n(x1)) \(Self.n(y)) "
                + "\(Self.n(x1 - 30)) \(Self.n(y)) L\(Self.n(x2 + 30)) \(Self.n(y)) C\(Self.n(x2)) \(Self.n(y)) "
                + "\(Self.n(x2)) \(Self.n(y)) \(Self.n(x2)) \(Self.n(to.y + Self.boxHeight + 2))"
            label =
                #"<text class="edge" x="\#(Self.n((x1 + x2) / 2))" y="\#(Self.n(y - 5))" text-anchor="middle">\#(words["end.circular"])</text>"#
        } else {
            let arriving = arrival(of: number, at: last, in: layout)
            let leaving = departure(of: number, at: first, in: layout)
            var points = [(from.x + Self.boxWidth, from.y + leaving)]
            for slot in route.dropFirst().dropLast() {
                let place = corner(of: slot, in: layout)
                points.append((place.x, place.y + Self.boxHeight / 2))
                points.append((place.x + Self.boxWidth, place.y + Self.boxHeight / 2))
            }
            points.append((to.x, to.y + arriving.y))
            data = Self.curve(points)
            if let confidence = edge.confidence, arriving.count <= 4 {
                label =
                    #"<text class="edge" x="\#(Self.n(to.x - 12))" y="\#(Self.n(to.y + arriving.y - 4))" text-anchor="end">\#(Confidence.text(confidence))</text>"#
            }
        }
        return
            #"<g><title>\#(title)</title><path class="edge \#(style)" d="\#(data)" marker-end="url(#tip)"/>\#(label)</g>"#
    }

    /// Where an edge meets its box, so that several don't meet in one point.
    private func arrival(of number: Int, at node: Int, in layout: GraphLayout) -> (y: Double, count: Int) {
        let all = graph.edges.indices.filter { !graph.edges[$0].isReturning && layout.routes[$0].last == node }
        let sorted = all.sorted {
            layout.slots[layout.routes[$0][layout.routes[$0].count - 2]].row
                < layout.slots[layout.routes[$1][layout.routes[$1].count - 2]].row
        }
        return (Self.port(sorted.firstIndex(of: number) ?? 0, of: sorted.count), sorted.count)
    }

    private func departure(of number: Int, at node: Int, in layout: GraphLayout) -> Double {
        let all = graph.edges.indices.filter { !graph.edges[$0].isReturning && layout.routes[$0].first == node }
        let sorted = all.sorted { layout.slots[layout.routes[$0][1]].row < layout.slots[layout.routes[$1][1]].row }
        return Self.port(sorted.firstIndex(of: number) ?? 0, of: sorted.count)
    }

    private static func port(_ place: Int, of count: Int) -> Double {
        boxHeight * (Double(place) + 1) / (Double(count) + 1)
    }

    private static func curve(_ points: [(Double, Double)]) -> String {
        guard let first = points.first else { return "" }
        var data = "M\(n(first.0)) \(n(first.1))"
        var last = first
        for point in points.dropFirst() {
            let middle = (last.0 + point.0) / 2
            data +=
                " C\(n(middle)) \(n(last.1)) \(n(middle)) \(n(point.1)) \(n(point.0)) \(n(point.1))"
            last = point
        }
        return data
    }

    // MARK: Words

    private static func n(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0
            ? String(tenths / 10) : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }

    static func short(_ text: String, columns: Int) -> String { text.printable.cut(to: columns) }

    /// Words on a few lines, the last one cut where they are too many.
    static func lines(of text: String, columns: Int, most: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var rest = text.printable.split(separator: " ").map(String.init)[...]
        while let word = rest.first {
            if line.isEmpty || line.columns + 1 + word.columns <= columns {
                line += (line.isEmpty ? "" : " ") + word
                rest = rest.dropFirst()
            } else if lines.count < most - 1 {
                lines.append(line)
                line = ""
            } else {
                line += " " + rest.joined(separator: " ")
                rest = []
            }
        }
        if !line.isEmpty { lines.append(line) }
        return lines.map { $0.cut(to: columns) }
    }
}
