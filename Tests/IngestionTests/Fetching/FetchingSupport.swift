import Foundation

@testable import Ingestion

/// Limits for tests: loopback is allowed, and nothing takes long.
func testLimits(_ change: (inout FetchLimits) -> Void = { _ in }) -> FetchLimits {
    var limits = FetchLimits(
        timeout: .seconds(60), allowedAddresses: ["127.0.0.1", "localhost"].compactMap { AllowedAddress($0) },
        userAgent: "Sourcier/test")
    change(&limits)
    return limits
}

func testFetcher(
    environment: [String: String] = [:], names: [String] = [], _ change: (inout FetchLimits) -> Void = { _ in }
) throws -> CurlFetcher {
    try CurlFetcher(limits: testLimits(change), environment: environment, names: names)
}

extension CurlFetcher {
    func fetch(_ text: String, validators: Validators = Validators()) async throws -> FetchResponse {
        guard let address = WebAddress(text) else { throw IngestionError(.badAddress, text) }
        return try await fetch(FetchRequest(address, validators: validators))
    }

    /// The error in which a fetch ends; `nil` where there is none.
    func failure(_ text: String, validators: Validators = Validators()) async -> IngestionError? {
        do {
            _ = try await fetch(text, validators: validators)
            return nil
        } catch {
            return error as? IngestionError
        }
    }
}
