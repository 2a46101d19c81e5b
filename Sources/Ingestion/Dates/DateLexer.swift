/// A piece of a written date.
enum DateToken: Hashable {
    /// Digits: their value and how many they are.
    case number(Int, digits: Int)
    /// Letters, folded.
    case word(String)
    /// Any other character but white space.
    case sign(UInt8)
    case space
}

/// Cuts a written date into pieces.
enum DateLexer {
    /// A date is not longer than this; what is longer is something else.
    private static let longest = 120

    /// - Returns: `nil` where the text is empty, too long, or has a number that cannot belong to a date.
    static func tokens(of text: some Sequence<Unicode.Scalar>) -> [DateToken]? {
        var tokens: [DateToken] = []
        var word: [Unicode.Scalar] = []
        var number = 0
        var digits = 0
        var count = 0

        func flush() {
            if !word.isEmpty {
                tokens.append(.word(DateVocabulary.folded(word)))
                word = []
            }
            if digits > 0 {
                tokens.append(.number(number, digits: digits))
                number = 0
                digits = 0
            }
        }

        for scalar in text {
            count += 1
            guard count <= longest else { return nil }
            if let digit = digit(scalar) {
                if digits == 0 { flush() }
                digits += 1
                guard digits <= 14 else { return nil }
                number = number * 10 + digit
            } else if isLetter(scalar) {
                if word.isEmpty { flush() }
                // East Asian units are words of their own.
                if units.contains(scalar) {
                    flush()
                    word = [scalar]
                    flush()
                } else {
                    word.append(scalar)
                }
            } else {
                flush()
                if scalar.properties.isWhitespace || scalar == "\u{200B}" || scalar == "\u{FEFF}" {
                    if tokens.last != .space, !tokens.isEmpty { tokens.append(.space) }
                } else if scalar == "\u{2212}" || scalar == "\u{2013}" || scalar == "\u{2010}" || scalar == "\u{2011}" {
                    tokens.append(.sign(UInt8(ascii: "-")))
                } else if scalar.isASCII {
                    tokens.append(.sign(UInt8(truncatingIfNeeded: scalar.value)))
                } else if scalar == "ª" || scalar == "º" || scalar == "°" || scalar == "·" || scalar == "•"
                    || scalar == "|"
                {
                    continue
                } else {
                    tokens.append(.sign(UInt8(ascii: "?")))
                }
            }
        }
        flush()
        while tokens.last == .space { tokens.removeLast() }
        return tokens.isEmpty ? nil : tokens
    }

    private static let units: Set<Unicode.Scalar> = ["年", "月", "日", "時", "时", "分", "秒", "년", "월", "일", "시", "분", "초"]

    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar.value {
        case 0x30...0x39: Int(scalar.value) - 0x30
        case 0xFF10...0xFF19: Int(scalar.value) - 0xFF10
        case 0x660...0x669: Int(scalar.value) - 0x660
        case 0x6F0...0x6F9: Int(scalar.value) - 0x6F0
        case 0x966...0x96F: Int(scalar.value) - 0x966
        default: nil
        }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.properties.isAlphabetic }
        return scalar.properties.isAlphabetic && scalar != "ª" && scalar != "º"
            || (0x300...0x36F).contains(scalar.value)
            // Signs within words of Indic scripts.
            || scalar.value >= 0x900 && scalar.properties.generalCategory == .nonspacingMark
    }
}
