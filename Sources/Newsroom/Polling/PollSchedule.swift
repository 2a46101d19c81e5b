/// When a feed is polled next: one pure function of what is known about it.
///
/// A feed is asked about twice as often as it publishes, and less often the longer it has been silent. What the feed
/// (`ttl`, `sy:updatePeriod`, `skipHours`, `skipDays`) and the server (Cache-Control, Expires, Retry-After) ask for is
/// obeyed within caps. Failures back off, doubling. All times are seconds since 1970, all spans seconds.
public enum PollSchedule {
    /// What is known of a feed behind a poll.
    public struct Facts: Sendable, Hashable {
        public var now: Int64
        /// The mean time between the entries that the feed shows; `nil` where it shows fewer than two dates.
        public var publicationGap: Int64?
        /// When something new was last seen.
        public var lastChange: Int64?
        /// The feed's own wish.
        public var timeToLive: Int64?
        /// How long the server says that its answer stays fresh.
        public var freshness: Int64?
        /// Hours of the day, in UTC, in which the feed asks not to be polled.
        public var skippedHours: Set<Int>
        /// Days of the week in which the feed asks not to be polled; Monday is 0.
        public var skippedDays: Set<Int>
        /// Failures in a row, this poll counted.
        public var failures: Int
        /// When the server said to come back.
        public var retryAfter: Int64?
        /// From 0 to 1, evenly spread: it keeps feeds apart that failed together.
        public var jitter: Double

        public init(now: Int64) {
            self.now = now
            skippedHours = []
            skippedDays = []
            failures = 0
            jitter = 0
        }
    }

    /// Half an hour: how often a feed is asked that says nothing about itself.
    public static let usual: Int64 = 1800
    /// Ten minutes: how often a feed is asked at the most.
    public static let shortest: Int64 = 600
    /// A day: the longest pause that silence, a feed or a server brings about.
    public static let longest: Int64 = 86400
    /// A quarter of an hour: the pause after a first failure.
    public static let afterFailure: Int64 = 900
    /// A week: the longest Retry-After that is obeyed.
    public static let longestRetry: Int64 = 7 * 86400
    /// Two weeks of nothing but 404: the feed is suspended.
    public static let patience: Int64 = 14 * 86400

    /// Settles the next poll.
    public static func next(_ facts: Facts) -> Int64 {
        let spread = min(max(facts.jitter, 0), 1)
        guard facts.failures == 0 else {
            let doublings = Int64(min(facts.failures - 1, 8))
            let backOff = min(afterFailure << doublings, longest)
            let wait = backOff + Int64(Double(backOff) * spread / 4)
            return max(facts.now + wait, min(facts.retryAfter ?? 0, facts.now + longestRetry))
        }
        let rhythm = max(ownRhythm(facts), min(max(facts.timeToLive ?? 0, facts.freshness ?? 0), longest))
        let wait = rhythm + Int64(Double(rhythm) * spread / 10)
        let asked = max(facts.now + wait, min(facts.retryAfter ?? 0, facts.now + longestRetry))
        return afterSkips(asked, hours: facts.skippedHours, days: facts.skippedDays)
    }

    /// Half of the gap between entries; a tenth of the silence, where that is longer.
    private static func ownRhythm(_ facts: Facts) -> Int64 {
        let half = facts.publicationGap.map { max(0, $0) / 2 } ?? usual
        let silence = facts.lastChange.map { max(0, facts.now - $0) / 10 } ?? 0
        return min(max(half, silence, shortest), longest)
    }

    /// The first moment at or after a time that lies in no hour and no day that is skipped.
    private static func afterSkips(_ time: Int64, hours: Set<Int>, days: Set<Int>) -> Int64 {
        guard !hours.isEmpty || !days.isEmpty else { return time }
        var time = time
        // A feed that skips every hour of the week is not obeyed.
        for _ in 0..<(7 * 24) {
            let hour = Int((time / 3600) % 24)
            // 1970-01-01 was a Thursday.
            let day = Int((time / 86400 + 3) % 7)
            guard hours.contains(hour) || days.contains(day) else { return time }
            time = (time / 3600 + 1) * 3600
        }
        return time
    }
}
