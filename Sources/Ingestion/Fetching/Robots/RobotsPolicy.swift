/// Knows what the hosts' robots.txt permit, and fetches each once a day.
///
/// A host without one (4xx) permits everything; one whose robots.txt cannot be had (5xx, 429, out of reach) permits
/// nothing for a while, unless an older copy is known (RFC 9309 §2.3.1).
public actor RobotsPolicy {
    /// What is known of a host.
    private struct Known {
        /// `nil` where everything is forbidden, because nothing could be learnt.
        var rules: RobotsRules?
        var sitemaps: [WebAddress] = []
        /// Seconds since 1970.
        var expires: Int64
    }

    /// A copy is used for a day at most (RFC 9309 §2.4), in seconds.
    private static let lifetime: Int64 = 86400
    /// How long a host is left alone whose robots.txt could not be had, in seconds.
    private static let pause: Int64 = 3600
    /// How many hosts are remembered.
    private static let capacity = 8192

    private let fetcher: any Fetcher
    private let agent: String
    private let gate: HostGate?
    private var known: [WebAddress: Known] = [:]
    /// Those who wait for a file that another is fetching.
    private var waiting: [WebAddress: [CheckedContinuation<Void, Never>]] = [:]

    /// Makes a policy for a crawler, by its product token.
    ///
    /// A `PoliteFetcher`'s gate learns the crawl-delays.
    public init(fetcher: any Fetcher, agent: String) {
        self.fetcher = fetcher
        self.agent = agent
        gate = (fetcher as? PoliteFetcher)?.gate
    }

    /// Whether a page may be fetched; `now` is in seconds since 1970.
    public func allows(_ page: WebAddress, now: Int64) async -> Bool {
        guard let known = await known(of: page, now: now) else { return true }
        return known.rules?.allows(page) ?? false
    }

    /// How long a page's host wants crawlers to wait between two requests.
    public func crawlDelay(for page: WebAddress, now: Int64) async -> Duration? {
        await known(of: page, now: now)?.rules?.crawlDelay
    }

    /// The sitemaps that a page's host names.
    public func sitemaps(of page: WebAddress, now: Int64) async -> [WebAddress] {
        await known(of: page, now: now)?.sitemaps ?? []
    }

    private func known(of page: WebAddress, now: Int64) async -> Known? {
        guard page.isHTTP, let file = WebAddress("/robots.txt", relativeTo: page) else { return nil }
        while true {
            if let known = known[file], known.expires > now { return known }
            guard waiting[file] != nil else { break }
            await withCheckedContinuation { waiting[file, default: []].append($0) }
            // A cancelled fetch leaves nothing behind: then the next one tries.
        }
        waiting[file] = []
        let learnt = await learn(file, now: now)
        for waiter in waiting.removeValue(forKey: file) ?? [] { waiter.resume() }
        if let learnt { remember(learnt, of: file, now: now) }
        if let delay = learnt?.rules?.crawlDelay, let host = file.host { await gate?.setDelay(delay, for: host) }
        return learnt ?? Known(rules: nil, expires: now)
    }

    /// Fetches a robots.txt; `nil` where the fetch was cancelled.
    private func learn(_ file: WebAddress, now: Int64) async -> Known? {
        let response: FetchResponse
        do {
            response = try await fetcher.fetch(FetchRequest(file, accept: "text/plain,*/*;q=0.5"))
        } catch {
            return error.code == .cancelled ? nil : unreachable(file, now: now)
        }
        switch response.status {
        case 200..<300:
            let read = RobotsFile(response.body)
            return Known(
                rules: read.rules(for: agent),
                sitemaps: read.sitemaps.compactMap { WebAddress($0, relativeTo: response.address) }.filter(\.isHTTP),
                expires: now + Self.lifetime)
        case 300..<429, 430..<500:
            return Known(rules: RobotsRules.none, expires: now + Self.lifetime)
        default:
            return unreachable(file, now: now)
        }
    }

    private func unreachable(_ file: WebAddress, now: Int64) -> Known {
        var old = known[file] ?? Known(rules: nil, expires: now)
        old.expires = now + Self.pause
        return old
    }

    private func remember(_ learnt: Known, of file: WebAddress, now: Int64) {
        if known.count >= Self.capacity { known = known.filter { $0.value.expires > now } }
        if known.count >= Self.capacity { known.removeAll() }
        known[file] = learnt
    }
}
