import Foundation
import Ingestion

extension FetchOptions {
    /// The door to the web within these limits: one request at a time for each host.
    ///
    /// Throws `UsageError` where an option or a variable can't be read, `IngestionError` where the certificates can't.
    func fetcher(recorder: (any ExchangeRecorder)? = nil) throws -> PoliteFetcher {
        var limits = FetchLimits()
        limits.timeout = .seconds(timeout)
        limits.connectTimeout = connectTimeout.map { .seconds($0) }
        limits.stallTimeout = stallTimeout.map { .seconds($0) }
        limits.maxBytes = maxBytes
        limits.maxHeaderBytes = maxHeaderBytes
        limits.maxRedirects = maxRedirects
        limits.caFile = caFile ?? Environment.variable("SOURCIER_CA_FILE")
        limits.userAgent = Self.userAgent
        let named =
            allowAddress
            + (Environment.variable("SOURCIER_ALLOW_ADDRESS")?.split(separator: ",").map(String.init) ?? [])
        limits.allowedAddresses = try named.map { text in
            guard let address = AllowedAddress(text) else {
                throw UsageError("\(text): --allow-address takes a host, or a host and a port: localhost:8080")
            }
            return address
        }
        return PoliteFetcher(wrapping: try CurlFetcher(limits: limits, recorder: recorder))
    }

    /// What robots.txt of each host allows this program.
    func robots(over fetcher: any Fetcher) -> RobotsPolicy {
        RobotsPolicy(fetcher: fetcher, agent: "sourcier")
    }

    private static let userAgent = "sourcier/\(Version.current) (feed reader)"
}
