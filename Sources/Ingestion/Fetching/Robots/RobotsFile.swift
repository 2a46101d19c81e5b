/// A robots.txt, read by RFC 9309 (https://www.rfc-editor.org/rfc/rfc9309) and as tolerantly as the large crawlers
/// read it.
public struct RobotsFile: Sendable, Hashable {
    /// The rules for some agents.
    struct Group: Sendable, Hashable {
        /// Product tokens in lower case; `*` for all.
        var agents: [String] = []
        var rules: [RobotsRule] = []
        var crawlDelay: Duration?
    }

    private(set) var groups: [Group] = []
    /// The addresses of sitemaps, as they stand in the file.
    public private(set) var sitemaps: [String] = []

    /// No more than this is read, in bytes (RFC 9309 §2.5).
    public static let longest = 500 << 10

    /// Reads a file; whatever is no line of a robots.txt is passed over.
    public init(_ bytes: [UInt8]) {
        var text = bytes.prefix(Self.longest)
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
        var hasRules = true
        for line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            guard let (key, value) = Self.field(line) else { continue }
            switch key {
            case "user-agent", "useragent", "user agent":
                // Agents that follow each other share their rules; one behind a rule begins the next group.
                if hasRules { groups.append(Group()) }
                hasRules = false
                append(agent: value)
            case "allow": append(RobotsRule(value, isAllowed: true), &hasRules)
            case "disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw":
                append(RobotsRule(value, isAllowed: false), &hasRules)
            case "crawl-delay", "crawldelay":
                hasRules = true
                append(crawlDelay: value)
            case "sitemap", "site-map":
                if !value.isEmpty { sitemaps.append(String(decoding: value, as: UTF8.self)) }
            default: break
            }
        }
    }

    /// The rules for a crawler, by its product token in any case: those of all groups that name it, else those for
    /// everybody, else none (§2.2.1).
    public func rules(for agent: String) -> RobotsRules {
        let token = Self.token(Array(agent.utf8)[...])
        let own = groups.filter { $0.agents.contains(token) }
        let chosen = own.isEmpty ? groups.filter { $0.agents.contains("*") } : own
        return RobotsRules(rules: chosen.flatMap(\.rules), crawlDelay: chosen.compactMap(\.crawlDelay).max())
    }

    // MARK: - Lines

    /// The key in lower case and the value, without a comment.
    private static func field(_ line: ArraySlice<UInt8>) -> (key: String, value: ArraySlice<UInt8>)? {
        let content = line.prefix { $0 != .hash }
        guard let colon = content.firstIndex(of: .colon), colon - content.startIndex <= 40 else { return nil }
        let key = trimmed(content[..<colon]).map(\.asciiLowercased)
        return (String(decoding: key, as: UTF8.self), trimmed(content[(colon + 1)...]))
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var slice = bytes
        while let first = slice.first, first <= 0x20 { slice.removeFirst() }
        while let last = slice.last, last <= 0x20 { slice.removeLast() }
        return slice
    }

    /// The product token with which a name begins, in lower case.
    private static func token(_ name: ArraySlice<UInt8>) -> String {
        if name.first == UInt8(ascii: "*") { return "*" }
        let letters = name.prefix { $0.isASCIILetter || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
        return String(decoding: letters.map(\.asciiLowercased), as: UTF8.self)
    }

    private mutating func append(agent: ArraySlice<UInt8>) {
        guard var group = groups.popLast() else { return }
        group.agents.append(Self.token(agent))
        groups.append(group)
    }

    private mutating func append(_ rule: RobotsRule?, _ hasRules: inout Bool) {
        hasRules = true
        // A rule without a path, as in "Disallow:", forbids nothing; one before any agent is for nobody.
        guard let rule, var group = groups.popLast() else { return }
        group.rules.append(rule)
        groups.append(group)
    }

    private mutating func append(crawlDelay text: ArraySlice<UInt8>) {
        guard let seconds = Double(String(decoding: text, as: UTF8.self)), seconds >= 0, seconds <= 86400,
            var group = groups.popLast()
        else { return }
        group.crawlDelay = max(group.crawlDelay ?? .zero, .milliseconds(Int(seconds * 1000)))
        groups.append(group)
    }
}
