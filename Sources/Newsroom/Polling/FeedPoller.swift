import Ingestion
import Ledger
import Provenance

/// Polls one feed: fetches it, takes in what is new, and settles when it is due again.
struct FeedPoller: Sendable {
    let store: any LedgerStore
    let fetcher: any Fetcher
    let pages: PageTaker
    let clock: @Sendable () -> Int64
    let progress: @Sendable (PollProgress) -> Void

    /// Polls a feed that is due. Failures of the feed or a page are part of the result.
    ///
    /// - Throws: `LedgerError` where the record cannot be written, `CancellationError`.
    func poll(_ subscribed: Subscribed, at address: WebAddress) async throws -> FeedResult {
        var result = FeedResult(feed: subscribed.url, status: .unchanged)
        var state = subscribed.state
        let now = clock()
        state.lastPoll = now
        do {
            let response = try await fetcher.fetch(
                FetchRequest(address, validators: state.validators, accept: Self.accept))
            if address.scheme != "file" { result.httpStatus = response.status }
            try await take(response, of: address, state: &state, now: now, result: &result)
        } catch let error as IngestionError {
            fail(error, retryAfter: nil, state: &state, now: now, result: &result)
        }
        if result.newArticles + result.newVersions > 0 { result.status = .updated }
        result.nextPoll = state.nextPoll.map { NewsDate(seconds: $0) }
        try await finish(state, of: subscribed.url, result: result)
        return result
    }

    private static let accept = """
        application/atom+xml,application/rss+xml,application/feed+json,application/rdf+xml;q=0.9,\
        application/xml;q=0.8,application/json;q=0.7,*/*;q=0.5
        """

    private func take(
        _ response: FetchResponse, of address: WebAddress, state: inout FeedState, now: Int64, result: inout FeedResult
    ) async throws {
        state.lastStatus = result.httpStatus
        switch response.status {
        case 410:
            result.status = .gone
            state.goneSince = now
            state.nextPoll = nil
            state.lastError = "\(address): gone (410)"
        case 304, 200..<300:
            var body = response.body
            if response.status == 304, let digest = state.bodyDigest.flatMap({ ContentDigest(hex: $0) }) {
                body = try await store.read { try $0.content(digest) } ?? []
            } else {
                let fetched = body
                state.validators = response.validators
                state.bodyDigest = try await store.write(at: now) { try $0.store(fetched) }.hex
            }
            if let moved = response.movedTo { state.movedTo = moved.string }
            let feed = try FeedParser.parse(
                body, baseURL: response.address, contentType: response.header("content-type"),
                name: address.string)
            state.title = feed.title ?? state.title
            state.siteURL = feed.homePageURL ?? state.siteURL
            try await takeEntries(of: feed, at: response.address, result: &result)
            state.failures = 0
            state.lastError = nil
            state.lastSuccess = now
            // A file costs nobody anything: it is due whenever somebody asks.
            state.nextPoll =
                address.scheme == "file"
                ? nil
                : PollSchedule.next(
                    now: now, timeToLive: feed.ttlSeconds.map(Int64.init), maxAge: response.maxAgeSeconds)
        default:
            let error = IngestionError(.httpStatus, "\(address): the server answered \(response.status)")
            fail(error, retryAfter: retryAfter(of: response, now: now), state: &state, now: now, result: &result)
        }
    }

    private func takeEntries(of feed: Feed, at address: WebAddress, result: inout FeedResult) async throws {
        progress(.entries(feed.entries.count))
        for entry in feed.entries {
            try Task.checkCancellation()
            do {
                switch try await pages.take(entry, of: address, now: clock()) {
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
        state.nextPoll = PollSchedule.next(now: now, failures: state.failures, retryAfter: retryAfter)
        state.heldUntil = retryAfter
    }

    /// Writes the feed's working state, and what is history of it into the log.
    private func finish(_ state: FeedState, of url: String, result: FeedResult) async throws {
        let now = clock()
        try await store.write(at: now) { writer in
            var state = state
            if result.status == .gone {
                _ = try writer.append(.feed(FeedRecord(event: .gone, url: url, why: "410")))
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
