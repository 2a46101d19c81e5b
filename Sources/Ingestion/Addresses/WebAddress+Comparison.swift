extension WebAddress {
    /// What two addresses of one article have in common: no scheme, `www.`, default port, tracking parameters,
    /// fragment or trailing slash.
    ///
    /// A mobile or AMP host (`m.`, `amp.`) counts as the site's own; escapes are compared by what they stand for
    /// (RFC 3986 §6.2.2). For comparison only: it is no address.
    public var comparisonKey: String {
        let parts = parts
        guard isHTTP, let host else { return withoutFragment.string }
        var key = Array(Self.siteHost(host).utf8)
        // The scheme is left out, so that either's port is a default one.
        if let port = parts.port, !port.elementsEqual("80".utf8), !port.elementsEqual("443".utf8) {
            key.append(.colon)
            key += port
        }
        var path = PercentEncoding.normalized(parts.path[...])
        while path.last == .slash { path.removeLast() }
        for tail in Self.ampTails where path.count > tail.count && path.suffix(tail.count).elementsEqual(tail) {
            path.removeLast(tail.count)
        }
        while path.last == .slash { path.removeLast() }
        key += path
        var separator = UInt8.question
        for parameter in (parts.query ?? []).split(separator: UInt8(ascii: "&")) {
            let name = parameter.prefix { $0 != UInt8(ascii: "=") }
            guard !TrackingParameters.contains(name), !TrackingParameters.namesAMP(parameter) else { continue }
            key.append(separator)
            key += PercentEncoding.normalized(parameter)
            separator = UInt8(ascii: "&")
        }
        return String(decoding: key, as: UTF8.self)
    }

    /// The registrable domain of the host by the Public Suffix List (`news.bbc.co.uk` → `bbc.co.uk`).
    ///
    /// A host that has none (an IP address, `localhost`, a public suffix) is its own.
    public var registrableDomain: String? {
        guard let host else { return nil }
        guard IPAddress(host: host) == nil else { return host }
        let name = Self.withoutFinalDot(host)
        return PublicSuffixList.registrableDomain(of: name) ?? name
    }

    private static let ampTails = ["/amp", ".amp"].map { Array($0.utf8) }
    private static let deviceLabels: Set<String> = ["www", "m", "mobile", "amp"]

    /// The host without `www.` and the labels that name a device.
    private static func siteHost(_ host: String) -> String {
        var name = withoutFinalDot(host)
        while let dot = name.firstIndex(of: "."), deviceLabels.contains(String(name[..<dot])) {
            let rest = String(name[name.index(after: dot)...])
            // `www.de` and `m.co.uk` are sites of that name.
            guard PublicSuffixList.registrableDomain(of: rest) != nil else { break }
            name = rest
        }
        return name
    }

    private static func withoutFinalDot(_ host: String) -> String {
        var name = host[...]
        while name.hasSuffix("."), name.utf8.count > 1 { name.removeLast() }
        return String(name)
    }
}
