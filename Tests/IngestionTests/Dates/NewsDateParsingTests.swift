import Testing

@testable import Ingestion

@Suite struct NewsDateParsingTests {
    @Test(
        "reads the forms of feeds",
        arguments: [
            ("Mon, 05 Jan 2026 08:15:00 +0100", "2026-01-05T07:15:00Z"), ("5 Jan 26 08:15 EST", "2026-01-05T13:15:00Z"),
            ("Mon, 5 January 2026 08:15:00 Z", "2026-01-05T08:15:00Z"),
            ("Mon Jan  5 08:15:00 2026", "2026-01-05T08:15:00Z"),
            ("Sun Jan 04 16:29:06 PST 2026", "2026-01-05T00:29:06Z"),
            ("Mon, 05 Jan 2026 08:15 GMT-01:01", "2026-01-05T09:16:00Z"),
            ("Mon, 05 Jan, 2026 08:15:00 UTC", "2026-01-05T08:15:00Z"), ("Mon, 05 Jan 2026", "2026-01-05"),
            ("Mon, 05 Jan 2026 08:15:00 Etc/GMT", "2026-01-05T08:15:00Z"),
            ("Mon, 2026/01/05 08:15:00 EDT", "2026-01-05T12:15:00Z"),
            ("2026-01-05T08:15:00.123+01:00", "2026-01-05T07:15:00Z"),
            ("2026-01-05 08:15:00 -00:20", "2026-01-05T08:35:00Z"),
            ("2026-01-05T08:15Z", "2026-01-05T08:15:00Z"), ("20260105T081500Z", "2026-01-05T08:15:00Z"),
            ("2026-01", "2026-01-01"),
            ("2026", "2026-01-01"), ("2026-W02-1", "2026-01-05"), ("2026-005", "2026-01-05"),
            ("26-01-05", "2026-01-05"),
            ("-26-01", "2026-01-01"), ("-2601", "2026-01-01"), ("260105", "2026-01-05"), ("26005", "2026-01-05"),
            ("2026-012-05T08:15:00Z", "2026-12-05T08:15:00Z"), ("2026-01-05T24:00:00Z", "2026-01-06T00:00:00Z"),
            ("1767600000", "2026-01-05T08:00:00Z"), ("20260105081500", "2026-01-05T08:15:00Z"),
            ("Thu, 01 Jan 0100 00:00:01 +0100", "0099-12-31T23:00:01Z"),
        ])
    func feeds(_ text: String, _ expected: String) {
        #expect(NewsDate(parsing: text)?.description == expected)
        #expect(NewsDate(parsing: " \n\(text)\t")?.description == expected)
    }

    @Test(
        "reads dates as people write them",
        arguments: [
            ("Montag, 5. Jänner 2026, 8.15 Uhr", "2026-01-05T08:15:00Z"),
            ("am 12. Januar 2026 um 12 Uhr", "2026-01-12T12:00:00Z"),
            ("05.01.2026 08:15", "2026-01-05T08:15:00Z"), ("lundi 5 janvier 2026 à 8h15", "2026-01-05T08:15:00Z"),
            ("mar. 6 janv. 2026", "2026-01-06"), ("1er mars 2026", "2026-03-01"), ("5 de enero de 2026", "2026-01-05"),
            ("5 gennaio 2026", "2026-01-05"), ("5 stycznia 2026", "2026-01-05"),
            ("5 января 2026 г. 08:15", "2026-01-05T08:15:00Z"),
            ("Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T17:00:00Z"),
            ("2004-július-13T9:15-05:00", "2004-07-13T14:15:00Z"),
            ("2004-05-25 오후 11:23:17", "2004-05-25T14:23:17Z"), ("2004년 05월 28일  01:31:15", "2004-05-27T16:31:15Z"),
            ("2026年1月5日(月) 08:15", "2026-01-05T08:15:00Z"),
            ("January 5, 2026 at 8:15 p.m. EST", "2026-01-06T01:15:00Z"),
            ("Jan 5th, 2026", "2026-01-05"), ("1/5/2026 12:15:00 AM", "2026-01-05T00:15:00Z"),
            ("13/1/2026", "2026-01-13"),
            ("5 Jan 2026, 8 pm", "2026-01-05T20:00:00Z"), ("05-Jan-2026", "2026-01-05"), ("Mar 5, 2026", "2026-03-05"),
            ("Mi, 04 Mär 2026 08:15 MEZ", "2026-03-04T07:15:00Z"), ("Po, 05 led 2026", "2026-01-05"),
            ("ma, 05 mrt 2026", "2026-03-05"),
        ])
    func people(_ text: String, _ expected: String) {
        #expect(NewsDate(parsing: text)?.description == expected)
    }

    @Test(
        "reads no date where there is none",
        arguments: [
            "", " ", "yesterday", "Sun, 16 Dec 2012 1:2:3:4 GMT", "Sun, 16 zzz 2012 11:47:32 GMT",
            "Sun, Dec x 2012 11:47:32 GMT",
            "Sun, 16 Dec zz 11:47:32 GMT", "Sun, 16 Dec 2012 11:47:32 +zz:00", "Sun, 16 Dec 2012 11:47:32 +00:zz",
            "99 Jun 2009",
            "31.02.2026", "2026-02-29", "2026-13-01", "2026-01-05T25:00:00Z", "2026-W54-1", "2026-366", "12:00", "-",
            "5", "99999999999999", "20261305081500",
            String(repeating: "1", count: 5000),
        ])
    func impossible(_ text: String) {
        #expect(NewsDate(parsing: text) == nil)
    }

    @Test(
        "knows every month by its name and its first letters",
        arguments: [
            "January February March April May June July August September October November December",
            "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
            "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.",
            "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
            "Jän Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez",
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
            "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
            "januari februari maart april mei juni juli augustus september oktober november december",
        ])
    func months(_ names: String) {
        for (index, name) in names.split(separator: " ").enumerated() {
            let expected = NewsDate(year: 2026, month: index + 1, day: 5)
            #expect(NewsDate(parsing: "5 \(name) 2026") == expected)
            #expect(NewsDate(parsing: "5. \(name.uppercased()) 2026") == expected)
            #expect(NewsDate(parsing: "\(name) 5, 2026") == expected)
        }
    }

    @Test("reads what it prints")
    func roundTrip() {
        for seconds in stride(from: Int64(-60_000_000_000), to: 250_000_000_000, by: 777_777_777) {
            let date = NewsDate(seconds: seconds)
            #expect(NewsDate(parsing: date.description) == date)
        }
        for month in 1...12 {
            for day in 1...28 {
                let date = NewsDate(year: 2026, month: month, day: day)
                #expect(date.flatMap { NewsDate(parsing: $0.description) } == date)
            }
        }
    }
}
