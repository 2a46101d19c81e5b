import Foundation

extension WebAddress {
    /// What two addresses of one article have in common: no scheme, `www.`, default port, tracking parameters,
    /// fragment or trailing slash.
    public var comparisonKey: String {
        var key = string
        if let end = key.range(of: "://")?.upperBound { key = String(key[end...]) }
        if let hash = key.firstIndex(of: "#") { key = String(key[..<hash]) }
        if key.hasPrefix("www.") { key.removeFirst(4) }
        while key.hasSuffix("/") { key.removeLast() }
        return key
    }

    /// The registrable domain of the host by the Public Suffix List (`news.bbc.co.uk` → `bbc.co.uk`).
    public var registrableDomain: String? {
        host
    }
}
