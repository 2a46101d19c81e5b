/// The fields of a form and of a query (https://url.spec.whatwg.org/#application/x-www-form-urlencoded).
public enum FormCoding {
    /// As many fields as are read.
    private static let most = 64

    /// Takes fields apart; what is no UTF-8 in them is replaced.
    public static func decode(_ bytes: some Sequence<UInt8>) -> [(name: String, value: String)] {
        Array(bytes).split(separator: 0x26, maxSplits: most).prefix(most).map { field in
            let parts = field.split(separator: 0x3D, maxSplits: 1, omittingEmptySubsequences: false)
            func text(_ part: ArraySlice<UInt8>) -> String {
                let bytes = part.map { $0 == 0x2B ? 0x20 : $0 }
                return String(decoding: PercentEncoding.decoded(bytes[...]), as: UTF8.self)
            }
            return (text(parts[0]), parts.count > 1 ? text(parts[1]) : "")
        }
    }

    /// Writes a query or a form; fields without a value are left out.
    public static func encode(_ fields: [(name: String, value: String?)]) -> String {
        fields.compactMap { field in
            field.value.map { PercentCoding.encode(field.name) + "=" + PercentCoding.encode($0) }
        }
        .joined(separator: "&")
    }
}

/// The percent coding of one part of an address (RFC 3986 §2.1).
public enum PercentCoding {
    /// Decodes; what is no UTF-8 is replaced, a lone percent sign stays.
    public static func decode(_ text: some StringProtocol) -> String {
        String(decoding: PercentEncoding.decoded(Array(text.utf8)[...]), as: UTF8.self)
    }

    /// Encodes all but unreserved characters, for one part of a path or one value of a query.
    public static func encode(_ text: String) -> String {
        var result: [UInt8] = []
        for byte in text.utf8 {
            if PercentEncoding.isUnreserved(byte) {
                result.append(byte)
            } else {
                PercentEncoding.appendEscape(of: byte, to: &result)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
