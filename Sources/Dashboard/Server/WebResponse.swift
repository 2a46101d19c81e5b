import Ledger

/// What is sent back.
public struct WebResponse: Sendable {
    public enum Body: Sendable {
        case bytes([UInt8])
        /// Sent piece by piece for as long as the reader stays; the connection ends with it.
        case stream(@Sendable (ResponseWriter) async throws -> Void)
    }

    public var status: Int
    public var headers: [(name: String, value: String)]
    public var body: Body

    public init(_ status: Int, headers: [(name: String, value: String)] = [], body: Body = .bytes([])) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    public init(_ status: Int = 200, type: String, _ text: String) {
        self.init(status, headers: [("Content-Type", type)], body: .bytes(Array(text.utf8)))
    }

    func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    func with(_ name: String, _ value: String) -> WebResponse {
        var result = self
        result.headers.append((name, value))
        return result
    }

    static func redirect(to path: String) -> WebResponse { WebResponse(303, headers: [("Location", path)]) }

    /// Gives a whole response a validator, and answers 304 where the reader has it already (RFC 9110 §13.1.2).
    func conditional(on request: WebRequest) -> WebResponse {
        guard status == 200, case .bytes(let bytes) = body, request.method == "GET" || request.method == "HEAD" else {
            return self
        }
        let tag = "\"" + String(ContentDigest(of: bytes).hex.prefix(32)) + "\""
        var result = with("ETag", tag)
        let held = (request.header("if-none-match") ?? "").split(separator: ",").map { $0.trimmed }
        guard held.contains(where: { $0 == tag || $0 == "W/" + tag || $0 == "*" }) else { return result }
        result.status = 304
        result.body = .bytes([])
        result.headers.removeAll { $0.name == "Content-Type" }
        return result
    }
}

/// The reason phrases of the statuses that are sent (RFC 9110 §15).
enum StatusPhrase {
    static func text(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 201: "Created"
        case 202: "Accepted"
        case 204: "No Content"
        case 303: "See Other"
        case 304: "Not Modified"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 408: "Request Timeout"
        case 410: "Gone"
        case 411: "Length Required"
        case 413: "Content Too Large"
        case 414: "URI Too Long"
        case 415: "Unsupported Media Type"
        case 421: "Misdirected Request"
        case 422: "Unprocessable Content"
        case 431: "Request Header Fields Too Large"
        case 500: "Internal Server Error"
        case 501: "Not Implemented"
        case 502: "Bad Gateway"
        case 503: "Service Unavailable"
        case 505: "HTTP Version Not Supported"
        default: "Status"
        }
    }
}
