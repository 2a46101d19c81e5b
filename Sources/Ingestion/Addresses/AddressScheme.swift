/// What the parser has to know of a scheme.
enum AddressScheme {
    case http
    case https
    case ftp
    case file
    /// Any other: no default port, a backslash is no slash.
    case other

    /// - Parameter name: in lower case.
    init(_ name: [UInt8]) {
        switch String(decoding: name, as: UTF8.self) {
        case "http", "ws": self = .http
        case "https", "wss": self = .https
        case "ftp": self = .ftp
        case "file": self = .file
        default: self = .other
        }
    }

    var defaultPort: UInt16? {
        switch self {
        case .http: 80
        case .https: 443
        case .ftp: 21
        case .file, .other: nil
        }
    }

    /// Whether the scheme is one of those for which browsers forgive and every address has a path
    /// (https://url.spec.whatwg.org/#special-scheme).
    var isSpecial: Bool { self != .other }

    func isSlash(_ byte: UInt8) -> Bool { byte == .slash || (isSpecial && byte == .backslash) }
}
