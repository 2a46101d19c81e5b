/// The time zone of a page, for times that are written without one.
///
/// The page's country tells it, else its language where nearly all of its speakers share a zone. A country with
/// several zones has none here.
struct LocalZone: Sendable, Hashable {
    /// Seconds east of Greenwich in winter.
    private let standard: Int
    /// Whether clocks go forward from the last Sunday of March to the last of October, as in the Union
    /// (https://eur-lex.europa.eu/eli/dir/2000/84/oj).
    private let hasSummerTime: Bool

    private static let minutesByCountry: [String: (minutes: Int, hasSummerTime: Bool)] = {
        var table: [String: (minutes: Int, hasSummerTime: Bool)] = [:]
        func add(_ minutes: Int, _ countries: String, summer: Bool = false) {
            for country in countries.split(separator: " ") { table[String(country)] = (minutes, summer) }
        }
        add(0, "gb uk ie pt", summer: true)
        add(60, "de at ch li lu fr be nl it es mt mc sm va dk no se pl cz sk hu si hr ba rs me mk al ad", summer: true)
        add(120, "fi ee lv lt ro bg gr cy ua md", summer: true)
        add(0, "is gh sn ci ml")
        add(60, "dz tn ng cm ao")
        add(120, "za zw zm mz bw rw eg ly")
        add(180, "tr by ke tz ug et sa iq kw qa")
        add(240, "ae om am ge az")
        add(300, "pk uz")
        add(330, "in lk")
        add(345, "np")
        add(360, "bd")
        add(420, "th vn kh")
        add(480, "cn tw hk mo sg my ph")
        add(540, "jp kr")
        add(-180, "ar uy")
        add(-240, "bo ve")
        add(-300, "co pe ec pa")
        add(-360, "cr gt sv hn ni")
        return table
    }()

    /// The one country whose zone a language stands for.
    private static let countryByLanguage: [String: String] = [
        "de": "de", "it": "it", "nl": "nl", "pl": "pl", "cs": "cz", "sk": "sk", "hu": "hu", "sl": "si", "hr": "hr",
        "sr": "rs", "da": "dk", "no": "no", "nb": "no", "nn": "no", "sv": "se", "fi": "fi", "et": "ee", "lv": "lv",
        "lt": "lt", "ro": "ro", "bg": "bg", "el": "gr", "uk": "ua", "tr": "tr", "ja": "jp", "ko": "kr", "th": "th",
        "vi": "vn", "hi": "in", "bn": "bd", "ur": "pk", "fr": "fr", "zh": "cn",
    ]

    /// - Parameters:
    ///   - host: the page's host, whose last part may be a country's.
    ///   - language: of the page (`de`, `en-GB`, `fr_FR`).
    init?(host: String?, language: String?) {
        let end = host?.split(separator: ".").last.map { $0.lowercased() }
        let tags = language?.split { $0 == "-" || $0 == "_" }.map { $0.lowercased() } ?? []
        let region = tags.dropFirst().last { $0.utf8.count == 2 }
        let hasCountry = end.map { Self.minutesByCountry[$0] != nil } ?? false
        // A host of another country than those of the table has another zone, whatever the language.
        let isForeign =
            end.map { $0.utf8.count == 2 && !hasCountry && !["eu", "tv", "co", "io", "me"].contains($0) } ?? false
        guard !isForeign else { return nil }
        let country =
            hasCountry && end != "me" && end != "co" ? end : region ?? tags.first.flatMap { Self.countryByLanguage[$0] }
        guard let country, let zone = Self.minutesByCountry[country] else { return nil }
        standard = zone.minutes * 60
        hasSummerTime = zone.hasSummerTime
    }

    /// Reads a date whose time may lack a zone: it is in `zone` then, and a moment that would be of another day in UTC is
    /// given as its day.
    static func date(parsing text: String, in zone: LocalZone?) -> NewsDate? {
        guard let read = NewsDate.read(text) else { return nil }
        let date = read.date
        guard let zone, !date.isDay, !read.hasZone else { return date }
        let moment = NewsDate(seconds: date.seconds - Int64(zone.offset(atLocal: date.seconds)))
        let day = Int64((Double(date.seconds) / 86400).rounded(.down))
        if moment.seconds >= day * 86400, moment.seconds < (day + 1) * 86400 { return moment }
        let (year, month, number) = CivilCalendar.civil(fromDays: day)
        return NewsDate(year: year, month: month, day: number)
    }

    /// The offset at a moment that is written in this zone's own time.
    private func offset(atLocal seconds: Int64) -> Int {
        guard hasSummerTime else { return standard }
        let utc = seconds - Int64(standard)
        let days = Int64((Double(utc) / 86400).rounded(.down))
        let year = CivilCalendar.civil(fromDays: days).year
        guard let start = Self.lastSunday(of: 3, year), let end = Self.lastSunday(of: 10, year) else { return standard }
        return utc >= start + 3600 && utc < end + 3600 ? standard + 3600 : standard
    }

    /// The first second in UTC of a month's last Sunday.
    private static func lastSunday(of month: Int, _ year: Int) -> Int64? {
        guard (1...9999).contains(year) else { return nil }
        let last = CivilCalendar.daysSinceEpoch(year: year, month: month, day: 31)
        // 1970-01-01 was a Thursday.
        let weekday = ((last % 7) + 11) % 7
        return (last - weekday) * 86400
    }
}
