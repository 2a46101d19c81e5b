import Foundation
import Ingestion
import Testing

@testable import Ledger

@Suite struct WorkingStateTests {
    private static var full: FeedState {
        var state = FeedState()
        state.title = "Der \"Bote\" \\ «Été» e\u{301} 🗞️\n"
        state.siteURL = "https://bote.example/a/b"
        state.folders = ["Länder", "", "a/b"]
        state.validators = Validators(etag: "W/\"é\u{80}\"", lastModified: "Mon, 05 Jan 2026 08:15:00 GMT")
        state.bodyDigest = "ab12"
        state.lastPoll = 1_772_000_000
        state.lastSuccess = 0
        state.nextPoll = -5
        state.nextReason = "rhythm"
        state.failures = 3
        state.lastStatus = 503
        state.lastError = "no\u{1}thing\u{7F}"
        state.heldUntil = 4_000_000_000
        state.goneSince = 1
        state.movedTo = "https://new.example/"
        state.lastChange = 2
        state.publicationGap = 3
        state.missingSince = 4
        state.suspendedSince = 5
        state.claimant = "host:1:2:3"
        state.claimedUntil = 6
        state.archived = ArchivedCopy(record: "urn:uuid:1", date: "2026-01-01T00:00:00Z", digest: "d", address: "a")
        state.hub = "https://hub.example/"
        state.topic = "https://bote.example/feed"
        var lease = PushLease(hub: "https://hub.example/", topic: "https://bote.example/feed", token: "t", secret: "s")
        lease.requested = 7
        lease.verified = 8
        lease.expires = 9
        lease.failures = 2
        lease.lastError = "denied"
        lease.lastPush = 10
        state.push = lease
        return state
    }

    @Test("comes back as it was kept", arguments: [full, FeedState()])
    func roundTrip(state: FeedState) {
        #expect(FeedState(json: Array(state.json.utf8)) == state)
    }

    @Test("reads what Foundation's encoder wrote, and is read by its decoder", arguments: [full, FeedState()])
    func foundation(state: FeedState) throws {
        let encoded = try JSONEncoder().encode(state)
        #expect(FeedState(json: Array(encoded)) == state)
        #expect(try JSONDecoder().decode(FeedState.self, from: Data(state.json.utf8)) == state)
    }

    @Test("keeps what is remembered of a page in the same way")
    func page() {
        let archived = ArchivedCopy(record: "r", date: "d", digest: "x", address: "https://a.example/ü")
        for state in [
            PageState(),
            PageState(
                validators: Validators(etag: "\"1\""), bodyDigest: "ff", lastFetch: 7, article: 9, archived: archived,
                origin: .feed),
        ] {
            #expect(PageState(json: Array(state.json.utf8)) == state)
        }
        #expect(!PageState().json.contains("origin"))
    }

    @Test("is nothing where it can't be read", arguments: ["", "{}", "[1]", "{\"failures\":\"x\"}", "{\"failures\":1"])
    func damaged(json: String) {
        #expect(FeedState(json: Array(json.utf8)) == nil)
        #expect(PageState(json: Array(json.utf8)) == nil)
    }
}
