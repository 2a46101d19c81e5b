/// When a feed is polled next: a pure function of what is known about it.
///
/// The feed's `ttl` and the server's `max-age` are obeyed within caps; failures back off, doubling.
public enum PollSchedule {
    /// Half an hour, in seconds: how often a feed is asked that says nothing about itself.
    public static let usual: Int64 = 1800
    /// A day, in seconds: the longest pause that a feed or a server may ask for.
    public static let longest: Int64 = 86400
    /// A quarter of an hour, in seconds: the pause after a first failure.
    static let afterFailure: Int64 = 900

    /// The next poll behind a success.
    ///
    /// - Parameters:
    ///   - now: seconds since 1970.
    ///   - timeToLive: the feed's own wish, in seconds.
    ///   - maxAge: the server's wish, in seconds.
    /// - Returns: seconds since 1970.
    public static func next(now: Int64, timeToLive: Int64?, maxAge: Int64?) -> Int64 {
        let wish = max(timeToLive ?? 0, maxAge ?? 0)
        return now + min(max(usual, wish), longest)
    }

    /// The next poll behind a failure.
    ///
    /// - Parameters:
    ///   - now: seconds since 1970.
    ///   - failures: how many there were in a row, this one counted.
    ///   - retryAfter: when the server said to come back, seconds since 1970.
    /// - Returns: seconds since 1970.
    public static func next(now: Int64, failures: Int, retryAfter: Int64?) -> Int64 {
        let doublings = min(max(failures - 1, 0), 8)
        let backOff = min(afterFailure << Int64(doublings), longest)
        return max(now + backOff, min(retryAfter ?? 0, now + 7 * longest))
    }
}
