/// Reads an address as browsers read it (https://url.spec.whatwg.org/#url-parsing), in one pass, on any input.
enum AddressParser {
    /// Reads an address and resolves it against a base.
    static func parse(_ text: [UInt8], base: AddressParts?) -> AddressParts? {
        let input = cleaned(text)
        guard !input.isEmpty else { return nil }
        guard let colon = schemeEnd(of: input) else { return base.flatMap { reference(input[...], base: $0) } }
        let name = input[..<colon].map(\.asciiLowercased)
        let scheme = AddressScheme(name)
        let rest = input[(colon + 1)...]
        switch scheme {
        case .file:
            var root = AddressParts(scheme: name)
            root.host = []
            root.path = [.slash]
            return reference(rest, base: base?.scheme == name ? base ?? root : root)
        case .http, .https, .ftp:
            if let base, base.scheme == name, !rest.prefix(2).allSatisfy(scheme.isSlash) || rest.count < 2 {
                return reference(rest, base: base)
            }
            return absolute(rest, scheme: scheme, name: name)
        case .other:
            return absolute(rest, scheme: scheme, name: name)
        }
    }

    /// Where the port's colon stands in `host:port`; those inside an IPv6 address's brackets are none.
    static func portColon(in authority: ArraySlice<UInt8>) -> Int? {
        guard let colon = authority.lastIndex(of: .colon) else { return nil }
        if let bracket = authority.lastIndex(of: UInt8(ascii: "]")), bracket > colon { return nil }
        return colon
    }

    // MARK: - The text

    /// Takes off white space and controls at both ends, and tabs and line breaks everywhere.
    private static func cleaned(_ text: [UInt8]) -> [UInt8] {
        var slice = text[...]
        while let count = leadingSpace(of: slice) { slice = slice.dropFirst(count) }
        while let count = trailingSpace(of: slice) { slice = slice.dropLast(count) }
        return slice.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    }

    /// The length of the space, control, no-break space (C2 A0) or byte order mark (EF BB BF) at the start.
    private static func leadingSpace(of slice: ArraySlice<UInt8>) -> Int? {
        guard let first = slice.first else { return nil }
        if first <= 0x20 { return 1 }
        if slice.starts(with: [0xC2, 0xA0]) { return 2 }
        return slice.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : nil
    }

    private static func trailingSpace(of slice: ArraySlice<UInt8>) -> Int? {
        guard let last = slice.last else { return nil }
        if last <= 0x20 { return 1 }
        return last == 0xA0 && slice.dropLast().last == 0xC2 ? 2 : nil
    }

    /// Where the colon behind a scheme stands.
    private static func schemeEnd(of input: [UInt8]) -> Int? {
        guard let first = input.first, first.isASCIILetter else { return nil }
        for (index, byte) in input.enumerated() {
            if byte == .colon { return index }
            guard byte.isASCIILetter || byte.isASCIIDigit || byte == 0x2B || byte == 0x2D || byte == .dot else {
                return nil
            }
        }
        return nil
    }

    // MARK: - With a scheme

    private static func absolute(_ text: ArraySlice<UInt8>, scheme: AddressScheme, name: [UInt8]) -> AddressParts? {
        var parts = AddressParts(scheme: name)
        var rest = text
        readTail(&rest, of: scheme, into: &parts)
        if scheme.isSpecial {
            return authority(rest.drop(while: scheme.isSlash), scheme: scheme, into: parts)
        }
        if rest.starts(with: [.slash, .slash]) { return authority(rest.dropFirst(2), scheme: scheme, into: parts) }
        if rest.first == .slash {
            parts.path = path(rest, scheme: scheme)
        } else {
            PercentEncoding.append(rest, escaping: PercentEncoding.opaque, to: &parts.path)
        }
        return parts
    }

    /// Cuts query and fragment off.
    private static func readTail(
        _ rest: inout ArraySlice<UInt8>, of scheme: AddressScheme, into parts: inout AddressParts
    ) {
        if let fragment = AddressParts.cut(&rest, at: .hash) {
            var out: [UInt8] = []
            PercentEncoding.append(fragment[...], escaping: PercentEncoding.fragment, to: &out)
            parts.fragment = out
        }
        if let query = AddressParts.cut(&rest, at: .question) {
            var out: [UInt8] = []
            PercentEncoding.append(query[...], escaping: PercentEncoding.query, to: &out)
            parts.query = out
        }
    }

    /// Reads `user@host:port/path`.
    private static func authority(
        _ text: ArraySlice<UInt8>, scheme: AddressScheme, into given: AddressParts
    ) -> AddressParts? {
        var parts = given
        parts.user = nil
        parts.port = nil
        let end = text.firstIndex(where: scheme.isSlash) ?? text.endIndex
        var host = text[..<end]
        if scheme == .file {
            let name = host.isEmpty ? [] : HostParser.parse(host, scheme: scheme)
            guard let name else { return nil }
            parts.host = name.elementsEqual("localhost".utf8) ? [] : name
        } else {
            if let at = host.lastIndex(of: UInt8(ascii: "@")) {
                var user: [UInt8] = []
                PercentEncoding.append(host[..<at], escaping: PercentEncoding.user, to: &user)
                parts.user = user.isEmpty || user == [.colon] ? nil : user
                host = host[(at + 1)...]
            }
            if let colon = portColon(in: host) {
                guard let port = port(host[(colon + 1)...], scheme: scheme) else { return nil }
                parts.port = port.isEmpty ? nil : port
                host = host[..<colon]
            }
            guard !host.isEmpty || (!scheme.isSpecial && parts.user == nil && parts.port == nil) else { return nil }
            guard let name = host.isEmpty ? [] : HostParser.parse(host, scheme: scheme) else { return nil }
            parts.host = name
        }
        parts.path = path(text[end...], scheme: scheme)
        return parts
    }

    /// The port's digits, none for the scheme's own; `nil` where it is no port.
    private static func port(_ text: ArraySlice<UInt8>, scheme: AddressScheme) -> [UInt8]? {
        guard text.allSatisfy(\.isASCIIDigit) else { return nil }
        let digits = text.drop { $0 == UInt8(ascii: "0") }
        if text.isEmpty { return [] }
        guard digits.count <= 5, let value = UInt32(String(decoding: digits.isEmpty ? [0x30] : digits, as: UTF8.self)),
            value <= 65535
        else { return nil }
        return scheme.defaultPort.map(UInt32.init) == value ? [] : Array(String(value).utf8)
    }

    // MARK: - Without a scheme

    private static func reference(_ text: ArraySlice<UInt8>, base: AddressParts) -> AddressParts? {
        let scheme = AddressScheme(base.scheme)
        var parts = base
        parts.fragment = nil
        if base.isOpaque {
            guard text.first == .hash else { return nil }
            var rest = text
            let query = parts.query
            readTail(&rest, of: scheme, into: &parts)
            parts.query = query
            return parts
        }
        var rest = text
        parts.query = nil
        readTail(&rest, of: scheme, into: &parts)
        let slashes = rest.prefix(while: scheme.isSlash).count
        if slashes >= 2 {
            let skipped = scheme.isSpecial && scheme != .file ? slashes : 2
            return authority(rest.dropFirst(skipped), scheme: scheme, into: parts)
        }
        if slashes == 1 {
            parts.path = path(rest, scheme: scheme)
        } else if rest.isEmpty {
            parts.query = parts.query ?? base.query
        } else {
            let folder = base.path.lastIndex(of: .slash).map { base.path[...$0] } ?? [.slash]
            parts.path = path(folder + rest, scheme: scheme)
        }
        return parts
    }

    // MARK: - The path

    /// Escapes a path and removes its dot segments (RFC 3986 §5.2.4).
    static func path(_ text: ArraySlice<UInt8>, scheme: AddressScheme) -> [UInt8] {
        guard !text.isEmpty else { return scheme.isSpecial ? [.slash] : [] }
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        var index = text.startIndex
        while index < text.endIndex {
            let start = index + 1
            let end = text[start...].firstIndex(where: scheme.isSlash) ?? text.endIndex
            let segment = text[start..<end]
            switch dots(in: segment) {
            case 1:
                if end == text.endIndex { out.append(.slash) }
            case 2:
                while let last = out.popLast(), last != .slash {}
                if end == text.endIndex { out.append(.slash) }
            default:
                out.append(.slash)
                PercentEncoding.append(segment, escaping: PercentEncoding.path, to: &out)
            }
            index = end
        }
        return out
    }

    /// 1 for `.`, 2 for `..`, escaped or not; 0 for any other segment.
    private static func dots(in segment: ArraySlice<UInt8>) -> Int {
        guard segment.count <= 6 else { return 0 }
        var count = 0
        var index = segment.startIndex
        while index < segment.endIndex {
            if segment[index] == .dot {
                index += 1
            } else if PercentEncoding.escapedByte(in: segment, at: index) == .dot {
                index += 3
            } else {
                return 0
            }
            count += 1
        }
        return count <= 2 ? count : 0
    }
}
