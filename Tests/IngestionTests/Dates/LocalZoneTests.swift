import Testing

@testable import Ingestion

@Suite struct LocalZoneTests {
    @Test(
        "a time without a zone is in the page's own, one with a zone in that",
        arguments: [
            ("2026-01-31T08:15:00", "2026-01-31T07:15:00Z"), ("2026-07-31 08:15", "2026-07-31T06:15:00Z"),
            ("31. Juli 2026, 8.15 Uhr", "2026-07-31T06:15:00Z"), ("31.07.2026 08:15", "2026-07-31T06:15:00Z"),
            ("202607310815", "2026-07-31T06:15:00Z"), ("vendredi 31 juillet 2026 à 8h15", "2026-07-31T06:15:00Z"),
            ("2026-01-31T08:15:00Z", "2026-01-31T08:15:00Z"), ("2026-01-31T08:15:00+01", "2026-01-31T07:15:00Z"),
            ("2026-01-31T08:15:00 -0500", "2026-01-31T13:15:00Z"), ("2026-01-31 08:15 GMT", "2026-01-31T08:15:00Z"),
            ("Sat, 31 Jan 2026 08:15:00 EST", "2026-01-31T13:15:00Z"),
            ("Jan 31, 2026 8:15 am (PST)", "2026-01-31T16:15:00Z"), ("1769847300", "2026-01-31T08:15:00Z"),
            ("2026년 1월 31일 오전 8:15", "2026-01-30T23:15:00Z"),
        ])
    func zones(text: String, expected: String) {
        let zone = LocalZone(host: "blatt.example", language: "de-DE")
        #expect(LocalZone.date(parsing: text, in: zone)?.description == expected)
    }

    @Test("a moment that is of another day in UTC is given as its day; a day stays one")
    func days() {
        let zone = LocalZone(host: "blatt.example", language: "de-DE")
        #expect(LocalZone.date(parsing: "2026-01-31T00:30:00", in: zone)?.description == "2026-01-31")
        #expect(LocalZone.date(parsing: "1960-01-31T00:30:00", in: zone)?.description == "1960-01-31")
        #expect(LocalZone.date(parsing: "2026-01-31", in: zone)?.description == "2026-01-31")
        #expect(LocalZone.date(parsing: "2026-02-30", in: zone) == nil)
    }

    @Test("without a zone a time is taken as UTC")
    func none() { #expect(LocalZone.date(parsing: "2026-01-31 08:15", in: nil)?.description == "2026-01-31T08:15:00Z") }
}
