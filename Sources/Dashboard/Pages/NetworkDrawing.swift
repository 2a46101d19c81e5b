import Foundation
import Report

/// Outlets on a circle with a line from each to those that it cites, wider where it does so oftener.
struct NetworkDrawing {
    let names: [(name: String, path: String)]
    let edges: [(from: Int, to: Int, count: Int)]

    private static let radius = 210.0
    private static let middle = (x: 430.0, y: 260.0)

    func svg(title: String) -> HTML {
        let most = max(1, edges.map(\.count).max() ?? 1)
        func point(_ place: Int, at radius: Double) -> (x: Double, y: Double) {
            let angle = 2 * Double.pi * Double(place) / Double(max(1, names.count)) - Double.pi / 2
            return (Self.middle.x + radius * cos(angle), Self.middle.y + radius * sin(angle))
        }
        var shapes: HTML = """
            <defs><marker id="tip" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="10" markerHeight="10" \
            markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 8 4 0 8z" class="tip"/></marker></defs>
            """
        for edge in edges.sorted(by: { $0.count < $1.count }) {
            let from = point(edge.from, at: Self.radius - 6)
            let to = point(edge.to, at: Self.radius - 9)
            let width = 0.8 + 4.2 * Double(edge.count) / Double(most)
            // Bent towards the middle, and a little to one side, so that both directions can be seen.
            let bend = (
                x: Self.middle.x + 0.12 * (to.y - from.y), y: Self.middle.y - 0.12 * (to.x - from.x)
            )
            shapes += """
                <path class="flow" marker-end="url(#tip)" stroke-width="\(Self.n(width))" \
                d="M\(Self.n(from.x)) \(Self.n(from.y)) Q\(Self.n(bend.x)) \(Self.n(bend.y)) \(Self.n(to.x)) \(Self.n(to.y))">\
                <title>\(names[edge.from].name) → \(names[edge.to].name): \(edge.count)</title></path>
                """
        }
        for (place, outlet) in names.enumerated() {
            let at = point(place, at: Self.radius)
            let label = point(place, at: Self.radius + 14)
            let anchor = abs(label.x - Self.middle.x) < 20 ? "middle" : label.x > Self.middle.x ? "start" : "end"
            let name = outlet.name.count > 24 ? String(outlet.name.prefix(23)) + "…" : outlet.name
            let lift = abs(label.x - Self.middle.x) < 20 ? (label.y < Self.middle.y ? -4.0 : 12.0) : 4.0
            shapes += """
                <a href="\(outlet.path)"><circle class="box" cx="\(Self.n(at.x))" cy="\(Self.n(at.y))" r="5"/>\
                <text x="\(Self.n(label.x))" y="\(Self.n(label.y + lift))" text-anchor="\(anchor)">\(name)</text></a>
                """
        }
        return """
            <svg class="graph network" viewBox="0 0 860 520" width="860" height="520" role="group" aria-label="\(title)">\
            <title>\(title)</title>\(shapes)</svg>
            """
    }

    private static func n(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
}
