import Foundation

/// Reads the host of an address (https://url.spec.whatwg.org/#host-parsing).
enum HostParser {
    private static let forbidden = ByteSet(" #/:<>?@[\\]^|%")
    private static let forbiddenOpaque = ByteSet(" #/:<>?@[\\]^|")
    /// A name of the DNS has at most 253 bytes; no label may cost more than this is long.
    private static let longest = 255
    private static let longestText = 2048

    /// The host in lower case and ASCII; `nil` where it is none.
    static func parse(_ text: ArraySlice<UInt8>, scheme: AddressScheme) -> [UInt8]? {
        guard text.count <= longestText else { return nil }
        if text.first == UInt8(ascii: "[") {
            guard text.last == UInt8(ascii: "]"), let address = IPAddress(version6: text.dropFirst().dropLast()) else {
                return nil
            }
            return Array("[\(address)]".utf8)
        }
        guard scheme.isSpecial else { return opaque(text) }
        let name: [UInt8]
        if text.allSatisfy({ $0 < 0x80 && $0 != .percent }) {
            name = text.map(\.asciiLowercased)
        } else {
            guard let ascii = ascii(PercentEncoding.decoded(text)) else { return nil }
            name = ascii
        }
        guard !name.isEmpty, name.count <= longest,
            !name.contains(where: { $0 <= 0x20 || $0 == 0x7F || forbidden.contains($0) })
        else { return nil }
        guard IPAddress.endsInNumber(name) else { return name }
        return IPAddress(version4: name).map { Array("\($0)".utf8) }
    }

    private static func opaque(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        guard !text.contains(where: { $0 <= 0x20 || $0 == 0x7F || forbiddenOpaque.contains($0) }) else { return nil }
        var out: [UInt8] = []
        PercentEncoding.append(text, escaping: ByteSet(""), to: &out)
        return out.map(\.asciiLowercased)
    }

    /// An international name in ASCII (UTS #46, not transitional, https://www.unicode.org/reports/tr46/).
    private static func ascii(_ bytes: [UInt8]) -> [UInt8]? {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        let kept = text.unicodeScalars.filter { !isIgnored($0) }
        let mapped = String(String.UnicodeScalarView(kept)).precomposedStringWithCompatibilityMapping.lowercased()
            .precomposedStringWithCompatibilityMapping
        var out: [UInt8] = []
        var isFirst = true
        for label in mapped.unicodeScalars.split(
            omittingEmptySubsequences: false, whereSeparator: { $0 == "." || $0 == "\u{3002}" })
        {
            if !isFirst { out.append(.dot) }
            isFirst = false
            if label.allSatisfy(\.isASCII) {
                out += label.map { UInt8(truncatingIfNeeded: $0.value) }
            } else {
                guard label.allSatisfy(isAllowed), let encoded = Punycode.encode(label.map(\.value)) else { return nil }
                out += Array("xn--".utf8) + encoded
            }
        }
        return out
    }

    private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isDefaultIgnorableCodePoint && scalar != "\u{200C}" && scalar != "\u{200D}"
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .surrogate, .privateUse, .unassigned, .spaceSeparator, .lineSeparator, .paragraphSeparator: false
        default: scalar != "\u{FFFD}"
        }
    }
}
