/// The percent coding of addresses (RFC 3986 §2.1).
enum PercentCoding {
    /// Decodes; what is no UTF-8 is replaced, a lone percent sign stays.
    static func decode(_ text: some StringProtocol) -> String {
        String(decoding: decode(bytes: text.utf8), as: UTF8.self)
    }

    static func decode(bytes: some Sequence<UInt8>) -> [UInt8] {
        let source = Array(bytes)
        var result: [UInt8] = []
        result.reserveCapacity(source.count)
        var place = 0
        while place < source.count {
            if source[place] == 0x25, place + 2 < source.count, let high = value(source[place + 1]),
                let low = value(source[place + 2])
            {
                result.append(high << 4 | low)
                place += 3
            } else {
                result.append(source[place])
                place += 1
            }
        }
        return result
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x41...0x46: digit - 0x41 + 10
        case 0x61...0x66: digit - 0x61 + 10
        default: nil
        }
    }

    /// Encodes all but unreserved characters, for one part of a path or one value of a query.
    static func encode(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: result.append(byte)
            default: result += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

/// The fields of a form and of a query (https://url.spec.whatwg.org/#application/x-www-form-urlencoded).
enum FormCoding {
    /// As many fields as are read.
    private static let most = 64

    static func decode(_ bytes: some Sequence<UInt8>) -> [(name: String, value: String)] {
        Array(bytes).split(separator: 0x26, maxSplits: most).prefix(most).map { field in
            let parts = field.split(separator: 0x3D, maxSplits: 1, omittingEmptySubsequences: false)
            func text(_ part: ArraySlice<UInt8>) -> String {
                String(decoding: PercentCoding.decode(bytes: part.map { $0 == 0x2B ? 0x20 : $0 }), as: UTF8.self)
            }
            return (text(parts[0]), parts.count > 1 ? text(parts[1]) : "")
        }
    }

    /// Writes a query; fields without a value are left out.
    static func encode(_ fields: [(name: String, value: String?)]) -> String {
        fields.compactMap { field in
            field.value.map { PercentCoding.encode(field.name) + "=" + PercentCoding.encode($0) }
        }
        .joined(separator: "&")
    }
}
