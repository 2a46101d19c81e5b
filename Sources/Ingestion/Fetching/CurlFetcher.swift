import Foundation

/// Fetches documents over HTTP with libcurl.
///
/// Any number of tasks may fetch at once: connections are bounded, per host and in all, and kept for the next request.
/// Only http and https are spoken, every step of a redirect is held to the address rule, and no answer costs more than
/// the limits say. A task that is cancelled ends its request at once.
public final class CurlFetcher: Fetcher {
    private let limits: FetchLimits
    private let rule: AddressRule
    private let proxies: ProxySettings
    private let engine: CurlEngine
    private let recorder: (any ExchangeRecorder)?

    /// Makes a fetcher; `http_proxy`, `https_proxy` and `no_proxy` are read in `environment`, by default the process's.
    /// Every exchange is given to `recorder`, where there is one.
    ///
    /// - Throws: `IngestionError` with the code `noSuchInput` where the file of certificates is missing.
    public convenience init(
        limits: FetchLimits = FetchLimits(), environment: [String: String]? = nil,
        recorder: (any ExchangeRecorder)? = nil
    ) throws(IngestionError) {
        try self.init(
            limits: limits, environment: environment ?? ProcessInfo.processInfo.environment, names: [],
            recorder: recorder)
    }

    /// Makes a fetcher for tests.
    ///
    /// - Parameters:
    ///   - limits: what a fetch may cost.
    ///   - environment: where the proxies stand.
    ///   - names: answers in place of the DNS's (`host:port:address`), asked for at each request.
    ///   - standIns: private addresses that count as public, since a test has none of those.
    ///   - recorder: is given every exchange.
    /// - Throws: as the public one.
    init(
        limits: FetchLimits, environment: [String: String],
        names: @autoclosure @escaping @Sendable () -> [String], standIns: [IPAddress] = [],
        recorder: (any ExchangeRecorder)? = nil
    ) throws(IngestionError) {
        if let file = limits.caFile, !FileManager.default.isReadableFile(atPath: file) {
            throw IngestionError(
                .noSuchInput, "\(file): no such file of certificates, or it cannot be read (--ca-file)")
        }
        self.limits = limits
        self.recorder = recorder
        rule = AddressRule(allowed: limits.allowedAddresses, standIns: standIns)
        proxies = ProxySettings(environment: environment)
        engine = CurlEngine(limits: limits, rule: rule, names: names)
    }

    public func fetch(_ request: FetchRequest) async throws(IngestionError) -> FetchResponse {
        guard request.address.isHTTP else {
            throw IngestionError(
                .badAddress, "\(request.address.shown): only addresses that begin with http:// or https:// are fetched")
        }
        let fields = Self.fields(of: request)
        let failure = FetchFailure(limits: limits)
        let recorder = request.post == nil ? recorder : nil
        var trail = RedirectTrail(start: request.address, limit: limits.maxRedirects)
        var left = limits.timeout
        var cookies: [String] = []
        while true {
            let address = trail.current
            guard rule.permitsAsWritten(address) else {
                throw FetchFailure.forbidden(address, from: request.address, refused: nil)
            }
            var step = ExchangeRequest(
                address: address, fields: fields, proxy: proxies.proxy(for: address), timeout: left, cookies: cookies,
                isRecorded: recorder != nil, posted: request.post?.bytes)
            var result = await engine.exchange(step)
            if case .failure(.badCoding(let elapsed)) = result {
                // Some servers put a content coding's name on bytes that bear none.
                step.decodesContent = false
                left -= elapsed
                step.timeout = left
                result = await engine.exchange(step)
            }
            let response: ExchangeResponse
            do throws(ExchangeFailure) {
                response = try result.get()
            } catch {
                throw failure.error(error, at: address, from: request.address)
            }
            let archived = try await recorder?.record(RecordedExchange(response, at: address, held: request.held))
            guard RedirectTrail.isRedirect(response.status), let location = response.field("location"),
                request.post == nil || response.status == 307 || response.status == 308
            else {
                var answer = try Self.answer(response, to: request, trail: trail)
                answer.archived = archived
                return answer
            }
            try trail.follow(response.status, location: location)
            cookies = response.cookies
            left -= response.elapsed
            guard left > .zero else {
                throw failure.error(
                    .failed(code: FetchFailure.timedOutCode, detail: "", elapsed: limits.timeout), at: trail.current,
                    from: request.address)
            }
        }
    }

    private static func answer(
        _ response: ExchangeResponse, to request: FetchRequest, trail: RedirectTrail
    ) throws(IngestionError) -> FetchResponse {
        let isConditional = request.validators.etag != nil || request.validators.lastModified != nil
        guard response.status != 304 || isConditional else {
            throw IngestionError(
                .httpStatus,
                "\(request.address.shown): the server answered 304 (not modified), though no copy is held; try again later"
            )
        }
        return FetchResponse(
            requested: request.address, address: trail.current, status: response.status, headers: response.fields,
            body: response.status == 304 ? [] : response.body, movedTo: trail.movedTo)
    }

    /// The header lines of a request; a value that no field may hold is left out.
    private static func fields(of request: FetchRequest) -> [[UInt8]] {
        let values = [
            ("Accept", request.accept), ("If-None-Match", request.validators.etag),
            ("If-Modified-Since", request.validators.lastModified), ("Content-Type", request.post?.contentType),
        ]
        let more = (request.post?.fields ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, String?.some($0.value)) }
        return (values + more).compactMap { name, value in
            guard let value, !value.isEmpty, let bytes = IsomorphicText.encode(value) else { return nil }
            return Array("\(name): ".utf8) + bytes
        }
    }
}
