/// Words on lines no wider than the terminal.
///
/// Pieces carry their paint apart from their letters, so that the width is counted without escape sequences.
struct WrappedText {
    private struct Word {
        var text: String
        var painted: String
        /// Whether a space stands before it.
        var isSpaced: Bool
    }

    private var words: [Word] = []

    /// Whether what was added last ended in a space.
    private var endsInSpace = false

    /// Adds text; every word of it is painted by itself.
    mutating func add(_ text: String, paint: (String) -> String = { $0 }) {
        guard !text.isEmpty else { return }
        let clean = text.printable
        var isSpaced = endsInSpace || clean.first == " "
        for part in clean.split(separator: " ") {
            words.append(Word(text: String(part), painted: paint(String(part)), isSpaced: isSpaced))
            isSpaced = true
        }
        endsInSpace = clean.last == " "
    }

    /// Adds text that stands apart from what is before it.
    mutating func addWord(_ text: String, paint: (String) -> String = { $0 }) {
        add(" " + text, paint: paint)
    }

    func text(width: Int, indent: Int) -> String {
        let margin = String(repeating: " ", count: indent)
        var lines: [String] = []
        var line = ""
        var used = 0
        for unit in units {
            let room = used == 0 ? 0 : 1
            if used > 0, indent + used + room + unit.columns > width {
                lines.append(margin + line)
                line = ""
                used = 0
            }
            line += (used == 0 ? "" : " ") + unit.painted
            used += (used == 0 ? 0 : 1) + unit.columns
        }
        if !line.isEmpty { lines.append(margin + line) }
        return lines.joined(separator: "\n") + (lines.isEmpty ? "" : "\n")
    }

    /// Words with no space between them, joined.
    private var units: [(painted: String, columns: Int)] {
        var units: [(painted: String, columns: Int)] = []
        for word in words {
            if word.isSpaced || units.isEmpty {
                units.append((word.painted, word.text.columns))
            } else {
                units[units.count - 1].painted += word.painted
                units[units.count - 1].columns += word.text.columns
            }
        }
        return units
    }
}
