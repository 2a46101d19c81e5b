import Ingestion

/// A choice of findings that is kept: with a feed of its own, and told to a webhook where one is named.
struct SavedRule: Codable, Sendable, Hashable {
    /// Where findings are sent to as they are drawn, and how that fares.
    struct Webhook: Codable, Sendable, Hashable {
        let url: String
        /// With what each message is signed: `whsec_` and base64.
        let secret: String
        /// Failures in a row.
        var failures = 0
        var lastError: String?
        /// In seconds since 1970.
        var lastDelivery: Int64?
        var nextTry: Int64?
        /// The receiver answered that it is gone (410): nothing is sent any more.
        var isGone = false
    }

    let id: String
    var name: String
    var filter: FindingFilter
    var webhook: Webhook?
    /// In seconds since 1970; what was seen before isn't told.
    let created: Int64
    /// Digests of the findings that were told, oldest first.
    var told: [String] = []

    /// As many findings as are remembered as told: as many as are kept at all, twice.
    static let mostTold = 4000

    /// Whether a finding is to be told that wasn't yet.
    func awaits(_ item: FindingLog.Item, told: Set<String>) -> Bool {
        (item.at >= created || item.isLive) && filter.keeps(item) && !told.contains(item.digest)
    }

    /// Remembers a finding as told.
    mutating func remember(_ item: FindingLog.Item) {
        told.append(item.digest)
        if told.count > Self.mostTold { told.removeFirst(told.count - Self.mostTold) }
    }
}

extension FindingLog.Item {
    /// A short name that is the same for the same finding after every start.
    var digest: String { String(Secret.digest(of: key).prefix(24)) }
}
