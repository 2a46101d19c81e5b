import Testing

@testable import Newsroom

@Suite struct PollScheduleTests {
    /// Monday 2026-02-02, 12:00 UTC.
    static let noon: Int64 = 1_770_033_600

    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let wait: Int64
        let change: @Sendable (inout PollSchedule.Facts) -> Void

        init(_ name: String, wait: Int64, _ change: @escaping @Sendable (inout PollSchedule.Facts) -> Void) {
            testDescription = name
            self.wait = wait
            self.change = change
        }
    }

    static let hour: Int64 = 3600
    static let day: Int64 = 86400

    static let cases = [
        Case("nothing known: half an hour", wait: 1800) { _ in },
        Case("an entry every four hours: two hours", wait: 7200) { $0.publicationGap = 14400 },
        Case("an entry a minute: never under ten minutes", wait: 600) { $0.publicationGap = 60 },
        Case("an entry a month: a day at the most", wait: 86400) { $0.publicationGap = 30 * 86400 },
        Case("silent for a day: a tenth of it", wait: 8640) { $0.lastChange = $0.now - 86400 },
        Case("a change in the future: no silence", wait: 1800) { $0.lastChange = $0.now + 500 },
        Case("a ttl of an hour is obeyed", wait: 3600) { $0.timeToLive = 3600 },
        Case("a ttl of a month is cut to a day", wait: 86400) { $0.timeToLive = 30 * 86400 },
        Case("a ttl below the usual pause changes nothing", wait: 1800) { $0.timeToLive = 60 },
        Case("the server's freshness is obeyed", wait: 7200) { $0.freshness = 7200 },
        Case("the longer of two wishes counts", wait: 7200) {
            $0.freshness = 7200
            $0.timeToLive = 3600
        },
        Case("a hub that pushes: six hours", wait: 6 * 3600) { $0.isPushed = true },
        Case("a hub that pushes shortens no longer pause", wait: 12 * 3600) {
            $0.isPushed = true
            $0.timeToLive = 12 * 3600
        },
        Case("a hub that pushes is no help against a failure", wait: 900) {
            $0.isPushed = true
            $0.failures = 1
        },
        Case("the first failure: a quarter of an hour", wait: 900) { $0.failures = 1 },
        Case("the second failure: twice that", wait: 1800) { $0.failures = 2 },
        Case("the hundredth failure: a day", wait: 86400) { $0.failures = 100 },
        Case("Retry-After goes before the back-off", wait: 5000) {
            $0.failures = 1
            $0.retryAfter = $0.now + 5000
        },
        Case("Retry-After of a year is cut to a week", wait: 7 * 86400) {
            $0.failures = 1
            $0.retryAfter = $0.now + 365 * 86400
        },
        Case("a Retry-After that is over changes nothing", wait: 900) {
            $0.failures = 1
            $0.retryAfter = $0.now - 5000
        },
        Case("full jitter adds a tenth to a success", wait: 1980) { $0.jitter = 1 },
        Case("full jitter adds a quarter to a failure", wait: 1125) {
            $0.failures = 1
            $0.jitter = 1
        },
        Case("skipped hours are waited out", wait: 3 * 3600) { $0.skippedHours = [12, 13, 14] },
        Case("skipped days are waited out", wait: 12 * 3600) { $0.skippedDays = [0] },
        Case("who skips every hour is not obeyed", wait: 7 * 86400) { $0.skippedHours = Set(0..<24) },
    ]

    @Test("the next poll:", arguments: cases)
    func nextPoll(example: Case) {
        var facts = PollSchedule.Facts(now: Self.noon)
        example.change(&facts)
        #expect(PollSchedule.next(facts) - Self.noon == example.wait)
    }

    @Test("the next poll always lies ahead, and never over a week and an hour", arguments: 0..<200)
    func nextPollIsBounded(seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func random(_ bound: Int64) -> Int64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int64(state % UInt64(bound))
        }
        var facts = PollSchedule.Facts(now: Self.noon)
        facts.publicationGap = random(2) == 0 ? nil : random(1 << 40)
        facts.lastChange = random(2) == 0 ? nil : random(1 << 40)
        facts.timeToLive = random(2) == 0 ? nil : random(1 << 40)
        facts.freshness = random(2) == 0 ? nil : random(1 << 40)
        facts.failures = Int(random(20))
        facts.isPushed = random(2) == 0
        facts.retryAfter = random(2) == 0 ? nil : random(1 << 40)
        facts.skippedHours = Set((0..<random(20)).map { _ in Int(random(24)) })
        facts.jitter = Double(random(1000)) / 1000
        let wait = PollSchedule.next(facts) - Self.noon
        #expect(wait >= PollSchedule.shortest)
        #expect(wait <= PollSchedule.longestRetry + 24 * 3600)
    }

    static let reasons: [(PollSchedule.Reason, Case)] = [
        (.usual, Case("nothing known", wait: 0) { _ in }),
        (.rhythm, Case("a rhythm", wait: 0) { $0.publicationGap = 14400 }),
        (.silence, Case("a month of silence", wait: 0) { $0.lastChange = $0.now - 30 * day }),
        (.feed, Case("a ttl", wait: 0) { $0.timeToLive = 7200 }),
        (.server, Case("freshness", wait: 0) { $0.freshness = 7200 }),
        (.push, Case("a hub that pushes", wait: 0) { $0.isPushed = true }),
        (
            .rhythm,
            Case("a hub that pushes what comes once in a fortnight", wait: 0) {
                $0.isPushed = true
                $0.publicationGap = 14 * day
            }
        ),
        (.failures, Case("failures", wait: 0) { $0.failures = 3 }),
        (.skips, Case("skipped hours", wait: 0) { $0.skippedHours = [12, 13] }),
        (
            .retryAfter,
            Case("Retry-After", wait: 0) {
                $0.failures = 1
                $0.retryAfter = $0.now + day
            }
        ),
    ]

    @Test("the reason of the next poll is what decided it", arguments: reasons)
    func reason(_ reason: PollSchedule.Reason, _ named: Case) {
        var facts = PollSchedule.Facts(now: Self.noon)
        named.change(&facts)
        #expect(PollSchedule.settle(facts).reason == reason)
    }
}
