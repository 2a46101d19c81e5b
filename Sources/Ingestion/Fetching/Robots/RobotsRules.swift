/// What a robots.txt tells one crawler.
public struct RobotsRules: Sendable, Hashable {
    let rules: [RobotsRule]
    /// How long to wait between two requests. (No part of the standard, but widely used.)
    public let crawlDelay: Duration?

    /// No rule at all: everything is allowed.
    public static let none = RobotsRules(rules: [], crawlDelay: nil)

    init(rules: [RobotsRule], crawlDelay: Duration?) {
        self.rules = rules
        self.crawlDelay = crawlDelay
    }

    /// Whether a page may be fetched: the longest rule that matches decides, at equal length the one that allows
    /// (RFC 9309 §2.2.2); robots.txt itself may always.
    public func allows(_ page: WebAddress) -> Bool {
        let parts = page.parts
        guard !parts.path.elementsEqual("/robots.txt".utf8) else { return true }
        let path = PercentEncoding.normalized(parts.path[...] + (parts.query.map { [.question] + $0 } ?? []))
        var longest = -1
        var isAllowed = true
        for rule in rules where rule.length > longest || (rule.length == longest && rule.isAllowed && !isAllowed) {
            guard rule.matches(path) else { continue }
            longest = rule.length
            isAllowed = rule.isAllowed
        }
        return isAllowed
    }
}
