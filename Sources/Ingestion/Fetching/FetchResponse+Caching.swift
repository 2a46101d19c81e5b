extension FetchResponse {
    /// No span in a header field counts for longer than this, in seconds: ten years.
    private static let longestSpan: Int64 = 315_360_000

    /// How long the server says that its answer stays fresh, in seconds: `max-age` of Cache-Control less `Age`, else
    /// Expires less Date (RFC 9111 §4.2.1, https://www.rfc-editor.org/rfc/rfc9111#section-4.2.1).
    ///
    /// - Parameter now: seconds since 1970, for a server that doesn't tell its own time.
    /// - Returns: `nil` where the server says nothing, or wants to be asked each time; what has expired is 0.
    public func freshnessSeconds(now: Int64) -> Int64? {
        let directives = headers.lazy.filter { $0.name == "cache-control" }
            .flatMap { $0.value.lowercased().split(separator: ",") }
            .map { $0.filter { !$0.isWhitespace && $0 != "\"" } }
        if directives.contains(where: { $0 == "no-store" || $0 == "no-cache" }) { return nil }
        if let text = directives.first(where: { $0.hasPrefix("max-age=") })?.dropFirst(8) {
            guard let age = Self.span(text) else { return 0 }
            return max(0, age - (header("age").flatMap { Self.span($0[...]) } ?? 0))
        }
        guard let expires = header("expires") else { return nil }
        // "0" and other values that are no date mean the past.
        guard let date = Self.date(expires) else { return 0 }
        return min(max(0, date - (serverTime ?? now)), Self.longestSpan)
    }

    /// When the server said to come back (Retry-After, RFC 9110 §10.2.3); like `now` in seconds since 1970.
    ///
    /// A date is taken by the server's own clock, where it tells its time. To cap a server's wish is the caller's part.
    public func retryAfter(now: Int64) -> Int64? {
        guard let value = header("retry-after") else { return nil }
        if let span = Self.span(value[...]) { return now + span }
        return Self.date(value).map { now + min(max(0, $0 - (serverTime ?? now)), Self.longestSpan) }
    }

    /// What the server's clock showed (Date), in seconds since 1970.
    private var serverTime: Int64? { header("date").flatMap(Self.date) }

    /// A span in whole seconds; a longer one than can be counted is cut.
    private static func span(_ text: Substring) -> Int64? {
        let digits = text.drop(while: \.isWhitespace).utf8
        let number = digits.prefix(while: \.isASCIIDigit)
        // Some servers write a fraction; what follows the number must not be a date.
        guard !number.isEmpty, digits.count == number.count || digits.dropFirst(number.count).first == .dot else {
            return nil
        }
        return min(Int64(String(decoding: number, as: UTF8.self)) ?? longestSpan, longestSpan)
    }

    /// A date in one of the three forms that HTTP knows (RFC 9110 §5.6.7), or another that can be read.
    private static func date(_ text: String) -> Int64? {
        guard text.utf8.contains(.colon) else { return nil }
        return NewsDate(parsing: text)?.seconds
    }
}
