/// An address taken apart, each part in the form in which it stands in the whole (RFC 3986 §3).
struct AddressParts: Equatable {
    var scheme: [UInt8]
    /// The user's name and password, with no `@`.
    var user: [UInt8]?
    /// Empty in `file:///path`; an IPv6 address stands in brackets.
    var host: [UInt8]?
    /// Digits; `nil` for the scheme's own port.
    var port: [UInt8]?
    var path: [UInt8] = []
    var query: [UInt8]?
    var fragment: [UInt8]?

    init(scheme: [UInt8]) {
        self.scheme = scheme
    }

    /// Takes apart an address that is already in the form that the parser gives.
    init(canonical bytes: [UInt8]) {
        var rest = bytes[...]
        fragment = Self.cut(&rest, at: .hash)
        query = Self.cut(&rest, at: .question)
        let colon = rest.firstIndex(of: .colon) ?? rest.startIndex
        scheme = Array(rest[..<colon])
        rest = rest[colon...].dropFirst()
        if rest.starts(with: [.slash, .slash]) {
            rest = rest.dropFirst(2)
            let end = rest.firstIndex(of: .slash) ?? rest.endIndex
            var authority = rest[..<end]
            rest = rest[end...]
            if let at = authority.lastIndex(of: UInt8(ascii: "@")) {
                user = Array(authority[..<at])
                authority = authority[(at + 1)...]
            }
            if let colon = AddressParser.portColon(in: authority) {
                port = Array(authority[(colon + 1)...])
                authority = authority[..<colon]
            }
            host = Array(authority)
        }
        path = Array(rest)
    }

    /// Cuts off what stands behind the first of a byte.
    static func cut(_ rest: inout ArraySlice<UInt8>, at byte: UInt8) -> [UInt8]? {
        guard let index = rest.firstIndex(of: byte) else { return nil }
        let tail = Array(rest[(index + 1)...])
        rest = rest[..<index]
        return tail
    }

    /// Whether the path is no hierarchy: `mailto:someone`, against which nothing can be resolved.
    var isOpaque: Bool { host == nil && path.first != .slash }

    var joined: [UInt8] {
        var out = scheme
        out.append(.colon)
        if let host {
            out += [.slash, .slash]
            if let user {
                out += user
                out.append(UInt8(ascii: "@"))
            }
            out += host
            if let port {
                out.append(.colon)
                out += port
            }
        } else if path.starts(with: [.slash, .slash]) {
            // Else the path would be read as a host.
            out += [.slash, .dot]
        }
        out += path
        if let query {
            out.append(.question)
            out += query
        }
        if let fragment {
            out.append(.hash)
            out += fragment
        }
        return out
    }
}
