import Ledger
import Testing

@testable import Newsroom

@Suite struct HubHealthTests {
    private static let now: Int64 = 1_770_033_600

    private static func state(_ change: (inout PushLease) -> Void) -> FeedState {
        var state = FeedState()
        state.hub = "https://hub.example/"
        state.topic = "https://blatt.example/feed.xml"
        var lease = PushLease(
            hub: "https://hub.example/", topic: "https://blatt.example/feed.xml", token: "", secret: "")
        change(&lease)
        state.push = lease
        return state
    }

    @Test("a feed without a hub has no health of one")
    func none() { #expect(HubHealth(FeedState(), now: Self.now) == nil) }

    @Test(
        "what a hub does follows from what was asked and answered",
        arguments: [
            (HubHealth.Status.named, Self.state { _ in }), (.asked, Self.state { $0.requested = now }),
            (
                .pushing,
                Self.state {
                    $0.requested = now
                    $0.expires = now + 1
                }
            ),
            (.ended, Self.state { $0.expires = now }), (.failing, Self.state { $0.lastError = "refused" }),
            (
                .pushing,
                Self.state {
                    $0.expires = now + 1
                    $0.lastError = "no answer when it was asked again"
                }
            ),
        ])
    func status(_ status: HubHealth.Status, _ state: FeedState) {
        #expect(HubHealth(state, now: Self.now)?.status == status)
    }

    @Test("what another hub was asked says nothing of this one")
    func moved() throws {
        var state = Self.state { $0.expires = Self.now + 1 }
        state.hub = "https://other.example/"
        let health = try #require(HubHealth(state, now: Self.now))
        #expect(health.status == .named)
        #expect(health.until == nil)
    }
}
