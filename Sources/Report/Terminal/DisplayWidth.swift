extension Unicode.Scalar {
    /// How many columns a terminal gives it: none for marks, two for wide characters and emoji.
    ///
    /// Unicode Standard Annex #11, https://www.unicode.org/reports/tr11/.
    var columns: Int {
        if value < 0x300 { return value == 0xAD ? 0 : 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            return 2
        default:
            return properties.isEmojiPresentation ? 2 : 1
        }
    }
}

extension StringProtocol {
    /// How many columns a terminal gives the text; it holds no escape sequences.
    var columns: Int { unicodeScalars.reduce(0) { $0 + $1.columns } }

    /// The text without what could steer a terminal or turn the order of its letters about, on one line.
    var printable: String {
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: result.append(" ")
            case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: continue
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// The text cut to so many columns, with an ellipsis where something is left out.
    func cut(to width: Int) -> String {
        guard columns > width else { return String(self) }
        var result = String.UnicodeScalarView()
        var used = 0
        for scalar in unicodeScalars {
            used += scalar.columns
            if used > width - 1 { break }
            result.append(scalar)
        }
        return String(result).trimmedEnd + "…"
    }

    /// The text filled up with spaces to so many columns.
    func padded(to width: Int, right: Bool = false) -> String {
        let space = String(repeating: " ", count: Swift.max(0, width - columns))
        return right ? space + self : self + space
    }

    private var trimmedEnd: String {
        var rest = Substring(self)
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
