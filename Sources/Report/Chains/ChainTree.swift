import Ingestion
import Provenance

/// Chains of one article as a tree: what they have in common stands once.
struct ChainTree {
    private final class Node {
        let link: ChainLink
        var ends: [ChainEnd] = []
        var children: [Node] = []

        init(_ link: ChainLink) { self.link = link }
    }

    private let roots: [Node]
    private let titles: [ArticleID: String]
    private let name: (OutletID) -> String?

    /// Joins chains by what they have in common; `titles` holds headlines, where they are known.
    init(_ chains: [Chain], titles: [ArticleID: String] = [:], name: @escaping (OutletID) -> String? = { _ in nil }) {
        self.titles = titles
        self.name = name
        var roots: [Node] = []
        for chain in chains {
            guard let first = chain.links.first else { continue }
            var node = Self.child(first, of: &roots)
            for link in chain.links.dropFirst() { node = Self.child(link, of: &node.children) }
            node.ends.append(chain.end)
        }
        self.roots = roots
    }

    private static func child(_ link: ChainLink, of nodes: inout [Node]) -> Node {
        if let known = nodes.first(where: { $0.link == link }) { return known }
        let node = Node(link)
        nodes.append(node)
        return node
    }

    /// Draws the tree; `skippingRoot` leaves out the citing article, where it is said already.
    func text(style: Style, indent: Int = 0, skippingRoot: Bool = false) -> String {
        let margin = String(repeating: " ", count: indent)
        var result = ""
        for root in roots {
            if !skippingRoot {
                if !result.isEmpty { result += "\n" }
                result += margin + station(root.link, room: style.width - indent, style: style) + "\n"
            }
            result += branches(of: root, margin: margin, style: style)
        }
        return result
    }

    /// Every chain is finite, so the walk down is too; it is written as a loop over a stack.
    private func branches(of root: Node, margin: String, style: Style) -> String {
        var result = ""
        var stack = [(node: root, margin: margin, isLast: true, isRoot: true)]
        while let (node, margin, isLast, isRoot) = stack.popLast() {
            var inner = margin
            if !isRoot {
                let branch = isLast ? "└─ " : "├─ "
                inner = margin + (isLast ? "   " : "│  ")
                result +=
                    style.faint(margin + branch)
                    + station(node.link, room: style.width - margin.columns - 3, style: style)
                result += "\n" + how(node.link, margin: inner, style: style)
            }
            let ends = node.ends.filter { !isStation($0, node.link) }
            for (index, end) in ends.enumerated() {
                let isLastEnd = index == ends.count - 1 && node.children.isEmpty
                let line = style.faint(inner + (isLastEnd ? "└─ " : "├─ "))
                result += line + EndWording.text(end, style: style).0.cutLine(to: style.width) + "\n"
            }
            for (index, child) in node.children.enumerated().reversed() {
                stack.append((child, inner, index == node.children.count - 1, false))
            }
        }
        return result
    }

    /// Whether the end says no more than the last link does.
    private func isStation(_ end: ChainEnd, _ link: ChainLink) -> Bool {
        link.article == nil && end.id == link.outlet?.rawValue && (end.kind == .outlet || end.kind == .agency)
    }

    private func station(_ link: ChainLink, room: Int, style: Style) -> String {
        let outlet = link.outlet.map { name($0) ?? $0.rawValue } ?? "unknown outlet"
        var rest = ""
        if let published = link.published { rest += "  " + Moment.text(published) }
        if link.article == nil { rest += "  (its article is not held)" }
        let title = link.id.flatMap { titles[$0] } ?? (titles.isEmpty ? link.article?.string : nil) ?? ""
        let left = room - outlet.columns - rest.columns - 2
        let shown = title.isEmpty || left < 12 ? "" : "  " + title.printable.cut(to: left)
        return style.source(outlet.printable) + style.faint(rest) + shown
    }

    private func how(_ link: ChainLink, margin: String, style: Style) -> String {
        var facts: [String] = []
        if let words = link.words { facts.append("“\(words.printable.cut(to: 60))”") }
        switch link.via {
        case .link: facts.append("by its link")
        case .feed: facts.append("named by feed or page")
        case .text: facts.append("found by outlet, time and content")
        case .outlet, nil: break
        }
        if let confidence = link.confidence { facts.append(Confidence.text(confidence)) }
        guard !facts.isEmpty else { return "" }
        return style.faint(margin + facts.joined(separator: " · ")) + "\n"
    }
}

extension String {
    /// A line that is painted already stays whole; one without paint is cut.
    fileprivate func cutLine(to width: Int) -> String { contains("\u{1B}") ? self : cut(to: width) }
}
