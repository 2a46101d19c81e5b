/// Reads the calendar, week and ordinal dates of ISO 8601, complete or shortened, with or without separators.
///
/// Covers RFC 3339 (https://www.rfc-editor.org/rfc/rfc3339) and W3C's profile
/// (https://www.w3.org/TR/NOTE-datetime), and the near misses of real feeds: a blank for the `T`, one-digit numbers, a
/// zone without its colon.
struct ISODate<Bytes: RandomAccessCollection<UInt8>> where Bytes.Index == Int {
    private let bytes: Bytes
    private var i: Int

    private init(_ bytes: Bytes) {
        self.bytes = bytes
        i = bytes.startIndex
    }

    /// - Returns: `nil` where the text is in no form of ISO 8601, or the date is impossible.
    static func parse(_ bytes: Bytes) -> ReadDate? {
        var reader = ISODate(bytes)
        return reader.read()
    }

    private mutating func read() -> ReadDate? {
        guard let day = readDay() else { return nil }
        if i == bytes.endIndex {
            return ReadDate(NewsDate(year: day.year, month: day.month, day: day.day), hasZone: false)
        }
        guard readTimeSign(), let time = readTime() else { return nil }
        while skip(" ") {}
        let hasZone = i < bytes.endIndex
        guard let offset = hasZone ? readZone() : 0, i == bytes.endIndex else { return nil }
        return ReadDate(
            NewsDate(year: day.year, month: day.month, day: day.day, time: time, offsetSeconds: offset),
            hasZone: hasZone)
    }

    private mutating func readDay() -> (year: Int, month: Int, day: Int)? {
        let isShort = skip("-")
        guard let first = readNumber(longest: 8) else { return nil }
        switch (first.digits, isShort) {
        case (8, false):
            return (first.value / 10000, first.value / 100 % 100, first.value % 100)
        case (7, false):
            return ordinal(first.value % 1000, year: first.value / 1000)
        case (6, false):
            return (2000 + first.value / 10000, first.value / 100 % 100, first.value % 100)
        case (5, false):
            return ordinal(first.value % 1000, year: 2000 + first.value / 1000)
        case (4, true):
            return (2000 + first.value / 100, first.value % 100, 1)
        case (4, false):
            return readRest(year: first.value)
        case (2, true):
            guard skip("-"), let month = readNumber(longest: 2), month.digits == 2 else { return nil }
            return (2000 + first.value, month.value, 1)
        case (2, false):
            guard skip("-"), let month = readNumber(longest: 2), month.digits == 2, skip("-"),
                let day = readNumber(longest: 2), day.digits == 2
            else { return nil }
            return (2000 + first.value, month.value, day.value)
        default:
            return nil
        }
    }

    /// Reads what follows a year of four digits.
    private mutating func readRest(year: Int) -> (year: Int, month: Int, day: Int)? {
        if i == bytes.endIndex { return (year, 1, 1) }
        let hasDash = skip("-")
        if skip("W") || skip("w") {
            guard let week = readNumber(longest: 2, shortest: 2) else { return nil }
            _ = skip("-")
            return weekDay(week.value, readNumber(longest: 1)?.value ?? 1, year: year)
        }
        guard hasDash, let second = readNumber(longest: 3) else { return nil }
        guard skip("-") else {
            return second.digits == 3 ? ordinal(second.value, year: year) : (year, second.value, 1)
        }
        guard let day = readNumber(longest: 2) else { return nil }
        return (year, second.value, day.value)
    }

    private mutating func readTimeSign() -> Bool {
        if skip("T") || skip("t") || skip("_") { return true }
        guard skip(" ") else { return false }
        while skip(" ") {}
        _ = skip("T")
        return true
    }

    private mutating func readTime() -> (hour: Int, minute: Int, second: Int)? {
        guard let first = readNumber(longest: 6) else { return nil }
        var time: (hour: Int, minute: Int, second: Int)
        switch first.digits {
        case 1, 2:
            time = (first.value, 0, 0)
            guard skip(":") else { return time }
            guard let minute = readNumber(longest: 2) else { return nil }
            time.minute = minute.value
            if skip(":") {
                guard let second = readNumber(longest: 2) else { return nil }
                time.second = second.value
            }
        case 4: time = (first.value / 100, first.value % 100, 0)
        case 6: time = (first.value / 10000, first.value / 100 % 100, first.value % 100)
        default: return nil
        }
        if skip(".") || skip(",") {
            var fraction = 0
            while i < bytes.endIndex, (0x30...0x39).contains(bytes[i]), fraction < 12 {
                i += 1
                fraction += 1
            }
        }
        return time
    }

    private mutating func readZone() -> Int? {
        var sign = 0
        if skip("+") { sign = 1 } else if skip("-") { sign = -1 }
        guard sign != 0 else {
            let name = bytes[i...].prefix(while: \.isASCIIAlphanumeric)
            guard !name.isEmpty, name.count < 6,
                let offset = ZoneName.offset(String(decoding: name.map(\.asciiLowercased), as: UTF8.self))
            else { return nil }
            i += name.count
            return offset
        }
        guard let first = readNumber(longest: 4) else { return nil }
        if first.digits > 2 { return sign * (first.value / 100 * 3600 + first.value % 100 * 60) }
        guard skip(":") else { return sign * first.value * 3600 }
        guard let minutes = readNumber(longest: 2), minutes.value < 60 else { return nil }
        return sign * (first.value * 3600 + minutes.value * 60)
    }

    // MARK: Parts

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard i < bytes.endIndex, bytes[i] == UInt8(ascii: character) else { return false }
        i += 1
        return true
    }

    private mutating func readNumber(longest: Int, shortest: Int = 1) -> (value: Int, digits: Int)? {
        var value = 0
        var digits = 0
        while digits < longest, i < bytes.endIndex, (0x30...0x39).contains(bytes[i]) {
            value = value * 10 + Int(bytes[i] - 0x30)
            digits += 1
            i += 1
        }
        return digits >= shortest ? (value, digits) : nil
    }

    private func ordinal(_ day: Int, year: Int) -> (year: Int, month: Int, day: Int)? {
        guard day >= 1, day <= (CivilCalendar.isLeap(year) ? 366 : 365) else { return nil }
        let start = CivilCalendar.daysSinceEpoch(year: year, month: 1, day: 1)
        return CivilCalendar.civil(fromDays: start + Int64(day) - 1)
    }

    /// Week 1 is the one with January 4th; weeks begin on Monday.
    private func weekDay(_ week: Int, _ day: Int, year: Int) -> (year: Int, month: Int, day: Int)? {
        guard (1...53).contains(week), (1...7).contains(day) else { return nil }
        let fourth = CivilCalendar.daysSinceEpoch(year: year, month: 1, day: 4)
        // 1970-01-01 was a Thursday.
        let weekday = ((fourth + 3) % 7 + 7) % 7
        return CivilCalendar.civil(fromDays: fourth - weekday + Int64(week - 1) * 7 + Int64(day) - 1)
    }
}
