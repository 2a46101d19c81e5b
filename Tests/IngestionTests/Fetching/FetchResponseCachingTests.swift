import Testing

@testable import Ingestion

@Suite("FetchResponse, its caching fields")
struct FetchResponseCachingTests {
    /// 2026-11-25T12:00:00Z.
    private static let now: Int64 = 1_795_608_000

    private func response(_ fields: [(String, String)]) throws -> FetchResponse {
        let address = try #require(WebAddress("https://example.org/"))
        return FetchResponse(
            requested: address, address: address, status: 200, headers: fields.map { (name: $0.0, value: $0.1) },
            body: [])
    }

    @Test(
        "tells how long an answer stays fresh",
        arguments: [
            ([], nil), ([("cache-control", "max-age=600")], 600),
            ([("cache-control", "public, Max-Age = \"600\"")], 600),
            ([("cache-control", "max-age=600"), ("age", "100")], 500),
            ([("cache-control", "max-age=5"), ("age", "9")], 0),
            ([("cache-control", "public"), ("cache-control", "max-age=7")], 7),
            ([("cache-control", "max-age=600, no-cache")], nil), ([("cache-control", "no-store")], nil),
            ([("cache-control", "max-age=x")], 0), ([("cache-control", "max-age=-1")], 0),
            ([("cache-control", "max-age=99999999999999999999999")], 315_360_000),
            ([("cache-control", "s-maxage=600")], nil),
            ([("expires", "Wed, 25 Nov 2026 12:10:00 GMT")], 600),
            ([("expires", "Wed, 25 Nov 2026 12:10:00 GMT"), ("date", "Wed, 25 Nov 2026 12:09:00 GMT")], 60),
            ([("expires", "Wed, 25 Nov 2026 11:00:00 GMT")], 0), ([("expires", "0")], 0), ([("expires", "-1")], 0),
            ([("expires", "Wed, 25 Nov 2026 12:10:00 GMT"), ("cache-control", "max-age=5")], 5),
            ([("expires", "Wednesday, 25-Nov-26 12:10:00 GMT")], 600), ([("expires", "Wed Nov 25 12:10:00 2026")], 600),
        ] as [([(String, String)], Int64?)])
    func freshness(_ fields: [(String, String)], expected: Int64?) throws {
        #expect(try response(fields).freshnessSeconds(now: Self.now) == expected)
    }

    @Test(
        "tells when to come back",
        arguments: [
            ([], nil), ([("retry-after", "120")], 120), ([("retry-after", " 120.5")], 120), ([("retry-after", "0")], 0),
            ([("retry-after", "soon")], nil), ([("retry-after", "-5")], nil), ([("retry-after", "")], nil),
            ([("retry-after", "99999999999999999999")], 315_360_000),
            ([("retry-after", "Wed, 25 Nov 2026 12:10:00 GMT")], 600),
            ([("retry-after", "Wed, 25 Nov 2026 11:00:00 GMT")], 0),
            ([("retry-after", "Wed, 25 Nov 2026 12:10:00 GMT"), ("date", "Wed, 25 Nov 2026 12:09:00 GMT")], 60),
        ] as [([(String, String)], Int64?)])
    func retry(_ fields: [(String, String)], expected: Int64?) throws {
        #expect(try response(fields).retryAfter(now: Self.now) == expected.map { $0 + Self.now })
    }
}
