/// Text made fit for HTML, SVG and XML, between tags and within quoted attributes.
enum MarkupEscaping {
    /// Appends text; what no XML document may hold is left out (https://www.w3.org/TR/xml/#charsets).
    static func append(_ text: String, to result: inout String) {
        guard text.utf8.contains(where: needsCare) else {
            result += text
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": continue
            default: result.unicodeScalars.append(scalar)
            }
        }
    }

    /// Whether a byte may begin something that is not copied as it is: a sign of markup, a control, U+0080 to U+009F,
    /// U+FFFE.
    private static func needsCare(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x22, 0x26, 0x27, 0x3C, 0x3E, 0x7F, 0xC2, 0xEF: true
        default: byte < 0x20
        }
    }
}
