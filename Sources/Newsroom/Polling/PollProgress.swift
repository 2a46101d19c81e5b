/// A step of a poll round, for whoever shows it.
public enum PollProgress: Sendable, Hashable {
    /// A feed was read and has so many entries.
    case entries(Int)
    case entryDone
    case feedDone(FeedResult.Status)
}
