/// Finds a date among other words, as lines below a headline have it.
enum VisibleDate {
    private static let mostWords = 7
    private static let mostStarts = 8

    /// The first date with a year in a short line.
    static func find(in line: String, zone: LocalZone? = nil) -> NewsDate? {
        guard line.utf8.count <= 400 else { return nil }
        let words = line.split { $0.isWhitespace || "|•·：（）【】".contains($0) }
        let numbers = words.indices.filter { words[$0].contains(where: \.isNumber) }
        var tried = 0
        for number in numbers {
            // The month may stand before the day.
            for start in [number > 0 ? number - 1 : number, number] {
                tried += 1
                guard tried <= 2 * mostStarts else { return nil }
                for length in stride(from: min(mostWords, words.count - start), to: 0, by: -1) {
                    let text = words[start..<start + length].joined(separator: " ")
                    let bare = Substring(text).trimming { ",.:;()-–".contains($0) }
                    guard hasYear(bare), hasDay(bare), let date = LocalZone.date(parsing: String(bare), in: zone),
                        date.seconds > 0
                    else { continue }
                    return date
                }
            }
        }
        return nil
    }

    /// Without a year, or with other numbers around it, a date is a guess.
    private static func hasYear(_ text: Substring) -> Bool {
        var digits = 0
        for character in text.unicodeScalars {
            if character.properties.numericType == .decimal {
                digits += 1
            } else {
                if digits == 4 { return true }
                digits = 0
            }
        }
        return digits == 4
    }

    /// A year alone, or a month and a year, is no day.
    private static func hasDay(_ text: Substring) -> Bool {
        text.unicodeScalars.count { $0.properties.numericType == .decimal } >= 5
    }

    /// The day that an address has in its path: `/2026/01/31/`, `/2026-01-31-`.
    static func day(in address: WebAddress) -> NewsDate? {
        let bytes = Array(address.string.utf8)
        var index = 0
        while index + 10 <= bytes.count {
            defer { index += 1 }
            guard bytes[index] == 0x2F || bytes[index] == 0x2D || bytes[index] == 0x5F else { continue }
            let start = index + 1
            guard let year = number(bytes, start, 4), (1990...2100).contains(year), start + 4 < bytes.count else {
                continue
            }
            let separator = bytes[start + 4]
            if separator == 0x2F || separator == 0x2D {
                if let month = number(bytes, start + 5, 2), start + 7 < bytes.count, bytes[start + 7] == separator,
                    let day = number(bytes, start + 8, 2), !isDigit(bytes, start + 10)
                {
                    return NewsDate(year: year, month: month, day: day)
                }
            }
        }
        return nil
    }

    private static func isDigit(_ bytes: [UInt8], _ index: Int) -> Bool {
        index < bytes.count && bytes[index].isASCIIDigit
    }

    private static func number(_ bytes: [UInt8], _ start: Int, _ length: Int) -> Int? {
        guard start + length <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[start..<start + length] {
            guard byte.isASCIIDigit else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }
}
