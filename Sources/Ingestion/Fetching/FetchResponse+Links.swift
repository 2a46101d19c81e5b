extension FetchResponse {
    /// Names the addresses of a relation in the response's Link fields
    /// (RFC 8288, https://www.rfc-editor.org/rfc/rfc8288).
    ///
    /// - Parameter relation: in lower case: `hub`, `self`.
    /// - Returns: in order, each once, resolved against where the response came from.
    public func links(_ relation: String) -> [WebAddress] {
        var found: [WebAddress] = []
        for field in headers where field.name == "link" && field.value.utf8.count <= Self.longestLinks {
            for link in LinkField(field.value) where link.relations.contains(relation) {
                guard let address = WebAddress(link.target, relativeTo: address), !found.contains(address) else {
                    continue
                }
                found.append(address)
            }
        }
        return found
    }

    private static let longestLinks = 16 << 10
}

/// The links of one Link field.
private struct LinkField: Sequence, IteratorProtocol {
    struct Link {
        var target: String
        var relations: [String]
    }

    private let bytes: [UInt8]
    private var i = 0

    init(_ value: String) {
        bytes = Array(value.utf8)
    }

    mutating func next() -> Link? {
        guard let open = bytes[i...].firstIndex(of: UInt8(ascii: "<")),
            let close = bytes[open...].firstIndex(of: UInt8(ascii: ">"))
        else { return nil }
        var link = Link(target: String(decoding: bytes[open + 1..<close], as: UTF8.self), relations: [])
        i = close + 1
        while let (name, value) = parameter() {
            // Of several only the first counts.
            guard name == "rel", link.relations.isEmpty else { continue }
            link.relations = value.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
        }
        return link
    }

    /// Reads `; name=value`, the value quoted or not; `nil` at the link's end.
    private mutating func parameter() -> (name: String, value: String)? {
        skipBlanks()
        guard i < bytes.count, bytes[i] == UInt8(ascii: ";") else { return nil }
        i += 1
        skipBlanks()
        let name = take { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",") }
        var value: [UInt8] = []
        if i < bytes.count, bytes[i] == UInt8(ascii: "=") {
            i += 1
            skipBlanks()
            if i < bytes.count, bytes[i] == UInt8(ascii: "\"") {
                i += 1
                while i < bytes.count, bytes[i] != UInt8(ascii: "\"") {
                    if bytes[i] == UInt8(ascii: "\\"), i + 1 < bytes.count { i += 1 }
                    value.append(bytes[i])
                    i += 1
                }
                i = Swift.min(i + 1, bytes.count)
            } else {
                value = Array(take { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",") }.withoutOuterBlanks)
            }
        }
        let text = String(decoding: name.withoutOuterBlanks, as: UTF8.self).lowercased()
        return (text, String(decoding: value, as: UTF8.self))
    }

    private mutating func skipBlanks() { while i < bytes.count, bytes[i] <= 0x20 { i += 1 } }

    private mutating func take(while isPart: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let start = i
        while i < bytes.count, isPart(bytes[i]) { i += 1 }
        return bytes[start..<i]
    }
}
