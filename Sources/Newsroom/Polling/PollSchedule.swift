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
        /// Whether a hub pushes what is new.
        public var isPushed: Bool
        /// When the server said to come back.
        public var retryAfter: Int64?
        /// From 0 to 1, evenly spread: it keeps feeds apart that failed together.
        public var jitter: Double

        public init(now: Int64) {
            self.now = now
            skippedHours = []
            skippedDays = []
            failures = 0
            isPushed = false
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
    /// Six hours: how often a feed is asked whose hub pushes what is new, lest a push went astray.
    public static let pushed: Int64 = 6 * 3600
    /// Two weeks of nothing but 404: the feed is suspended.
    public static let patience: Int64 = 14 * 86400

    /// What the next poll follows from.
    public enum Reason: String, Sendable, Hashable, Codable {
        /// Nothing is known of the feed.
        case usual
        /// How often it publishes.
        case rhythm
        /// How long it has been silent.
        case silence
        /// The feed's own wish (`ttl`, `sy:updatePeriod`).
        case feed
        /// Cache-Control or Expires.
        case server
        case retryAfter = "retry-after"
        /// Failures in a row.
        case failures
        /// `skipHours`, `skipDays`.
        case skips
        /// A hub that pushes.
        case push
    }

    /// Settles the next poll.
    public static func next(_ facts: Facts) -> Int64 { settle(facts).next }

    /// Settles the next poll, and says what it follows from.
    public static func settle(_ facts: Facts) -> (next: Int64, reason: Reason) {
        let spread = min(max(facts.jitter, 0), 1)
        let retry = min(facts.retryAfter ?? 0, facts.now + longestRetry)
        guard facts.failures == 0 else {
            let doublings = Int64(min(facts.failures - 1, 8))
            let backOff = min(afterFailure << doublings, longest)
            let time = facts.now + backOff + Int64(Double(backOff) * spread / 4)
            return retry > time ? (retry, .retryAfter) : (time, .failures)
        }
        var (rhythm, reason) = ownRhythm(facts)
        for (wish, whose) in [(facts.timeToLive ?? 0, Reason.feed), (facts.freshness ?? 0, .server)] {
            guard min(wish, longest) > rhythm else { continue }
            rhythm = min(wish, longest)
            reason = whose
        }
        if facts.isPushed, rhythm < pushed { (rhythm, reason) = (pushed, .push) }
        let time = facts.now + rhythm + Int64(Double(rhythm) * spread / 10)
        let asked = max(time, retry)
        let next = afterSkips(asked, hours: facts.skippedHours, days: facts.skippedDays)
        return (next, next > asked ? .skips : retry > time ? .retryAfter : reason)
    }

    /// Half of the gap between entries; a tenth of the silence, where that is longer.
    private static func ownRhythm(_ facts: Facts) -> (pause: Int64, reason: Reason) {
        let half = facts.publicationGap.map { max(0, $0) / 2 }
        let silence = facts.lastChange.map { max(0, facts.now - $0) / 10 } ?? 0
        let reason: Reason = silence > max(half ?? usual, shortest) ? .silence : half == nil ? .usual : .rhythm
        return (min(max(half ?? usual, silence, shortest), longest), reason)
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
