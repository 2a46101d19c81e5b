import Ingestion

extension FetchResponse {
    /// `max-age` of Cache-Control in seconds (RFC 9111 §5.2.2.1); `nil` where there is none, or `no-cache`.
    var maxAgeSeconds: Int64? {
        guard let value = header("cache-control")?.lowercased() else { return nil }
        let directives = value.split(separator: ",").map { $0.drop(while: \.isWhitespace) }
        guard !directives.contains(where: { $0.hasPrefix("no-cache") || $0.hasPrefix("no-store") }) else { return nil }
        return directives.first { $0.hasPrefix("max-age=") }.flatMap { Int64($0.dropFirst(8)) }
    }
}
