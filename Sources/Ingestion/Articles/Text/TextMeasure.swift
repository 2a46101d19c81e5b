/// What can be counted in a run of text on the way.
///
/// `units` is comparable between scripts: a letter of an alphabet is one, an ideograph, kana or Hangul syllable three.
struct TextMeasure: Sendable {
    var units = 0
    var words = 0
    /// Full stops, question and exclamation marks of all scripts.
    var sentenceEnds = 0
    var commas = 0
    var digits = 0

    static func + (a: TextMeasure, b: TextMeasure) -> TextMeasure {
        TextMeasure(
            units: a.units + b.units, words: a.words + b.words, sentenceEnds: a.sentenceEnds + b.sentenceEnds,
            commas: a.commas + b.commas, digits: a.digits + b.digits)
    }

    init(units: Int = 0, words: Int = 0, sentenceEnds: Int = 0, commas: Int = 0, digits: Int = 0) {
        self.units = units
        self.words = words
        self.sentenceEnds = sentenceEnds
        self.commas = commas
        self.digits = digits
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        let count = bytes.count
        var inWord = false
        while index < count {
            let byte = bytes[index]
            index += 1
            if byte < 0x80 {
                if byte.isASCIILetter {
                    units += 1
                    if !inWord { words += 1 }
                    inWord = true
                    continue
                }
                switch byte {
                case 0x30...0x39:
                    units += 1
                    digits += 1
                    if !inWord { words += 1 }
                    inWord = true
                    continue
                case 0x2E, 0x21, 0x3F:
                    // Within a number or an abbreviation a full stop ends nothing.
                    if index == count || !(bytes[index].isASCIILetter || bytes[index].isASCIIDigit) {
                        sentenceEnds += 1
                    }
                case 0x2C, 0x3B: commas += 1
                case 0x27, 0x2D: continue
                default: break
                }
                inWord = false
            } else if byte < 0xE0 {
                index += 1
                if byte == 0xC2 {
                    inWord = false
                    continue
                }
                units += 1
                if !inWord { words += 1 }
                inWord = true
            } else if byte < 0xF0 {
                guard index + 1 < count else { break }
                let next = bytes[index]
                let last = bytes[index + 1]
                index += 2
                if byte == 0xE2 {
                    if next == 0x80, last == 0xA6 { sentenceEnds += 1 }
                    if !(next == 0x80 && last == 0x99) { inWord = false }
                } else if byte == 0xE3 && next == 0x80 {
                    if last == 0x82 { sentenceEnds += 1 }
                    if last == 0x81 { commas += 1 }
                    inWord = false
                } else if byte == 0xEF && next == 0xBC {
                    if last == 0x81 || last == 0x9F { sentenceEnds += 1 }
                    if last == 0x8C { commas += 1 }
                    inWord = false
                } else if byte >= 0xE3 && byte <= 0xE9 {
                    units += 3
                    words += 1
                    inWord = false
                } else if byte >= 0xEA && byte <= 0xED {
                    units += 3
                    if !inWord { words += 1 }
                    inWord = true
                } else {
                    if byte == 0xE0, next == 0xA5, last == 0xA4 {
                        sentenceEnds += 1
                        inWord = false
                        continue
                    }
                    units += 1
                    if !inWord { words += 1 }
                    inWord = true
                }
            } else {
                index += 3
                units += 1
                inWord = false
            }
        }
    }
}
