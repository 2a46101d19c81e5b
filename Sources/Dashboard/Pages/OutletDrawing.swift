import Report

/// An outlet between those that cite it and those that it cites; the width of a line is how often.
struct OutletDrawing {
    typealias Side = [(name: String, count: Int, path: String)]

    let centre: String
    let left: Side
    let right: Side

    private static let row = 30
    private static let width = 760

    func svg(title: String) -> HTML {
        let rows = max(left.count, right.count, 1)
        let height = rows * Self.row + 20
        let middle = height / 2
        let most = max(1, (left + right).map(\.count).max() ?? 1)
        var shapes = HTML.empty
        func side(_ side: Side, isLeft: Bool) {
            let top = (height - side.count * Self.row) / 2
            for (place, item) in side.enumerated() {
                let y = top + place * Self.row + Self.row / 2
                let (x1, x2) = isLeft ? (210, 290) : (470, 550)
                let tip = isLeft ? x2 : x1
                let far = isLeft ? x1 : x2
                let tenths = 10 + 60 * item.count / most
                let bend = (tip + far) / 2
                shapes += """
                    <path class="flow" d="M\(far) \(y) C\(bend) \(y) \(bend) \(middle) \(tip) \(middle)" \
                    stroke-width="\(tenths / 10).\(tenths % 10)"/>
                    """
                let label = item.name.count > 24 ? item.name.prefix(23) + "…" : item.name
                let anchor = isLeft ? "end" : "start"
                let x = isLeft ? 204 : 556
                shapes += """
                    <a href="\(item.path)"><text x="\(x)" y="\(y + 4)" text-anchor="\(anchor)">\(String(label)) · \(item.count)</text></a>
                    """
            }
        }
        side(left, isLeft: true)
        side(right, isLeft: false)
        let name = centre.count > 20 ? String(centre.prefix(19)) + "…" : centre
        return """
            <svg class="graph" viewBox="0 0 \(Self.width) \(height)" width="\(Self.width)" height="\(height)" role="group" \
            aria-label="\(title)"><title>\(title)</title>\(shapes)\
            <rect class="box" x="290" y="\(middle - 20)" width="180" height="40" rx="4"/>\
            <text class="name" x="380" y="\(middle + 5)" text-anchor="middle">\(name)</text></svg>
            """
    }
}
