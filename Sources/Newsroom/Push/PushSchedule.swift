import Ledger

/// When a hub is asked: one pure function of what is remembered. All times are seconds since 1970, all spans seconds.
enum PushSchedule {
    /// Ten days: how long a subscription is asked for; a hub may grant less.
    static let lease: Int64 = 10 * 86400
    /// How long a hub may take to ask back before it is asked again; doubled with each failure.
    static let patience: Int64 = 900
    /// A day: the longest pause between two requests that came to nothing.
    static let longestPause: Int64 = 86400
    /// The shortest and the longest lease that a hub's word is taken for.
    static let leases: ClosedRange<Int64> = 300...(30 * 86400)

    /// Whether the hub is to be asked now, for the first time or to go on.
    static func isDue(_ lease: PushLease?, now: Int64) -> Bool {
        guard let lease, let requested = lease.requested else { return true }
        let pause = min(patience << Int64(min(lease.failures, 7)), longestPause)
        guard now >= requested + pause else { return false }
        guard let verified = lease.verified, let expires = lease.expires else { return true }
        // A fifth before the end, so that a hub that doesn't answer at once is asked some more times.
        return now >= expires - max((expires - verified) / 5, patience)
    }

    /// Whether the hub can be relied upon to push what is new.
    static func isActive(_ lease: PushLease?, now: Int64) -> Bool {
        lease?.expires.map { $0 > now } ?? false
    }
}
