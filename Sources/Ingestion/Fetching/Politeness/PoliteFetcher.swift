/// Fetches one document at a time from a host, and leaves a host alone that asked for it.
///
/// A host that answered 429 or 503 and said when to come back (Retry-After) is not asked before: until then the same
/// status, with what is left of the time in `retry-after`, is the answer to every request.
public struct PoliteFetcher: Fetcher {
    /// Where turns are given out; shared by whoever asks the same hosts.
    public let gate: HostGate
    private let fetcher: any Fetcher
    private let clock: FetchClock

    /// How long a host is left alone that answered 429 and named no time.
    private static let usualClosure = Duration.seconds(60)

    public init(wrapping fetcher: any Fetcher) {
        self.init(wrapping: fetcher, gate: HostGate())
    }

    public init(wrapping fetcher: any Fetcher, gate: HostGate, clock: FetchClock = .system) {
        self.fetcher = fetcher
        self.gate = gate
        self.clock = clock
    }

    public func fetch(_ request: FetchRequest) async throws(IngestionError) -> FetchResponse {
        guard request.address.isHTTP, let host = request.address.host else { return try await fetcher.fetch(request) }
        do {
            try await gate.enter(host)
        } catch {
            throw IngestionError(.cancelled, "\(request.address.shown): the request was cancelled")
        }
        let result = await answer(to: request, host: host)
        await gate.leave(host)
        return try result.get()
    }

    private func answer(to request: FetchRequest, host: String) async -> Result<FetchResponse, IngestionError> {
        if let closure = await gate.closure(of: host) {
            return .success(
                FetchResponse(
                    requested: request.address, address: request.address, status: closure.status,
                    headers: [("retry-after", String(closure.seconds))], body: []))
        }
        do throws(IngestionError) {
            let response = try await fetcher.fetch(request)
            await heed(response, host: host)
            return .success(response)
        } catch {
            return .failure(error)
        }
    }

    /// Closes the hosts that a response asks to leave alone.
    private func heed(_ response: FetchResponse, host: String) async {
        guard response.status == 429 || response.status == 503 else { return }
        let now = clock.wall()
        let asked = response.retryAfter(now: now).map { Duration.seconds($0 - now) }
        guard let time = asked ?? (response.status == 429 ? Self.usualClosure : nil), time > .zero else { return }
        await gate.close(host, for: time, status: response.status)
        // The one that answered may be another, to which the first redirects.
        if let other = response.address.host, other != host {
            await gate.close(other, for: time, status: response.status)
        }
    }
}
