/// A date as news gives it: an instant, or a day with no time.
///
/// Printed as RFC 3339 in UTC (`2026-01-31T08:15:00Z`), a day as `2026-01-31`.
public struct NewsDate: Sendable, Hashable {
    /// Seconds since 1970-01-01T00:00:00Z; for a day its first second in UTC.
    public let seconds: Int64
    /// Whether only the day is known.
    public let isDay: Bool

    public init(seconds: Int64) {
        self.seconds = seconds
        self.isDay = false
    }

    /// Makes a date of a calendar day and, where known, a time; `nil` where the calendar has no such moment.
    ///
    /// - Parameters:
    ///   - year: 1 to 9999.
    ///   - month: 1 to 12.
    ///   - day: of the month.
    ///   - time: of day in the zone of `offsetSeconds`; 24:00 is the next day's start.
    ///   - offsetSeconds: the zone's offset east of Greenwich.
    public init?(
        year: Int, month: Int, day: Int, time: (hour: Int, minute: Int, second: Int)? = nil, offsetSeconds: Int = 0
    ) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= CivilCalendar.days(inMonth: month, of: year)
        else { return nil }
        let days = CivilCalendar.daysSinceEpoch(year: year, month: month, day: day)
        guard let time else {
            seconds = days * 86400
            isDay = true
            return
        }
        guard (0...24).contains(time.hour), (0...59).contains(time.minute), (0...60).contains(time.second),
            time.hour < 24 || (time.minute == 0 && time.second == 0), abs(offsetSeconds) <= 18 * 3600
        else { return nil }
        let clock = Int64(time.hour) * 3600 + Int64(time.minute) * 60 + Int64(min(time.second, 59))
        seconds = days * 86400 + clock - Int64(offsetSeconds)
        isDay = false
    }
}

extension NewsDate: CustomStringConvertible {
    /// RFC 3339 in UTC.
    public var description: String {
        let (day, clock) = seconds.floorQuotientAndRemainder(by: 86400)
        let date = CivilCalendar.civil(fromDays: day)
        var text: [UInt8] = []
        text.reserveCapacity(24)
        Self.append(date.year, width: 4, to: &text)
        text.append(0x2D)
        Self.append(date.month, width: 2, to: &text)
        text.append(0x2D)
        Self.append(date.day, width: 2, to: &text)
        if !isDay {
            text.append(0x54)
            Self.append(Int(clock / 3600), width: 2, to: &text)
            text.append(0x3A)
            Self.append(Int(clock / 60 % 60), width: 2, to: &text)
            text.append(0x3A)
            Self.append(Int(clock % 60), width: 2, to: &text)
            text.append(0x5A)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Appends a number in at least so many digits.
    private static func append(_ number: Int, width: Int, to text: inout [UInt8]) {
        guard number >= 0, number < 10_000 else { return text.append(contentsOf: String(number).utf8) }
        var divisor = 1000
        for place in stride(from: 4, through: 1, by: -1) {
            if place <= width || number >= divisor { text.append(0x30 + UInt8(number / divisor % 10)) }
            divisor /= 10
        }
    }
}

extension NewsDate: Comparable {
    public static func < (a: NewsDate, b: NewsDate) -> Bool {
        (a.seconds, a.isDay ? 0 : 1) < (b.seconds, b.isDay ? 0 : 1)
    }
}

extension NewsDate: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let date = NewsDate(parsing: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no date: \(text)")
        }
        self = date
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Int64 {
    fileprivate func floorQuotientAndRemainder(by divisor: Int64) -> (Int64, Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
