/// A character encoding: its name and how its bytes become text.
struct CharacterEncoding: Sendable, Hashable {
    enum Scheme: Sendable, Hashable {
        case utf8
        /// Two-byte units; `nil` where the label leaves the byte order unsaid.
        case utf16(littleEndian: Bool?)
        /// Four-byte units; `nil` where the label leaves the byte order unsaid.
        case utf32(littleEndian: Bool?)
        /// A byte a character, and ASCII where it says ASCII.
        case singleByte
        /// Anything else that the C library converts.
        case multiByte
        /// GB 2312 between `~{` and `~}` (RFC 1843, https://www.rfc-editor.org/rfc/rfc1843).
        case hz
    }

    /// In lower case: WHATWG's name where it has one, else the label.
    let name: String
    /// What iconv calls it.
    let converter: String
    let scheme: Scheme

    static let utf8 = CharacterEncoding(name: "utf-8", converter: "UTF-8", scheme: .utf8)
    static let windows1252 = CharacterEncoding(name: "windows-1252", converter: "CP1252", scheme: .singleByte)

    static func utf16(littleEndian: Bool) -> CharacterEncoding {
        let name = littleEndian ? "utf-16le" : "utf-16be"
        return CharacterEncoding(name: name, converter: name, scheme: .utf16(littleEndian: littleEndian))
    }

    static func utf32(littleEndian: Bool) -> CharacterEncoding {
        let name = littleEndian ? "utf-32le" : "utf-32be"
        return CharacterEncoding(name: name, converter: name, scheme: .utf32(littleEndian: littleEndian))
    }

    init(name: String, converter: String, scheme: Scheme) {
        self.name = name
        self.converter = converter
        self.scheme = scheme
    }

    /// Looks a label up: WHATWG's first (https://encoding.spec.whatwg.org/#names-and-labels), then what iconv knows.
    ///
    /// - Returns: `nil` where nobody knows the label.
    init?(label: String) {
        var key = ""
        for scalar in label.unicodeScalars where !(scalar.value <= 0x20 || scalar == "\"" || scalar == "'") {
            guard scalar.isASCII, key.utf8.count < 64 else { return nil }
            key.unicodeScalars.append(scalar)
        }
        key = key.lowercased()
        guard !key.isEmpty else { return nil }
        if let known = EncodingLabels.encoding(for: key) {
            self = known
            return
        }
        guard let converter = EncodingLabels.converterNames(for: key).first(where: IconvConverter.knows) else {
            return nil
        }
        self.init(name: key, converter: converter, scheme: .multiByte)
    }
}
