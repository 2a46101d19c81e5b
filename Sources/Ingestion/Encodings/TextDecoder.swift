/// Finds the encoding of bytes from outside and turns them into UTF-8.
///
/// The order is the contract's: byte order mark, the transport's charset parameter, the document's own declaration,
/// valid UTF-8, what uchardet is sure of, windows-1252. A label that the bytes refute is passed over.
public enum TextDecoder {
    /// What the document's own declaration looks like.
    public enum Syntax: Sendable {
        /// `<?xml version="1.0" encoding="…"?>`
        case xml
        /// `<meta charset="…">` and its older form.
        case html
        /// No declaration of its own (JSON, plain text).
        case plain
    }

    /// Decodes a whole document.
    ///
    /// - Parameters:
    ///   - bytes: the document as it came.
    ///   - contentType: the value of a Content-Type header, whose `charset` is used.
    ///   - syntax: where a declaration may stand.
    /// - Returns: its text; whatever the bytes, there always is some.
    public static func decode(_ bytes: [UInt8], contentType: String? = nil, syntax: Syntax) -> DecodedText {
        if let marked = ByteOrder.mark(of: bytes) { return decode(bytes, marked: marked) }
        if let unit = ByteOrder.unmarked(bytes) {
            let (utf8, failures) = WideUnits.decode(bytes, as: unit)
            return DecodedText(utf8: utf8, encoding: unit.name, repaired: failures > 0)
        }
        if let label = EBCDIC.declaration(in: bytes), let encoding = CharacterEncoding(label: label),
            let text = LegacyText.decode(bytes, as: encoding)
        {
            return DecodedText(utf8: text.utf8, encoding: encoding.name, repaired: text.failures > 0)
        }

        var labels: [String] = []
        if let label = contentType.flatMap(DeclaredEncoding.charset) { labels.append(label) }
        if let label = declaration(in: bytes, syntax: syntax) { labels.append(label) }
        return decode(bytes, labels: labels, isUTF8ByDefault: syntax == .xml)
    }

    private static func declaration(in bytes: [UInt8], syntax: Syntax) -> String? {
        switch syntax {
        case .xml: DeclaredEncoding.xmlDeclaration(in: bytes)
        case .html: DeclaredEncoding.htmlMeta(in: bytes) ?? DeclaredEncoding.xmlDeclaration(in: bytes)
        case .plain: nil
        }
    }

    private static func decode(_ bytes: [UInt8], marked: (encoding: CharacterEncoding, length: Int)) -> DecodedText {
        let body = Array(bytes[marked.length...])
        guard marked.encoding.scheme == .utf8 else {
            let (utf8, failures) = WideUnits.decode(body, as: marked.encoding)
            return DecodedText(utf8: utf8, encoding: marked.encoding.name, repaired: failures > 0)
        }
        if UTF8Validity(body).isValid { return DecodedText(utf8: body, encoding: "utf-8", repaired: false) }
        return DecodedText(utf8: UTF8Repair.repaired(body), encoding: "utf-8", repaired: true)
    }

    /// Tries the labels in turn, then what the bytes themselves say.
    private static func decode(_ bytes: [UInt8], labels: [String], isUTF8ByDefault: Bool) -> DecodedText {
        let validity = UTF8Validity(bytes)
        var isRefuted = labels.isEmpty && isUTF8ByDefault && !validity.isValid
        for (index, label) in labels.enumerated() {
            guard let encoding = CharacterEncoding(label: label) else {
                isRefuted = true
                continue
            }
            switch encoding.scheme {
            case .utf8:
                if validity.isValid { return DecodedText(utf8: bytes, encoding: "utf-8", repaired: isRefuted) }
            case .utf16, .utf32:
                // Bytes in which a label can be read are none of these.
                break
            case .singleByte, .multiByte, .hz:
                // What is labelled ASCII and isn't is windows-1252, unless another label says better.
                let isASCII = ["us-ascii", "ascii"].contains(label.lowercased())
                if isASCII, !validity.isValid, index + 1 < labels.count { break }
                if let text = legacy(bytes, as: encoding, validity: validity) {
                    return DecodedText(
                        utf8: text.utf8, encoding: encoding.name, repaired: isRefuted || text.failures > 0)
                }
            }
            isRefuted = true
        }
        if validity.isValid { return DecodedText(utf8: bytes, encoding: "utf-8", repaired: isRefuted) }
        if isMostlyUTF8(validity, isDeclared: labels.contains { CharacterEncoding(label: $0) == .utf8 }) {
            return DecodedText(utf8: UTF8Repair.repaired(bytes), encoding: "utf-8", repaired: true)
        }
        let encoding = EncodingGuess.encoding(of: bytes)
        if let text = LegacyText.decode(bytes, as: encoding) {
            return DecodedText(utf8: text.utf8, encoding: encoding.name, repaired: isRefuted || text.failures > 0)
        }
        let text = LegacyText.windows1252(bytes)
        return DecodedText(utf8: text, encoding: CharacterEncoding.windows1252.name, repaired: isRefuted)
    }

    /// Decodes by a label of a legacy encoding, unless the bytes refute it.
    private static func legacy(
        _ bytes: [UInt8], as encoding: CharacterEncoding, validity: UTF8Validity
    ) -> IconvConverter.Conversion? {
        if validity.isValid, validity.multibyte > 0 {
            // Text in a single-byte encoding is all but never valid UTF-8; in an East Asian one it may be, if short.
            if encoding.scheme == .singleByte || (validity.long >= 3 && validity.long > validity.multibyte / 2) {
                return nil
            }
        }
        guard let text = LegacyText.decode(bytes, as: encoding) else { return nil }
        if encoding.scheme != .singleByte, text.failures > 2 + bytes.count / 200 { return nil }
        return text
    }

    private static func isMostlyUTF8(_ validity: UTF8Validity, isDeclared: Bool) -> Bool {
        if validity.multibyte == 0 { return isDeclared && validity.isOnlyTruncated }
        return isDeclared ? validity.multibyte * 2 >= validity.failures : validity.multibyte >= validity.failures * 4
    }
}
