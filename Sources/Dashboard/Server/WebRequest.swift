import Ingestion

/// A request as a page sees it.
public struct WebRequest: Sendable {
    public var method: String
    /// As it was sent: the path and what follows it.
    public var target: String
    /// The parts of the path between slashes, decoded; empty ones are left out.
    public var path: [String]
    public var query: [(name: String, value: String)]
    /// Names in lower case; fields that were sent more than once are joined.
    public var headers: [String: String]
    public var body: [UInt8]

    public init(
        method: String, target: String, headers: [String: String] = [:], body: [UInt8] = []
    ) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
        let mark = target.firstIndex(of: "?")
        path = target[..<(mark ?? target.endIndex)].split(separator: "/").map { PercentCoding.decode($0) }
        query = mark.map { FormCoding.decode(target[target.index(after: $0)...].utf8) } ?? []
    }

    /// The first value of a name in the query that isn't blank.
    func value(_ name: String) -> String? {
        query.first { $0.name == name && !$0.value.allSatisfy(\.isWhitespace) }?.value
    }

    func header(_ name: String) -> String? { headers[name] }

    /// A cookie's value (RFC 6265 §5.4).
    func cookie(_ name: String) -> String? {
        for pair in (headers["cookie"] ?? "").split(separator: ";") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, parts[0].trimmed == name else { continue }
            return String(parts[1].trimmed)
        }
        return nil
    }

    /// What a form sent.
    var form: [(name: String, value: String)] {
        let type = (headers["content-type"] ?? "").split(separator: ";").first.map { $0.trimmed.lowercased() }
        return type == "application/x-www-form-urlencoded" ? FormCoding.decode(body) : []
    }
}

extension Substring {
    var trimmed: Substring {
        var rest = drop(while: \.isWhitespace)
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return rest
    }
}
