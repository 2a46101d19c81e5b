public import Ingestion
public import Ledger

/// Subscribes to feeds at the hubs that they name, and answers for the callback (WebSub, https://www.w3.org/TR/websub/).
///
/// The subscription of each feed has a callback of its own, whose last part nobody can guess, and a secret with which
/// the hub signs. What is pushed is a hint that comes early: polling goes on, only less often.
public actor PushDesk {
    private let store: any LedgerStore
    private let fetcher: any Fetcher
    private let callback: WebAddress
    private let clock: @Sendable () -> Int64
    private let random: @Sendable () -> UInt64
    /// The feed of each token, as far as this desk has met them.
    private var feeds: [String: String] = [:]
    private var lastLookUp: Int64?

    /// What hubs pushed, its signature checked, in the order in which it came.
    public nonisolated let pushes: AsyncStream<PushedContent>
    private let arrivals: AsyncStream<PushedContent>.Continuation

    /// How much may wait to be taken in; what is pushed beyond it the hub is asked to push again.
    private static let mostWaiting = 32
    /// How many hubs are asked at once.
    private static let width = 8
    /// In seconds: how soon a token that nobody knows makes the desk look into the ledger again.
    private static let lookUpPause: Int64 = 5

    /// Makes a desk.
    ///
    /// - Parameters:
    ///   - store: where subscriptions are kept.
    ///   - fetcher: the door to the hubs.
    ///   - callback: the address below which hubs reach the desk.
    ///   - clock: gives seconds since 1970.
    ///   - random: gives numbers that nobody can guess.
    public init(
        store: any LedgerStore, fetcher: any Fetcher, callback: WebAddress, clock: @escaping @Sendable () -> Int64,
        random: @escaping @Sendable () -> UInt64 = { UInt64.random(in: .min ... .max) }
    ) {
        self.store = store
        self.fetcher = fetcher
        self.callback = callback
        self.clock = clock
        self.random = random
        (pushes, arrivals) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(Self.mostWaiting))
    }

    // MARK: Asking hubs

    /// Asks every hub that is due to be asked, and returns for how many feeds.
    ///
    /// What a hub refuses is remembered with the feed; throws `LedgerError` and `CancellationError`.
    @discardableResult
    public func renew() async throws -> Int {
        let now = clock()
        let due = try await store.read { try $0.subscriptions() }.filter { feed in
            feed.state.hub != nil && feed.state.goneSince == nil && feed.state.suspendedSince == nil
                && PushSchedule.isDue(Self.lease(of: feed.state), now: now)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, feed) in due.enumerated() {
                if index >= Self.width { try await group.next() }
                group.addTask { try await self.subscribe(feed.url) }
            }
            try await group.waitForAll()
        }
        return due.count
    }

    /// The subscription at the hub that the feed names now.
    private static func lease(of state: FeedState) -> PushLease? {
        state.push.flatMap { $0.hub == state.hub && $0.topic == state.topic ? $0 : nil }
    }

    private func subscribe(_ feed: String) async throws {
        let now = clock()
        let (token, secret) = (name(), name() + name())
        // Remembered before the hub is asked, for it may ask back before it answers; and if another process was faster,
        // it isn't asked twice.
        let lease = try await store.write(at: now) { writer -> PushLease? in
            guard var held = try writer.subscription(feed), let hub = held.state.hub, let topic = held.state.topic,
                PushSchedule.isDue(Self.lease(of: held.state), now: now)
            else { return nil }
            var lease = Self.lease(of: held.state) ?? PushLease(hub: hub, topic: topic, token: token, secret: secret)
            // Silence is a failure too; a refusal was counted when it came.
            if let last = lease.requested, (lease.verified ?? 0) < last, lease.lastError == nil { lease.failures += 1 }
            lease.lastError = nil
            lease.requested = now
            held.state.push = lease
            try writer.setState(held.state, of: held.url)
            return lease
        }
        guard let lease, let hub = WebAddress(lease.hub) else { return }
        feeds[lease.token] = feed
        guard let problem = try await refusal(of: hub, lease) else { return }
        try await store.write(at: now) { writer in
            guard var held = try writer.subscription(feed), held.state.push?.token == lease.token else { return }
            held.state.push?.failures += 1
            held.state.push?.lastError = problem
            try writer.setState(held.state, of: held.url)
        }
    }

    /// Why a hub doesn't take a request; `nil` where it does.
    private func refusal(of hub: WebAddress, _ lease: PushLease) async throws -> String? {
        let separator = callback.string.hasSuffix("/") ? "" : "/"
        var request = FetchRequest(hub)
        let form = FormCoding.encode([
            ("hub.mode", "subscribe"), ("hub.topic", lease.topic),
            ("hub.callback", callback.string + separator + lease.token), ("hub.secret", lease.secret),
            ("hub.lease_seconds", String(PushSchedule.lease)),
        ])
        request.post = PostedDocument(Array(form.utf8), contentType: "application/x-www-form-urlencoded")
        do throws(IngestionError) {
            let response = try await fetcher.fetch(request)
            guard !(200..<300).contains(response.status) else { return nil }
            let said = String(decoding: response.body.prefix(200), as: UTF8.self)
            let line = said.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            return "\(hub): the hub answered \(response.status)" + (line.isEmpty ? "" : ": \(line)")
        } catch {
            guard error.code != .cancelled else { throw CancellationError() }
            return error.message
        }
    }

    /// 128 bits that nobody can guess, in hexadecimal.
    private func name() -> String {
        [random(), random()].map { value in
            let digits = String(value, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    private static let nameLength = 32

    // MARK: Answering hubs

    /// Answers a request to the callback: the hub asks whether it was asked, or pushes what is new.
    public func answer(_ request: PushRequest) async -> PushAnswer {
        guard let token = request.path.last, token.utf8.count == Self.nameLength else { return PushAnswer(404) }
        do {
            guard let feed = try await feed(of: token) else {
                // Gone: a hub that still pushes for a subscription that ended may stop (§7).
                return PushAnswer(request.method == "POST" ? 410 : 404)
            }
            switch request.method {
            case "GET": return try await verify(request, token: token, feed: feed)
            case "POST": return try await take(request, token: token, feed: feed)
            default: return PushAnswer(405)
            }
        } catch {
            return PushAnswer(503)
        }
    }

    private func feed(of token: String) async throws -> String? {
        if let known = feeds[token] { return known }
        let now = clock()
        if let last = lastLookUp, now - last < Self.lookUpPause { return nil }
        lastLookUp = now
        for feed in try await store.read({ try $0.subscriptions() }) {
            if let token = feed.state.push?.token { feeds[token] = feed.url }
        }
        return feeds[token]
    }

    /// Confirms what was asked for, and takes note of a refusal (§5.2 and §5.3).
    private func verify(_ request: PushRequest, token: String, feed: String) async throws -> PushAnswer {
        let now = clock()
        let (mode, topic) = (request.value("hub.mode"), request.value("hub.topic"))
        let (challenge, reason) = (request.value("hub.challenge"), request.value("hub.reason"))
        let asked = request.value("hub.lease_seconds").flatMap { Int64($0) } ?? PushSchedule.lease
        return try await store.write(at: now) { writer in
            guard var held = try writer.subscription(feed), var lease = held.state.push, lease.token == token,
                topic == lease.topic, let requested = lease.requested
            else { return PushAnswer(404) }
            switch mode {
            case "subscribe":
                guard let challenge, !challenge.isEmpty, now - requested <= PushSchedule.longestPause else {
                    return PushAnswer(404)
                }
                lease.verified = now
                lease.expires = now + min(max(asked, PushSchedule.leases.lowerBound), PushSchedule.leases.upperBound)
                lease.failures = 0
                lease.lastError = nil
            case "denied":
                lease.verified = nil
                lease.expires = nil
                lease.failures += 1
                lease.lastError = "\(lease.hub): the hub refused" + (reason.map { ": \($0.prefix(200))" } ?? "")
            default:
                // Nobody here ends a subscription: it runs out.
                return PushAnswer(404)
            }
            held.state.push = lease
            try writer.setState(held.state, of: held.url)
            return PushAnswer(200, mode == "subscribe" ? challenge ?? "" : "")
        }
    }

    /// Takes what a hub pushes, if its signature holds; who can't sign is told the same (§7.1).
    private func take(_ request: PushRequest, token: String, feed: String) async throws -> PushAnswer {
        let now = clock()
        let held = try await store.read { try $0.subscription(feed) }
        guard let held, let lease = held.state.push, lease.token == token, lease.verified != nil else {
            return PushAnswer(410)
        }
        guard PushSignature.isValid(request.headers["x-hub-signature"], secret: lease.secret, body: request.body) else {
            return PushAnswer(202)
        }
        let content = PushedContent(
            feed: held.url, contentType: request.headers["content-type"], body: request.body)
        guard case .enqueued = arrivals.yield(content) else { return PushAnswer(503) }
        try await store.write(at: now) { writer in
            guard var held = try writer.subscription(feed), held.state.push?.token == token else { return }
            held.state.push?.lastPush = now
            try writer.setState(held.state, of: held.url)
        }
        return PushAnswer(202)
    }
}
