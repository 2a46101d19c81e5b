/// An absolute web address.
///
/// Made from what pages and feeds write, it keeps what a server would be asked for: scheme and host in lower case,
/// no default port, dot segments removed (RFC 3986 §5.2.4 and §6.2.2, https://www.rfc-editor.org/rfc/rfc3986).
public struct WebAddress: Sendable, Hashable, CustomStringConvertible {
    /// The whole address.
    public let string: String
    /// In lower case, without the colon: `https`.
    public let scheme: String
    /// In lower case and ASCII, without port or user; `nil` where the scheme has none (`mailto:`).
    public let host: String?

    /// Reads an absolute address; `nil` where it has no scheme.
    public init?(_ text: String) {
        self.init(text, relativeTo: nil)
    }

    /// Reads an address as it stands in a document and resolves it against `base` (RFC 3986 §5.2).
    ///
    /// - Returns: `nil` where the address is relative and there is no base, or where it is none at all.
    public init?(_ text: String, relativeTo base: WebAddress?) {
        guard let parts = AddressParts(text, relativeTo: base?.string) else { return nil }
        string = parts.string
        scheme = parts.scheme
        host = parts.host
    }

    public var description: String { string }

    /// Whether this is something to fetch.
    public var isHTTP: Bool { scheme == "http" || scheme == "https" }
}

extension WebAddress: Comparable {
    public static func < (a: WebAddress, b: WebAddress) -> Bool { a.string < b.string }
}

extension WebAddress: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let address = WebAddress(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no address: \(text)")
        }
        self = address
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(string)
    }
}
