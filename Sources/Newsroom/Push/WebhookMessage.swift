import Crypto
import Foundation
public import Ingestion

/// A message to a webhook, signed as Standard Webhooks has it
/// (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md).
public struct WebhookMessage: Sendable {
    /// The same for every attempt to send the same message.
    public var id: String
    /// When it is sent, in seconds since 1970.
    public var time: Int64
    /// A JSON document.
    public var body: [UInt8]

    public init(id: String, time: Int64, body: [UInt8]) {
        self.id = id
        self.time = time
        self.body = body
    }

    /// What goes before a secret's base64.
    private static let prefix = "whsec_"

    /// Makes a secret of 32 random bytes.
    public static func newSecret() -> String {
        prefix + SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }.base64EncodedString()
    }

    /// The request that sends it; `nil` where the secret is none.
    public func request(to address: WebAddress, secret: String) -> FetchRequest? {
        guard secret.hasPrefix(Self.prefix), let key = Data(base64Encoded: String(secret.dropFirst(Self.prefix.count))),
            !key.isEmpty
        else { return nil }
        let signed = Data("\(id).\(time).".utf8) + body
        let code = HMAC<SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: key))
        var request = FetchRequest(address)
        request.post = PostedDocument(
            body, contentType: "application/json",
            fields: [
                "webhook-id": id, "webhook-timestamp": String(time),
                "webhook-signature": "v1," + Data(code).base64EncodedString(),
            ])
        return request
    }
}
