/// Reads a date as people and old programs write it: words and numbers in many orders.
///
/// First the time of day and the zone behind it are taken out, then the month's name; what numbers are left must be
/// the day and the year. A word that is no part of any date makes the whole no date.
struct WrittenDate {
    private var tokens: [DateToken]
    private var time: (hour: Int, minute: Int, second: Int)?
    private var isAfternoon: Bool?
    private var offset: Int?
    private var isKorean = false
    private var isRefused = false

    static func parse(_ text: String) -> ReadDate? {
        guard let tokens = DateLexer.tokens(of: text.unicodeScalars) else { return nil }
        var date = WrittenDate(tokens: tokens)
        return ReadDate(date.read(), hasZone: date.offset != nil || date.isKorean)
    }

    private init(tokens: [DateToken]) {
        self.tokens = tokens
    }

    private mutating func read() -> NewsDate? {
        takeHalfOfDay()
        takeTime()
        guard !isRefused, let day = takeDay() else { return nil }
        guard var time else { return NewsDate(year: day.year, month: day.month, day: day.day) }
        if let isAfternoon {
            guard time.hour <= 12 || isAfternoon else { return nil }
            if isAfternoon, time.hour < 12 { time.hour += 12 }
            if !isAfternoon, time.hour == 12 { time.hour = 0 }
        }
        return NewsDate(
            year: day.year, month: day.month, day: day.day, time: time,
            offsetSeconds: offset ?? (isKorean ? 9 * 3600 : 0))
    }

    // MARK: Time of day

    /// Takes `AM`, `p.m.` or their kin out.
    ///
    /// In English they follow the number ("8 pm" is a time by itself); German "am" stands before one and says nothing.
    private mutating func takeHalfOfDay() {
        var i = 0
        while i < tokens.count {
            defer { i += 1 }
            guard case .word(let word) = tokens[i] else { continue }
            if word == "오전" || word == "오후" { isKorean = true }
            var end = i + 1
            var half = DateVocabulary.isAfternoon(word)
            if half == nil, ["a", "p", "π", "μ"].contains(word), i + 2 < tokens.count, tokens[i + 1] == .sign(0x2E),
                tokens[i + 2] == .word("m") || tokens[i + 2] == .word("μ")
            {
                half = word == "p" || word == "μ"
                end = i + 3
                if end < tokens.count, tokens[end] == .sign(0x2E) { end += 1 }
            }
            guard let half else { continue }
            let before = i > 0 && tokens[i - 1] == .space ? i - 2 : i - 1
            let isLatin = word.utf8.first.map { $0 < 0x80 } ?? false
            if isLatin {
                guard before >= 0, case .number(let hour, 1...2) = tokens[before] else { continue }
                if before == 0 || tokens[before - 1] == .space, hour <= 12 { time = (hour, 0, 0) }
            }
            isAfternoon = half
            let isWhole = time != nil
            if isWhole { end = takeZone(at: end) }
            tokens.replaceSubrange((isWhole ? before : i)..<end, with: [.space])
            if isWhole { return }
        }
    }

    private mutating func takeTime() {
        guard time == nil else { return }
        for i in tokens.indices {
            if let (end, found) = clock(at: i) {
                if isRefused { return }
                time = found
                let zoneEnd = takeZone(at: end)
                tokens.replaceSubrange(i..<zoneEnd, with: [.space])
                return
            }
        }
    }

    /// Reads a time of day that begins with the token at `i`.
    private mutating func clock(at i: Int) -> (end: Int, time: (hour: Int, minute: Int, second: Int))? {
        guard case .number(let hour, let digits) = tokens[i], digits <= 2, hour <= 24 else { return nil }
        var next = i + 1
        if next + 1 < tokens.count, tokens[next] == .sign(0x3A), case .number(let minute, 1...2) = tokens[next + 1] {
            var second = 0
            next += 2
            if next + 1 < tokens.count, tokens[next] == .sign(0x3A), case .number(let read, 1...2) = tokens[next + 1] {
                second = read
                next += 2
                if next + 1 < tokens.count, tokens[next] == .sign(0x2E) || tokens[next] == .sign(0x2C),
                    case .number = tokens[next + 1]
                {
                    next += 2
                }
            }
            if next < tokens.count, tokens[next] == .sign(0x3A) { isRefused = true }
            return (next, (hour, minute, second))
        }
        // "8.15 Uhr"
        if next + 1 < tokens.count, tokens[next] == .sign(0x2E), case .number(let minute, 2) = tokens[next + 1],
            let unit = word(from: next + 2), ["uhr", "h"].contains(unit.word)
        {
            return (unit.index + 1, (hour, minute, 0))
        }
        // "8h15", "8 h", "20 Uhr", "8時15分", "8시 15분"
        guard let unit = word(from: next), ["h", "uhr", "時", "时", "시", "klo"].contains(unit.word) else { return nil }
        next = unit.index + 1
        var minute = 0
        var second = 0
        if let read = number(from: next), read.digits == 2 {
            minute = read.value
            next = read.index + 1
            if let unit = word(from: next), ["min", "分", "분", "m"].contains(unit.word) {
                next = unit.index + 1
                if let read = number(from: next), let unit = word(from: read.index + 1),
                    ["秒", "초", "s"].contains(unit.word)
                {
                    second = read.value
                    next = unit.index + 1
                }
            }
        }
        return (next, (hour, minute, second))
    }

    /// Reads the zone behind a time of day, and returns where it ends.
    private mutating func takeZone(at start: Int) -> Int {
        var i = start
        while true {
            while i < tokens.count, tokens[i] == .space || tokens[i] == .sign(0x28) || tokens[i] == .sign(0x5B) {
                i += 1
            }
            guard i < tokens.count else { return i }
            switch tokens[i] {
            case .sign(0x2B), .sign(0x2D):
                return offset(at: i) ?? start
            case .word(let word):
                if ["h", "uhr", "u", "hrs", "hs", "klo"].contains(word) {
                    i += 1
                    continue
                }
                if i + 2 < tokens.count, tokens[i + 1] == .sign(0x2F), case .word = tokens[i + 2] {
                    return region(at: i)
                }
                if let known = ZoneName.offset(word), DateVocabulary.month(word) == nil {
                    offset = known
                    if i + 2 < tokens.count, tokens[i + 1] == .sign(0x2B) || tokens[i + 1] == .sign(0x2D),
                        let end = offset(at: i + 1)
                    {
                        return end
                    }
                    return i + 1
                }
                if DateVocabulary.isIdle(word) || DateVocabulary.month(word) != nil || !isZoneLike(word) { return i }
                // A zone nobody knows: the day is right, the hour the best there is.
                return i + 1
            default:
                return i
            }
        }
    }

    /// Reads `+0100`, `-01:00`, `+1`; a sign with a blank behind it is none.
    private mutating func offset(at i: Int) -> Int? {
        guard i + 1 < tokens.count, case .sign(let sign) = tokens[i] else { return nil }
        let factor = sign == 0x2D ? -1 : 1
        switch tokens[i + 1] {
        case .number(let value, let digits):
            switch digits {
            case 3, 4:
                // A year may stand behind a dash: "08:15 -2026" is no zone.
                guard value % 100 < 60, value <= 1800 else { return nil }
                offset = factor * (value / 100 * 3600 + value % 100 * 60)
                return i + 2
            case 1, 2:
                guard i + 2 < tokens.count, tokens[i + 2] == .sign(0x3A) else {
                    offset = factor * value * 3600
                    return i + 2
                }
                guard i + 3 < tokens.count, case .number(let minutes, 2) = tokens[i + 3], minutes < 60 else {
                    isRefused = true
                    return i + 2
                }
                offset = factor * (value * 3600 + minutes * 60)
                return i + 4
            default: return nil
            }
        case .word:
            isRefused = true
            return i + 1
        default:
            return nil
        }
    }

    /// Passes over `Europe/Berlin`; there is no time zone database here, so only its `Etc` part is known.
    private mutating func region(at i: Int) -> Int {
        var end = i + 1
        while end + 1 < tokens.count, tokens[end] == .sign(0x2F) || tokens[end] == .sign(0x5F) {
            if case .word(let word) = tokens[end + 1], let known = ZoneName.offset(word), word.utf8.count > 1 {
                offset = known
            }
            end += 2
        }
        return end
    }

    private func isZoneLike(_ word: String) -> Bool {
        word.utf8.count <= 5 && word.utf8.allSatisfy { (0x61...0x7A).contains($0) }
    }

    // MARK: Day

    private struct Number {
        var value: Int
        var digits: Int
        /// The sign in front of it, if any.
        var sign: UInt8?
    }

    private mutating func takeDay() -> (year: Int, month: Int, day: Int)? {
        var numbers: [Number] = []
        var namedMonths: [(month: Int, isIdleToo: Bool)] = []
        var unitYear: Int?
        var unitMonth: Int?
        var unitDay: Int?
        var sign: UInt8?
        for (i, token) in tokens.enumerated() {
            switch token {
            case .space: break
            case .sign(let byte):
                guard byte != UInt8(ascii: "?") else { return nil }
                sign = byte
            case .number(let value, let digits):
                switch unit(after: i) {
                case "年", "년": unitYear = digits <= 2 ? 2000 + value : value
                case "月", "월": unitMonth = value
                case "日", "일": unitDay = value
                default: numbers.append(Number(value: value, digits: digits, sign: sign))
                }
                sign = nil
            case .word(let word):
                if word == "년" { isKorean = true }
                if let month = DateVocabulary.month(word) {
                    namedMonths.append((month, DateVocabulary.isIdle(word)))
                } else if !isPassedOver(word) {
                    return nil
                }
            }
        }
        if let unitYear, let unitMonth, let unitDay, numbers.isEmpty { return (unitYear, unitMonth, unitDay) }
        guard unitYear == nil, unitMonth == nil, unitDay == nil else { return nil }
        if namedMonths.count > 1 { namedMonths.removeAll(where: \.isIdleToo) }
        guard let month = namedMonths.first?.month else { return numericDay(numbers) }
        guard namedMonths.allSatisfy({ $0.month == month }), numbers.count == 2 else { return nil }
        let (first, second) = (numbers[0], numbers[1])
        if second.digits >= 3, first.digits <= 2 { return (second.value, month, first.value) }
        if first.digits >= 3, second.digits <= 2 { return (first.value, month, second.value) }
        guard first.digits <= 2, second.digits == 2 else { return nil }
        return (fullYear(second.value), month, first.value)
    }

    /// Reads days written in numbers alone.
    private func numericDay(_ numbers: [Number]) -> (year: Int, month: Int, day: Int)? {
        if numbers.count == 1, numbers[0].digits == 8 {
            return (numbers[0].value / 10000, numbers[0].value / 100 % 100, numbers[0].value % 100)
        }
        guard numbers.count == 3 else { return nil }
        let (a, b, c) = (numbers[0], numbers[1], numbers[2])
        if a.digits == 4 { return (a.value, b.value, c.value) }
        guard a.digits <= 2, b.digits <= 2, c.digits == 4 || c.digits == 2 else { return nil }
        let year = c.digits == 4 ? c.value : fullYear(c.value)
        switch b.sign {
        case UInt8(ascii: "/"):
            // Written with AM and PM, or impossible otherwise, it is American.
            if b.value > 12 || (isAfternoon != nil && a.value <= 12) { return (year, a.value, b.value) }
            return (year, b.value, a.value)
        case UInt8(ascii: "-"):
            if c.digits == 2 { return (2000 + a.value, b.value, c.value) }
            return b.value > 12 ? (year, a.value, b.value) : (year, b.value, a.value)
        default:
            return (year, b.value, a.value)
        }
    }

    /// RFC 2822's rule for two digits, moved on by forty years as feed readers do.
    private func fullYear(_ value: Int) -> Int { value < 90 ? 2000 + value : 1900 + value }

    private func isPassedOver(_ word: String) -> Bool {
        DateVocabulary.isIdle(word) || ["年", "月", "日", "년", "월", "일", "요", "曜", "星期"].contains(word)
            || (offset != nil && ZoneName.offset(word) != nil && word.utf8.count > 1)
    }

    // MARK: Tokens

    private func word(from start: Int) -> (word: String, index: Int)? {
        let i = start < tokens.count && tokens[start] == .space ? start + 1 : start
        guard i < tokens.count, case .word(let word) = tokens[i] else { return nil }
        return (word, i)
    }

    private func number(from start: Int) -> (value: Int, digits: Int, index: Int)? {
        let i = start < tokens.count && tokens[start] == .space ? start + 1 : start
        guard i < tokens.count, case .number(let value, let digits) = tokens[i] else { return nil }
        return (value, digits, i)
    }

    private func unit(after i: Int) -> String? { word(from: i + 1)?.word }
}
