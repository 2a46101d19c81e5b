import Foundation
import Ingestion
import Newsroom
import Testing

@Suite struct WebhookMessageTests {
    private let address: WebAddress

    init() throws { address = try #require(WebAddress("https://desk.example/hook")) }

    /// The key and message of the specification's libraries; the signature is what Python's hmac makes of them.
    @Test func aMessageIsSignedAsStandardWebhooksHasIt() throws {
        let message = WebhookMessage(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek", time: 1_614_265_330, body: Array(#"{"test": 2432232314}"#.utf8))
        let post = try #require(
            message.request(to: address, secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")?.post)
        #expect(post.fields["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
        #expect(post.fields["webhook-id"] == message.id)
        #expect(post.fields["webhook-timestamp"] == "1614265330")
        #expect(post.contentType == "application/json")
        #expect(post.bytes == message.body)
    }

    @Test(arguments: ["", "whsec_", "whsec_?", "secret", "WHSEC_AAAA"])
    func withoutASecretNothingIsSent(secret: String) throws {
        let message = WebhookMessage(id: "m", time: 0, body: [])
        #expect(message.request(to: address, secret: secret) == nil)
    }

    @Test func secretsAreLongAndNeverTheSame() {
        let secrets = Set((0..<20).map { _ in WebhookMessage.newSecret() })
        #expect(secrets.count == 20)
        #expect(secrets.allSatisfy { Data(base64Encoded: String($0.dropFirst(6)))?.count == 32 })
    }
}
