/// Knows what the hosts' robots.txt permit, and fetches each once a day.
///
/// A host without one (4xx) permits everything; one whose robots.txt cannot be had (5xx, 429, out of reach) permits
/// nothing for a while, unless an older copy is known (RFC 9309 §2.3.1).
public actor RobotsPolicy {
    /// Whether a page may be fetched.
    public enum Permission: Sendable, Hashable {
        case allowed
        /// A rule forbids it.
        case forbidden
        /// Its host's robots.txt cannot be had, so that nothing may be fetched for a while; the error says why.
        case unknown(IngestionError)
    }

    /// What is known of a host.
    private struct Known {
        var rules = RobotsRules.none
        /// Why nothing could be learnt.
        var failure: IngestionError?
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
        await permission(for: page, now: now) == .allowed
    }

    /// Whether a page may be fetched, and why not; `now` is in seconds since 1970.
    public func permission(for page: WebAddress, now: Int64) async -> Permission {
        guard let known = await known(of: page, now: now) else { return .allowed }
        if let failure = known.failure { return .unknown(failure) }
        return known.rules.allows(page) ? .allowed : .forbidden
    }

    /// How long a page's host wants crawlers to wait between two requests.
    public func crawlDelay(for page: WebAddress, now: Int64) async -> Duration? {
        await known(of: page, now: now)?.rules.crawlDelay
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
        if let delay = learnt?.rules.crawlDelay, let host = file.host { await gate?.setDelay(delay, for: host) }
        let cancelled = IngestionError(.cancelled, "\(file.shown): the request was cancelled")
        return learnt ?? Known(failure: cancelled, expires: now)
    }

    /// Fetches a robots.txt; `nil` where the fetch was cancelled.
    private func learn(_ file: WebAddress, now: Int64) async -> Known? {
        let response: FetchResponse
        do {
            response = try await fetcher.fetch(FetchRequest(file, accept: "text/plain,*/*;q=0.5"))
        } catch {
            switch error.code {
            case .cancelled: return nil
            // The page's own fetch says best what is wrong with such an address; a redirect into the void is no file.
            case .forbiddenAddress, .badAddress: return Known(expires: now + Self.pause)
            default: return unreachable(file, because: error, now: now)
            }
        }
        switch response.status {
        case 200..<300:
            let read = RobotsFile(response.body)
            return Known(
                rules: read.rules(for: agent),
                sitemaps: read.sitemaps.compactMap { WebAddress($0, relativeTo: response.address) }.filter(\.isHTTP),
                expires: now + Self.lifetime)
        case 300..<429, 430..<500:
            return Known(expires: now + Self.lifetime)
        default:
            let error = IngestionError(
                .httpStatus,
                "\(file.shown): the server answered \(response.status); its pages are left alone for an hour")
            return unreachable(file, because: error, now: now)
        }
    }

    private func unreachable(_ file: WebAddress, because error: IngestionError, now: Int64) -> Known {
        var old = known[file] ?? Known(failure: error, expires: now)
        if old.failure != nil { old.failure = error }
        old.expires = now + Self.pause
        return old
    }

    private func remember(_ learnt: Known, of file: WebAddress, now: Int64) {
        if known.count >= Self.capacity { known = known.filter { $0.value.expires > now } }
        if known.count >= Self.capacity { known.removeAll() }
        known[file] = learnt
    }
}
