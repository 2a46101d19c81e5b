/// An absolute web address.
///
/// Made from what pages and feeds write, it keeps what a server would be asked for: scheme and host in lower case,
/// an international host in ASCII, no default port, dot segments removed, everything that must be escaped escaped
/// and existing escapes kept (RFC 3986 §5.2 and §6.2.2, https://www.rfc-editor.org/rfc/rfc3986; what browsers
/// forgive is forgiven, https://url.spec.whatwg.org/#url-parsing).
public struct WebAddress: Sendable, Hashable, CustomStringConvertible {
    /// The whole address, in ASCII.
    public let string: String
    /// In lower case, without the colon: `https`.
    public let scheme: String
    /// In lower case and ASCII, without port or user; `nil` where the scheme has none (`mailto:`).
    ///
    /// An IPv6 address stands in brackets.
    public let host: String?

    /// Reads an absolute address; `nil` where it has no scheme.
    public init?(_ text: String) {
        self.init(text, relativeTo: nil)
    }

    /// Reads an address as it stands in a document and resolves it against `base` (RFC 3986 §5.2).
    ///
    /// - Returns: `nil` where the address is relative and there is no base, or where it is none at all; nothing
    ///   but white space is none.
    public init?(_ text: String, relativeTo base: WebAddress?) {
        let bytes = Array(text.utf8)
        if let plain = PlainAddress(bytes) {
            self.init(string: text, scheme: plain.scheme, host: plain.host)
            return
        }
        if let base, base.isHTTP, PlainAddress.isPath(bytes), let origin = base.origin {
            self.init(string: String(origin) + text, scheme: base.scheme, host: base.host)
            return
        }
        guard let parts = AddressParser.parse(bytes, base: base.map { AddressParts(canonical: Array($0.string.utf8)) })
        else { return nil }
        self.init(parts)
    }

    init(_ parts: AddressParts) {
        self.init(
            string: String(decoding: parts.joined, as: UTF8.self),
            scheme: String(decoding: parts.scheme, as: UTF8.self),
            host: parts.host.flatMap { $0.isEmpty ? nil : String(decoding: $0, as: UTF8.self) })
    }

    private init(string: String, scheme: String, host: String?) {
        self.string = string
        self.scheme = scheme
        self.host = host
    }

    /// What stands before the path of a web address: scheme, user, host and port.
    private var origin: Substring? {
        // Behind `https://` the first slash begins the path: the parser puts one there if the text has none.
        let start = string.utf8.index(string.startIndex, offsetBy: scheme.utf8.count + 3)
        return string.utf8[start...].firstIndex(of: .slash).map { string[..<$0] }
    }

    /// The address taken apart.
    var parts: AddressParts { AddressParts(canonical: Array(string.utf8)) }

    /// The port that stands in the address, or the scheme's own; `nil` where the scheme has none.
    public var port: UInt16? {
        let parts = parts
        return parts.port.flatMap { UInt16(String(decoding: $0, as: UTF8.self)) }
            ?? AddressScheme(parts.scheme).defaultPort
    }

    /// The address without what stands behind `#`, which no server is told.
    public var withoutFragment: WebAddress {
        var parts = parts
        guard parts.fragment != nil else { return self }
        parts.fragment = nil
        return WebAddress(parts)
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
