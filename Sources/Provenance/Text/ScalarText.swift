public import Ingestion

/// Holds a text as an array of Unicode scalars beside a folded twin of the same length.
///
/// Every offset of the reasoning is an index into `scalars`, so looking at a character and cutting out a span take
/// constant time for each scalar. The twin is what rules compare with: lower case, every kind of blank a space, every
/// apostrophe `'`; accents stay.
public struct ScalarText: Sendable {
    /// The text, scalar by scalar.
    public let scalars: [Unicode.Scalar]
    /// The same scalars folded one to one: `folded[i]` stands for `scalars[i]`.
    public let folded: [Unicode.Scalar]

    public init(_ text: String) {
        let scalars = Array(text.unicodeScalars)
        self.scalars = scalars
        folded = scalars.map(ScalarText.fold)
    }

    public var count: Int { scalars.count }

    /// The whole text.
    public var span: TextSpan { TextSpan(0, scalars.count) }

    /// The scalar at an offset, or `nil` outside of the text.
    public func scalar(at offset: Int) -> Unicode.Scalar? {
        offset >= 0 && offset < scalars.count ? scalars[offset] : nil
    }

    /// The words of a span; what lies outside of the text is left out.
    public func string(_ span: TextSpan) -> String {
        Self.string(scalars[clamped(span)])
    }

    /// The folded words of a span.
    public func foldedString(_ span: TextSpan) -> String {
        Self.string(folded[clamped(span)])
    }

    /// A string of scalars, by way of its bytes: several times as fast as appending scalar by scalar.
    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(scalars.count + 8)
        for scalar in scalars {
            if scalar.value < 0x80 {
                bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            } else {
                bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The words of a span with their span.
    public func mention(_ span: TextSpan) -> Mention { Mention(text: string(span), span: span) }

    /// A span without the blanks at its ends.
    public func trimmed(_ span: TextSpan) -> TextSpan {
        let range = clamped(span)
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, scalars[start].isBlank { start += 1 }
        while end > start, scalars[end - 1].isBlank { end -= 1 }
        return TextSpan(start, end)
    }

    private func clamped(_ span: TextSpan) -> Range<Int> {
        let start = min(max(span.start, 0), scalars.count)
        return start..<min(max(span.end, start), scalars.count)
    }

    /// Folds a scalar to what rules compare with.
    public static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x41...0x5A: return Unicode.Scalar(UInt8(scalar.value + 32))
        case 0x09, 0x0B, 0x0C, 0x0D, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return " "
        case 0x2018, 0x2019, 0x201B, 0x02BC, 0x60, 0xB4: return "'"
        case 0..<0x80: return scalar
        default:
            let lower = scalar.properties.lowercaseMapping.unicodeScalars
            guard let first = lower.first, lower.count == 1 else { return scalar }
            return first
        }
    }

    /// Folds a string as the twin is folded.
    public static func fold(_ text: String) -> [Unicode.Scalar] { text.unicodeScalars.map(fold) }
}

extension Unicode.Scalar {
    /// Whether this is white space of any kind, line ends too.
    var isBlank: Bool {
        switch value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    var isLineEnd: Bool { value == 0x0A || value == 0x0D || value == 0x2028 || value == 0x2029 || value == 0x85 }

    var isDigit: Bool { value >= 0x30 && value <= 0x39 }

    /// Whether this is a letter, a digit or a mark that belongs to one.
    var isWordCharacter: Bool {
        if value < 0x80 {
            return (value >= 0x61 && value <= 0x7A) || (value >= 0x41 && value <= 0x5A) || isDigit
        }
        if value < 0x250 { return value >= 0xC0 && value != 0xD7 && value != 0xF7 || value == 0xAA || value == 0xBA }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
            return true
        default: return false
        }
    }

    var isUpper: Bool {
        if value < 0x80 { return value >= 0x41 && value <= 0x5A }
        if value < 0xC0 { return false }
        return properties.isUppercase
    }
}
