/// Tells where a page's links lead: within the page, to the same site, to others.
struct LinkTargets: Sendable {
    enum Target: Sendable {
        /// A place on the same page, or a script.
        case page
        case site
        case elsewhere
    }

    /// The site's registrable domain in lower case; without one every full address leads elsewhere.
    private let domain: [UInt8]
    /// The page's own address without scheme, query and fragment.
    private let own: [UInt8]

    init(address: WebAddress?) {
        domain = address.flatMap { $0.registrableDomain ?? $0.host }.map { Array($0.utf8) } ?? []
        own = address.map { Self.bare(Array($0.string.utf8)[...]) } ?? []
    }

    func target(of href: ArraySlice<UInt8>) -> Target {
        let href = href.trimmed
        guard let first = href.first, first != 0x23 else { return .page }
        guard let host = Self.host(of: href) else {
            return href.prefix(11).equalsIgnoringCase("javascript:") ? .page : .site
        }
        guard host.count >= domain.count, !domain.isEmpty else { return .elsewhere }
        let end = host.suffix(domain.count)
        guard end.lazy.map(\.asciiLowercased).elementsEqual(domain),
            host.count == domain.count || host[end.startIndex - 1] == 0x2E
        else { return .elsewhere }
        return href.contains(0x23) && Self.bare(href).elementsEqual(own) ? .page : .site
    }

    /// The host of a full address, port and all; `nil` for a path.
    private static func host(of href: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var rest = href
        if rest.prefix(5).equalsIgnoringCase("http:") {
            rest = rest.dropFirst(5)
        } else if rest.prefix(6).equalsIgnoringCase("https:") {
            rest = rest.dropFirst(6)
        }
        guard rest.starts(with: [0x2F, 0x2F]) else { return nil }
        return rest.dropFirst(2).prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x23 && $0 != 0x3A }
    }

    private static func bare(_ address: ArraySlice<UInt8>) -> [UInt8] {
        var rest = address.prefix { $0 != 0x3F && $0 != 0x23 }
        if let colon = rest.prefix(6).firstIndex(of: 0x3A) { rest = rest[(colon + 1)...] }
        while rest.last == 0x2F { rest.removeLast() }
        return Array(rest)
    }
}
