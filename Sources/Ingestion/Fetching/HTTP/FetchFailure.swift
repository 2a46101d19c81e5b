import CCurl

/// Says in one line for a person why a fetch failed, and what to do.
struct FetchFailure {
    let limits: FetchLimits

    func error(_ failure: ExchangeFailure, at address: WebAddress, from start: WebAddress) -> IngestionError {
        // Where a redirect led on, the message names both ends.
        let place = address == start.withoutFragment ? start.shown : "\(start.shown): redirected to \(address.shown)"
        switch failure {
        case .forbidden(let refused):
            return Self.forbidden(address, from: start, refused: refused)
        case .bodyTooLong:
            return IngestionError(
                .tooLarge, "\(place): longer than \(limits.maxBytes) bytes (--max-bytes sets the limit)")
        case .headerTooLong:
            return IngestionError(
                .tooLarge,
                "\(place): the server's header fields are over \(limits.maxHeaderBytes) bytes (--max-header-bytes sets the limit)"
            )
        case .badCoding:
            return IngestionError(.unreachable, "\(place): the server's compressed answer is damaged; try again later")
        case .cancelled:
            return IngestionError(.cancelled, "\(place): the request was cancelled")
        case .failed(let code, let detail, let elapsed):
            return Self.isBadAddress(code)
                ? IngestionError(.badAddress, "\(place): no address that can be asked for")
                : IngestionError(
                    .unreachable, "\(place): \(reason(code, detail: detail, elapsed: elapsed, at: address))")
        }
    }

    static func forbidden(_ address: WebAddress, from start: WebAddress, refused: IPAddress?) -> IngestionError {
        let place = address == start.withoutFragment ? start.shown : "\(start.shown): redirected to \(address.shown)"
        let host = address.host ?? ""
        let what = refused.map { "\(host) is at \($0), which is not" } ?? "\(host) is not"
        let port = address.parts.port.map { ":" + String(decoding: $0, as: UTF8.self) } ?? ""
        return IngestionError(
            .forbiddenAddress,
            "\(place): refused: \(what) an address of the public internet (--allow-address \(host)\(port) allows it)")
    }

    /// libcurl's own result for a request that took too long.
    static var timedOutCode: UInt32 { CURLE_OPERATION_TIMEDOUT.rawValue }

    private static func isBadAddress(_ code: UInt32) -> Bool { code == CURLE_URL_MALFORMAT.rawValue }

    private func reason(_ code: UInt32, detail: String, elapsed: Duration, at address: WebAddress) -> String {
        let host = address.host ?? ""
        let more = detail.isEmpty ? "" : " (\(AddressText.shortened(detail)))"
        switch CURLcode(rawValue: code) {
        case CURLE_COULDNT_RESOLVE_HOST:
            return "no such host: \(host); check the name and the connection"
        case CURLE_COULDNT_RESOLVE_PROXY:
            return "the proxy's host is not found; check http_proxy and https_proxy"
        case CURLE_PROXY:
            return "the proxy refused\(more); check http_proxy and https_proxy"
        case CURLE_COULDNT_CONNECT:
            return "no connection to \(host)\(more); try again later"
        case CURLE_OPERATION_TIMEDOUT:
            return timedOut(detail: detail, elapsed: elapsed)
        case CURLE_GOT_NOTHING:
            return "the server closed the connection without an answer; try again later"
        case CURLE_PARTIAL_FILE:
            return "the answer broke off before its end\(more); try again later"
        case CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM, CURLE_HTTP3, CURLE_QUIC_CONNECT_ERROR:
            return "the connection broke off\(more); try again later"
        case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL:
            return "the server's answer is not HTTP\(more)"
        case CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR:
            return "the certificates to trust cannot be read\(more); check --ca-file"
        case CURLE_PEER_FAILED_VERIFICATION:
            return "the server's certificate does not hold\(more); a private authority's is named with --ca-file"
        case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_INVALIDCERTSTATUS,
            CURLE_SSL_ENGINE_INITFAILED, CURLE_USE_SSL_FAILED, CURLE_SSL_SHUTDOWN_FAILED:
            return "no secure connection\(more)"
        case CURLE_OUT_OF_MEMORY:
            return "out of memory"
        default:
            return detail.isEmpty ? "the request failed (libcurl \(code))" : AddressText.shortened(detail)
        }
    }

    private func timedOut(detail: String, elapsed: Duration) -> String {
        if detail.contains("too slow") {
            return
                "the server sent next to nothing for \(limits.longestStall.formatted) (--stall-timeout sets the limit)"
        }
        if elapsed < limits.timeout - .milliseconds(500), elapsed >= limits.longestConnect - .milliseconds(100) {
            return "no connection within \(limits.longestConnect.formatted) (--connect-timeout sets the limit)"
        }
        return "no complete answer within \(limits.timeout.formatted) (--timeout sets the limit)"
    }

}

extension Duration {
    /// As a message says it: `30 seconds`, `0.5 seconds`.
    fileprivate var formatted: String {
        let milliseconds = components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
        let tenths = (milliseconds + 50) / 100
        let whole = String(tenths / 10)
        return (tenths % 10 == 0 ? whole : whole + "." + String(tenths % 10)) + (tenths == 10 ? " second" : " seconds")
    }
}

extension IngestionError.Code {
    /// The work was given up by whoever had asked for it.
    public static let cancelled = Self(rawValue: "cancelled")
}
