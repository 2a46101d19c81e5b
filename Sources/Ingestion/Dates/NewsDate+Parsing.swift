extension NewsDate {
    /// Reads a date in any of the forms that feeds and pages use; `nil` where it is none, or impossible.
    public init?(parsing text: String) {
        let digits = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= digits.count else { return nil }
            return Int(String(decoding: digits[range], as: UTF8.self))
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
        guard digits.count >= 19, let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19)
        else {
            self.init(year: year, month: month, day: day)
            return
        }
        var offset = 0
        if digits.count >= 25, let sign = digits[19...].firstIndex(where: { $0 == 43 || $0 == 45 }),
            let hours = number(sign + 1..<sign + 3)
        {
            offset = (digits[sign] == 45 ? -1 : 1) * (hours * 3600 + (number(sign + 4..<sign + 6) ?? 0) * 60)
        }
        self.init(year: year, month: month, day: day, time: (hour, minute, second), offsetSeconds: offset)
    }
}
