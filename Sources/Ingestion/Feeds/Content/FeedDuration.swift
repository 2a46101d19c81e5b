/// Reads how long a recording is.
enum FeedDuration {
    /// Reads seconds, `mm:ss` or `hh:mm:ss`.
    ///
    /// - Returns: seconds; `nil` where it is none of these, or nothing.
    static func seconds(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count) else { return nil }
        var seconds = 0
        for part in parts {
            let digits = part.split(separator: ".").first.map { $0.filter { $0 != " " } } ?? "0"
            guard let value = Int(digits), (0...9_999_999).contains(value) else { return nil }
            seconds = seconds * 60 + value
        }
        return seconds > 0 ? seconds : nil
    }
}
