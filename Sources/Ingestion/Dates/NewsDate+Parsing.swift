extension NewsDate {
    /// Reads a date in any of the forms that feeds and pages use; `nil` where it is none, or impossible.
    ///
    /// RFC 822 with zone names and missing parts, RFC 3339, W3C's profile, ISO weeks and ordinals, asctime, and dates
    /// written in words in some twenty languages. A time without a zone is taken as UTC.
    public init?(parsing text: String) {
        guard let read = Self.read(text) else { return nil }
        self = read.date
    }

    /// Reads a date, and whether it names the zone of its time.
    static func read(_ text: String) -> ReadDate? {
        text.utf8.withContiguousStorageIfAvailable { parse($0) } ?? parse(Array(text.utf8))
    }

    /// Reads a date from UTF-8.
    init?(utf8 bytes: some RandomAccessCollection<UInt8>) {
        guard let read = bytes.withContiguousStorageIfAvailable({ Self.parse($0) }) ?? Self.parse(Array(bytes)) else {
            return nil
        }
        self = read.date
    }

    /// A date is not longer than this, in bytes.
    private static let longest = 300

    private static func parse<Bytes: RandomAccessCollection<UInt8>>(_ bytes: Bytes) -> ReadDate?
    where Bytes.Index == Int, Bytes.SubSequence: RandomAccessCollection<UInt8>, Bytes.SubSequence.Index == Int {
        guard bytes.count <= 4 * longest else { return nil }
        var start = bytes.startIndex
        var end = bytes.endIndex
        while start < end, bytes[start] <= 0x20 { start += 1 }
        while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
        guard start < end, end - start <= longest else { return nil }
        let trimmed = bytes[start..<end]
        if let date = InternetDate.parse(trimmed) { return ReadDate(date, hasZone: true) }
        if let read = ISODate.parse(trimmed) { return read }
        if let date = epoch(trimmed) { return ReadDate(date, hasZone: true) }
        if let date = digits(trimmed) { return ReadDate(date, hasZone: false) }
        return WrittenDate.parse(String(decoding: trimmed, as: UTF8.self))
    }

    /// Reads `yyyyMMddHHmm` with or without seconds.
    private static func digits(_ bytes: some RandomAccessCollection<UInt8>) -> NewsDate? {
        guard bytes.count == 12 || bytes.count == 14, bytes.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        var value = bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        if bytes.count == 12 { value *= 100 }
        let (day, clock) = value.quotientAndRemainder(dividingBy: 1_000_000)
        return NewsDate(
            year: day / 10000, month: day / 100 % 100, day: day % 100,
            time: (clock / 10000, clock / 100 % 100, clock % 100))
    }

    /// Reads seconds or milliseconds since 1970, as some programs write them: ten or thirteen digits.
    private static func epoch(_ bytes: some RandomAccessCollection<UInt8>) -> NewsDate? {
        guard bytes.count == 10 || bytes.count == 13, bytes.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        let value = bytes.reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) }
        return NewsDate(seconds: bytes.count == 13 ? value / 1000 : value)
    }
}
