/// The names by which a site calls itself, for taking them off its titles and bylines.
struct SiteName: Sendable {
    /// What the article says, if it says anything.
    let name: String?
    private let keys: [[UInt8]]

    init(_ metadata: PageMetadata, host: String?) {
        let given = [
            metadata.first("og:site_name"), metadata.siteNames.first,
            metadata.first("application-name", "apple-mobile-web-app-title", "dc.publisher", "publisher"),
        ].compactMap { $0 }.filter { !$0.isEmpty && $0.count < 100 && !$0.hasPrefix("http") }
        name = given.first
        var keys = given.map { ComparisonKey.of($0) }
        if let host {
            let parts = host.split(separator: ".").filter { $0 != "www" && $0 != "m" }
            keys.append(ComparisonKey.of(parts.joined()))
            if let longest = parts.max(by: { $0.count < $1.count }), longest.count >= 3 {
                keys.append(ComparisonKey.of(String(longest)))
            }
        }
        self.keys = keys.filter { $0.count >= 2 }
    }

    /// Whether a text is the site's name, alone or with a few letters more.
    func matches(_ text: some StringProtocol) -> Bool { matches(key: ComparisonKey.bytes(of: text.utf8)) }

    func matches(_ text: ArraySlice<UInt8>) -> Bool { matches(key: ComparisonKey.bytes(of: text)) }

    private func matches(key: [UInt8]) -> Bool {
        guard !key.isEmpty else { return false }
        return keys.contains { site in
            if site == key { return true }
            guard key.count >= 4, site.count >= 4 else { return false }
            return (key.starts(with: site) && key.count <= site.count + 14)
                || (site.starts(with: key) && site.count <= key.count + 14)
                || (site.count >= 5 && key.count <= site.count + 8 && key.suffix(site.count).elementsEqual(site))
        }
    }
}
