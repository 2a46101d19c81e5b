import Ingestion
import Ledger
import Provenance

/// Polls one feed: fetches it, takes in what is new, and settles when it is due again.
struct FeedPoller: Sendable {
    let store: any LedgerStore
    let fetcher: any Fetcher
    let pages: PageTaker
    let claims: FeedClaims
    let clock: @Sendable () -> Int64
    /// Gives numbers from 0 to 1, evenly spread.
    let jitter: @Sendable () -> Double
    let progress: @Sendable (PollProgress) -> Void

    /// Polls a feed that is due. Failures of the feed or a page are part of the result.
    ///
    /// Throws `LedgerError` where the record cannot be written, `IngestionError` where the archive cannot, and `CancellationError`.
    func poll(_ subscribed: Subscribed, at address: WebAddress) async throws -> FeedResult {
        var result = FeedResult(feed: subscribed.url, status: .unchanged)
        var state = subscribed.state
        let now = clock()
        state.lastPoll = now
        state.heldUntil = nil
        do {
            let response = try await fetcher.fetch(
                FetchRequest(address, validators: state.validators, accept: Self.accept, held: state.archived))
            if address.scheme != "file" { result.httpStatus = response.status }
            try await take(response, of: address, state: &state, now: now, result: &result)
        } catch let error as IngestionError {
            guard error.code != .cancelled else { throw CancellationError() }
            guard error.code != .notArchived else { throw error }
            fail(error, retryAfter: nil, state: &state, now: now, result: &result)
        }
        return try await finish(result, state, of: subscribed, at: now)
    }

    private static let accept = """
        application/atom+xml,application/rss+xml,application/feed+json,application/rdf+xml;q=0.9,\
        application/xml;q=0.8,application/json;q=0.7,*/*;q=0.5
        """

    private func take(
        _ response: FetchResponse, of address: WebAddress, state: inout FeedState, now: Int64, result: inout FeedResult
    ) async throws {
        state.lastStatus = result.httpStatus
        if response.status != 404 { state.missingSince = nil }
        switch response.status {
        case 410:
            result.status = .gone
            state.goneSince = now
            state.nextPoll = nil
            state.lastError = "\(address): gone (410)"
        case 304, 200..<300:
            try await read(response, of: address, state: &state, now: now, result: &result)
        default:
            if response.status == 404 { state.missingSince = state.missingSince ?? now }
            let retry = response.retryAfter(now: now)
            let wish = retry.map { ", and to come back after \(NewsDate(seconds: $0))" } ?? ""
            let error = IngestionError(.httpStatus, "\(address): the server answered \(response.status)\(wish)")
            fail(error, retryAfter: retry, state: &state, now: now, result: &result)
        }
    }

    private func read(
        _ response: FetchResponse, of address: WebAddress, state: inout FeedState, now: Int64, result: inout FeedResult
    ) async throws {
        var body = response.body
        if response.status == 304, let digest = state.bodyDigest.flatMap({ ContentDigest(hex: $0) }) {
            body = try await store.read { try $0.content(digest) } ?? []
        } else if response.status != 304 {
            let fetched = body
            state.validators = response.validators
            state.archived = response.archived
            state.bodyDigest = try await store.write(at: now) { try $0.store(fetched) }.hex
        }
        let feed = try await feed(body, of: response, at: address)
        // Only what is a feed moves a subscription: a captive portal answers with a redirect and a page.
        if let moved = response.movedTo { state.movedTo = moved.string }
        state.title = feed.title ?? state.title
        state.siteURL = feed.homePageURL ?? state.siteURL
        state.publicationGap = Self.publicationGap(of: feed, now: now)
        let offer = PushOffer(feed, of: response)
        // A 304 needn't repeat the fields of the answer that it stands for.
        if offer != nil || response.status != 304 { (state.hub, state.topic) = (offer?.hub, offer?.topic) }
        try await takeEntries(of: feed, at: response.address, copy: state.archived, result: &result)
        state.failures = 0
        state.lastError = nil
        state.lastSuccess = now
        // A file costs nobody anything: it is due whenever somebody asks.
        guard address.scheme != "file" else { return state.nextPoll = nil }
        var facts = PollSchedule.Facts(now: now)
        facts.publicationGap = state.publicationGap
        facts.lastChange = result.newArticles + result.newVersions > 0 ? now : state.lastChange
        facts.timeToLive = feed.ttlSeconds.map(Int64.init)
        facts.freshness = response.freshnessSeconds(now: now)
        facts.skippedHours = feed.skippedHours
        facts.skippedDays = feed.skippedDays
        facts.isPushed = PushSchedule.isActive(state.push, now: now)
        facts.jitter = jitter()
        settle(facts, in: &state)
    }

    /// Takes in what a hub pushed of a feed: the whole of it, or what is new.
    ///
    /// Nothing else is learned from it: what the server says of its feed, a poll asks the server itself. Throws as `poll`.
    func take(_ push: PushedContent, for subscribed: Subscribed, at address: WebAddress) async throws -> FeedResult {
        var result = FeedResult(feed: subscribed.url, status: .unchanged)
        let state = subscribed.state
        let now = clock()
        do {
            let base = state.topic.flatMap { WebAddress($0) } ?? address
            let feed = try FeedParser.parse(push.body, baseURL: base, contentType: push.contentType, name: base.string)
            try await takeEntries(of: feed, at: address, copy: nil, result: &result)
        } catch let error as IngestionError {
            guard error.code != .cancelled else { throw CancellationError() }
            result.status = .failed
            result.error = IngestionError(
                error.code, "\(subscribed.url): pushed by \(state.hub ?? "its hub"): \(error.message)")
        }
        return try await finish(result, state, of: subscribed, at: now)
    }

    /// Reads the feed; a sitemap index stands for the news sitemaps that it names.
    private func feed(_ body: [UInt8], of response: FetchResponse, at address: WebAddress) async throws -> Feed {
        do throws(IngestionError) {
            return try FeedParser.parse(
                body, baseURL: response.address, contentType: response.header("content-type"), name: address.string)
        } catch {
            guard error.code == .notAFeed, response.address.isHTTP,
                let feed = try await SitemapIndex(fetcher: fetcher).feed(body, at: response.address)
            else { throw IngestionError(error.code, "\(address): \(error.message)") }
            return feed
        }
    }

    private func settle(_ facts: PollSchedule.Facts, in state: inout FeedState) {
        let settled = PollSchedule.settle(facts)
        state.nextPoll = settled.next
        state.nextReason = settled.reason.rawValue
    }

    /// The mean time between the newest entries, at most twenty, the time since the last one counted.
    static func publicationGap(of feed: Feed, now: Int64) -> Int64? {
        let times = feed.entries.compactMap { $0.published?.seconds ?? $0.modified?.seconds }
            .filter { $0 <= now }.sorted().suffix(20)
        guard times.count > 1, let first = times.first else { return nil }
        return (now - first) / Int64(times.count)
    }

    private func takeEntries(
        of feed: Feed, at address: WebAddress, copy: ArchivedCopy?, result: inout FeedResult
    ) async throws {
        progress(.entries(feed.entries.count))
        var claimed = clock()
        for entry in feed.entries {
            try Task.checkCancellation()
            if clock() - claimed > Claimant.patience / 3 {
                claimed = clock()
                try await claims.renew(result.feed, now: claimed)
            }
            do {
                switch try await pages.take(entry, of: address, copy: copy, now: clock()) {
                case .added(let id, let attributions):
                    result.newArticles += 1
                    result.newAttributions += attributions
                    result.articles.append(id.rawValue)
                case .changed(let id, let attributions):
                    result.newVersions += 1
                    result.newAttributions += attributions
                    result.articles.append(id.rawValue)
                case .known, nil:
                    break
                }
            } catch let error as IngestionError {
                guard error.code != .cancelled else { throw CancellationError() }
                guard error.code != .notArchived else { throw error }
                result.pageErrors.append(FeedResult.PageError(url: entry.url ?? entry.id, error: error))
            }
            progress(.entryDone)
        }
    }

    private func fail(
        _ error: IngestionError, retryAfter: Int64?, state: inout FeedState, now: Int64, result: inout FeedResult
    ) {
        result.status = .failed
        result.error = error
        state.failures += 1
        state.lastError = error.message
        var facts = PollSchedule.Facts(now: now)
        facts.failures = state.failures
        facts.retryAfter = retryAfter
        facts.jitter = jitter()
        settle(facts, in: &state)
        state.heldUntil = retryAfter.map { min($0, now + PollSchedule.longestRetry) }
        if let since = state.missingSince, now - since >= PollSchedule.patience { state.suspendedSince = now }
    }

    /// Gives the feed back: writes its working state, and what is history of it into the log.
    private func finish(_ result: FeedResult, _ state: FeedState, of subscribed: Subscribed, at now: Int64) async throws
        -> FeedResult
    {
        var result = result
        var state = state
        if result.newArticles + result.newVersions > 0 {
            result.status = .updated
            state.lastChange = now
        }
        result.nextPoll = state.nextPoll.map { NewsDate(seconds: $0) }
        state.claimant = nil
        state.claimedUntil = nil
        try await write(state, was: subscribed.state, of: subscribed.url, status: result.status)
        return result
    }

    private func write(_ state: FeedState, was before: FeedState, of url: String, status: FeedResult.Status)
        async throws
    {
        try await store.write(at: clock()) { writer in
            var state = state
            // Hubs are answered while a feed is polled.
            state.push = try writer.subscription(url)?.state.push
            if status == .gone {
                _ = try writer.append(.feed(FeedRecord(event: .gone, url: url, why: "410")))
            }
            if state.suspendedSince != nil, before.suspendedSince == nil {
                _ = try writer.append(.feed(FeedRecord(event: .suspended, url: url, why: state.lastError)))
            }
            if state.suspendedSince != nil, status != .failed {
                state.suspendedSince = nil
                _ = try writer.append(.feed(FeedRecord(event: .resumed, url: url)))
            }
            if let moved = state.movedTo, moved != url {
                _ = try writer.append(.feed(FeedRecord(event: .moved, url: url, to: moved, title: state.title)))
                state.movedTo = nil
                try writer.setState(state, of: moved)
            } else {
                try writer.setState(state, of: url)
            }
        }
    }
}
