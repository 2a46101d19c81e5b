/// Rows in columns that line up, within the width of the terminal.
struct TextTable {
    struct Column {
        var title: String
        var isRight = false
        /// Whether it gives way where the terminal is narrow.
        var isFlexible = false
        var paint: @Sendable (String, Style) -> String = { text, _ in text }
    }

    private let columns: [Column]
    private var rows: [[String]] = []

    init(_ columns: [Column]) {
        self.columns = columns
    }

    mutating func add(_ cells: [String]) { rows.append(cells.map(\.printable)) }

    func text(style: Style, indent: Int = 0) -> String {
        guard !rows.isEmpty else { return "" }
        let widths = widths(within: style.width - indent)
        let margin = String(repeating: " ", count: indent)
        var result = margin + line(columns.map(\.title), widths: widths) { text, _ in style.faint(text) } + "\n"
        for row in rows {
            result += margin + line(row, widths: widths) { text, column in columns[column].paint(text, style) } + "\n"
        }
        return result
    }

    private func widths(within width: Int) -> [Int] {
        var widths = columns.indices.map { index in
            max(columns[index].title.columns, rows.map { index < $0.count ? $0[index].columns : 0 }.max() ?? 0)
        }
        let gaps = 2 * (columns.count - 1)
        let flexible = columns.indices.filter { columns[$0].isFlexible }
        var excess = widths.reduce(gaps, +) - width
        for index in flexible.sorted(by: { widths[$0] > widths[$1] }) where excess > 0 {
            let given = min(excess, max(0, widths[index] - 12))
            widths[index] -= given
            excess -= given
        }
        return widths
    }

    private func line(_ cells: [String], widths: [Int], paint: (String, Int) -> String) -> String {
        var parts: [String] = []
        for (index, width) in widths.enumerated() {
            let cell = (index < cells.count ? cells[index] : "").cut(to: width)
            let isLast = index == widths.count - 1
            let space = String(repeating: " ", count: max(0, width - cell.columns))
            let painted = paint(cell, index)
            parts.append(columns[index].isRight ? space + painted : isLast ? painted : painted + space)
        }
        var text = parts.joined(separator: "  ")
        while text.last == " " { text.removeLast() }
        return text
    }
}
