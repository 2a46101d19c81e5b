/// How to write for the person who reads: with colour or without, and how wide.
public struct Style: Sendable, Hashable {
    public var colour: Bool
    /// Columns of the terminal.
    public var width: Int

    public init(colour: Bool, width: Int) {
        self.colour = colour
        self.width = max(40, width)
    }

    func strong(_ text: String) -> String { paint(text, "1") }
    func faint(_ text: String) -> String { paint(text, "2") }
    func heading(_ text: String) -> String { paint(text, "1;4") }
    func warning(_ text: String) -> String { paint(text, "1;33") }
    func good(_ text: String) -> String { paint(text, "32") }
    func bad(_ text: String) -> String { paint(text, "1;31") }
    func outlet(_ text: String) -> String { paint(text, "36") }

    /// Marks words of a source; without colour they stand in square brackets.
    func source(_ text: String) -> String { colour ? paint(text, "1;36") : "[\(text)]" }
    /// Marks words of a cue; without colour they stay as they are.
    func cue(_ text: String) -> String { paint(text, "4") }

    private func paint(_ text: String, _ code: String) -> String {
        colour && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
