/// Long words cut short.
enum Excerpted {
    /// Cuts out of the middle, where addresses are least telling.
    static func middle(_ text: String, columns: Int) -> String {
        guard text.count > columns, columns > 8 else { return text }
        return text.prefix(columns - columns / 3) + "…" + text.suffix(columns / 3 - 1)
    }
}
