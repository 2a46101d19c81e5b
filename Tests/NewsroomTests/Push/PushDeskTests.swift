import Crypto
import Foundation
import Ledger
import TestSupport
import Testing

@testable import Ingestion
@testable import Newsroom

/// A feed, its page and its hub on loopback; what a hub asks the callback is asked of the desk itself.
@Suite(.timeLimit(.minutes(15))) struct PushDeskTests {
    private typealias Response = LoopbackServer.Response

    /// A newsroom that is subscribed to a feed with a hub.
    private final class World: Sendable {
        let desk: TestDesk
        let push: PushDesk
        let site: LoopbackServer
        let feed: String

        /// Starts the servers; `fields` says whether hub and topic are named in the response's fields, and not in the feed.
        ///
        /// Throws where no socket is to be had.
        init(
            fields: Bool = false, hub: @escaping @Sendable (LoopbackServer.Request) -> Response = { _ in Response(202) }
        ) throws {
            site = try LoopbackServer { request in
                switch request.path {
                case "/hub": return hub(request)
                case "/feed.xml" where fields:
                    return Response(
                        headers: ["Link": "</hub>; rel=\"hub\", </topic>; type=\"text/xml\"; rel=self"],
                        text: World.feed([("/bruecke", "Brücke")], hub: false))
                case "/feed.xml": return Response(text: World.feed([("/bruecke", "Brücke")], hub: true))
                case "/bruecke", "/steg":
                    return Response(text: Papers.page("Titel", Papers.bridge + ["Ein Satz über \(request.path)."]))
                default: return Response(404)
                }
            }
            feed = site.url("/feed.xml")
            desk = try TestDesk()
            var limits = FetchLimits()
            limits.allowedAddresses = [AllowedAddress("127.0.0.1")].compactMap { $0 }
            let callback = try #require(WebAddress("https://wir.example/rueckruf"))
            push = PushDesk(
                store: desk.store, fetcher: try CurlFetcher(limits: limits, environment: [:]), callback: callback,
                clock: desk.clock)
        }

        static func feed(_ items: [(link: String, title: String)], hub: Bool) -> String {
            let text = Papers.feed(items.map { ($0.link, $0.title, Papers.date, "Kurz.") })
            guard hub else { return text }
            let links = """
                <link rel="hub" xmlns="http://www.w3.org/2005/Atom" href="/hub"/>\
                <link rel="self" xmlns="http://www.w3.org/2005/Atom" href="/topic"/>
                """
            return text.replacing("<channel>", with: "<channel>" + links)
        }

        func lease() async throws -> PushLease? { try await desk.subscription(feed)?.state.push }

        /// What the hub was asked last, as a form.
        func asked() throws -> [String: String] {
            let request = try #require(site.requests.last { $0.path == "/hub" })
            #expect(request.method == "POST")
            #expect(request.header("content-type") == "application/x-www-form-urlencoded")
            var components = URLComponents()
            components.percentEncodedQuery = String(decoding: request.body, as: UTF8.self).replacing("+", with: "%20")
            return Dictionary(
                (components.queryItems ?? []).map { ($0.name, $0.value ?? "") }, uniquingKeysWith: { first, _ in first }
            )
        }

        func verify(_ asked: [String: String], _ change: [String: String] = [:]) async -> PushAnswer {
            var query = [
                "hub.mode": "subscribe", "hub.topic": asked["hub.topic"] ?? "", "hub.challenge": "Probe 7&é",
                "hub.lease_seconds": "86400",
            ]
            query.merge(change) { $1 }
            return await push.answer(
                PushRequest(
                    method: "GET", path: Self.path(asked),
                    query: query.filter { !$0.value.isEmpty }.map { (name: $0.key, value: $0.value) }))
        }

        /// Polls, subscribes, and confirms as the hub; gives what the hub was asked.
        func subscribe(seconds: Int = 86400) async throws -> [String: String] {
            try await desk.poll([feed])
            #expect(try await push.renew() == 1)
            let asked = try asked()
            #expect(await verify(asked, ["hub.lease_seconds": String(seconds)]) == PushAnswer(200, "Probe 7&é"))
            return asked
        }

        func post(_ text: String, _ asked: [String: String], signature: String?) async -> PushAnswer {
            var headers = ["content-type": "application/rss+xml; charset=utf-8"]
            headers["x-hub-signature"] = signature
            return await push.answer(
                PushRequest(method: "POST", path: Self.path(asked), headers: headers, body: Array(text.utf8)))
        }

        private static func path(_ asked: [String: String]) -> [String] {
            (asked["hub.callback"] ?? "").split(separator: "/").map(String.init)
        }

        /// The next push that was believed.
        func next() async -> PushedContent? {
            var pushes = push.pushes.makeAsyncIterator()
            return await pushes.next()
        }
    }

    private static func sha256(_ text: String, _ secret: String?) -> String {
        let key = SymmetricKey(data: Data((secret ?? "").utf8))
        let code = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key)
        return "sha256=" + code.map { String(format: "%02x", $0) }.joined()
    }

    @Test("a hub is asked for what the feed, or the response, calls itself", arguments: [false, true])
    func request(fields: Bool) async throws {
        let world = try World(fields: fields)
        let asked = try await world.subscribe()
        #expect(asked["hub.mode"] == "subscribe")
        #expect(asked["hub.topic"] == world.site.url("/topic"))
        #expect(asked["hub.callback"]?.hasPrefix("https://wir.example/rueckruf/") == true)
        let secret = try #require(asked["hub.secret"])
        #expect((32..<200).contains(secret.utf8.count))
        let lease = try #require(try await world.lease())
        #expect(lease.expires == world.desk.now + 86400)
        #expect(lease.failures == 0)
        #expect(try await world.push.renew() == 0)
    }

    @Test(
        "what nobody asked for is not confirmed",
        arguments: [
            ["hub.topic": "https://anderswo.example/"], ["hub.mode": "unsubscribe"], ["hub.mode": ""],
            ["hub.challenge": ""],
        ])
    func intent(change: [String: String]) async throws {
        let world = try World()
        try await world.desk.poll([world.feed])
        try await world.push.renew()
        #expect(await world.verify(try world.asked(), change).status == 404)
        #expect(try await world.lease()?.expires == nil)
    }

    @Test func callbackThatNobodyHasIsNotThere() async throws {
        let world = try World()
        _ = try await world.subscribe()
        for path in [[], ["rueckruf"], ["rueckruf", String(repeating: "0", count: 32)], ["\u{0}"]] {
            #expect(await world.push.answer(PushRequest(method: "GET", path: path)).status == 404)
        }
        let strange = PushRequest(method: "POST", path: ["rueckruf", String(repeating: "0", count: 32)])
        #expect(await world.push.answer(strange).status == 410)
    }

    @Test func deskThatBeganAnewKnowsItsCallbacks() async throws {
        let world = try World()
        let asked = try await world.subscribe()
        let callback = try #require(WebAddress("https://wir.example/rueckruf"))
        let other = PushDesk(
            store: world.desk.store, fetcher: try CurlFetcher(), callback: callback, clock: world.desk.clock)
        let path = (asked["hub.callback"] ?? "").split(separator: "/").map(String.init)
        let query = [("hub.mode", "subscribe"), ("hub.topic", asked["hub.topic"] ?? ""), ("hub.challenge", "x")]
        #expect(await other.answer(PushRequest(method: "GET", path: path, query: query)) == PushAnswer(200, "x"))
        #expect(try await other.renew() == 0)
    }

    @Test func pushIsTakenInLikeAPoll() async throws {
        let world = try World()
        let asked = try await world.subscribe()
        let requests = world.site.requests.count
        let text = World.feed([("/steg", "Steg")], hub: true)
        let answer = await world.post(text, asked, signature: Self.sha256(text, asked["hub.secret"]))
        #expect(answer.status == 202)
        let push = try #require(await world.next())
        let result = try #require(try await world.desk.round().take(push))
        #expect(result.status == .updated)
        #expect(result.newArticles == 1)
        #expect(try await world.desk.articles().count == 2)
        // The page was fetched, the feed was not.
        #expect(world.site.requests.dropFirst(requests).map(\.path).contains("/steg"))
        #expect(!world.site.requests.dropFirst(requests).map(\.path).contains("/feed.xml"))
        let state = try #require(try await world.desk.subscription(world.feed)?.state)
        #expect(state.push?.lastPush == world.desk.now)
        #expect(state.claimant == nil)
        #expect(try await world.desk.store.verify(against: nil).faults.isEmpty)
        // Pushed again, it is known.
        #expect(try await world.desk.round().take(push)?.status == .unchanged)
    }

    @Test("what is not signed with the secret is let go, and whoever sent it learns nothing")
    func signature() async throws {
        let world = try World()
        let asked = try await world.subscribe()
        let text = World.feed([("/steg", "Steg")], hub: true)
        let good = Self.sha256(text, asked["hub.secret"])
        let bad = [
            nil, "", "sha256", "sha256=", "sha256=zz", "md5=" + good.dropFirst(7), good.dropLast(2) + "zz",
            Self.sha256(text + " ", asked["hub.secret"]), Self.sha256(text, "other"),
        ]
        for signature in bad {
            #expect(await world.post(text, asked, signature: signature.map { String($0) }).status == 202)
        }
        #expect(try await world.lease()?.lastPush == nil)
        #expect(await world.post(text, asked, signature: good).status == 202)
        #expect(try await world.lease()?.lastPush == world.desk.now)
    }

    @Test func pushBeforeTheHubAskedBackIsForNobody() async throws {
        let world = try World()
        try await world.desk.poll([world.feed])
        try await world.push.renew()
        let asked = try world.asked()
        #expect(await world.post("x", asked, signature: Self.sha256("x", asked["hub.secret"])).status == 410)
    }

    @Test func hubThatPushesTooMuchIsToldToComeBack() async throws {
        let world = try World()
        let asked = try await world.subscribe()
        let signature = Self.sha256("x", asked["hub.secret"])
        var statuses: [Int] = []
        for _ in 0..<40 { statuses.append(await world.post("x", asked, signature: signature).status) }
        #expect(statuses.prefix(32).allSatisfy { $0 == 202 })
        #expect(statuses.last == 503)
    }

    @Test func leaseIsRenewedBeforeItEnds() async throws {
        let world = try World()
        let asked = try await world.subscribe(seconds: 86400)
        world.desk.wait(86400 * 3 / 4)
        #expect(try await world.push.renew() == 0)
        world.desk.wait(86400 / 10)
        #expect(try await world.push.renew() == 1)
        let again = try world.asked()
        #expect(again["hub.callback"] == asked["hub.callback"])
        #expect(again["hub.secret"] == asked["hub.secret"])
        #expect(await world.verify(again).status == 200)
        #expect(try await world.lease()?.expires == world.desk.now + 86400)
    }

    @Test func hubThatRefusesIsAskedLessAndLess() async throws {
        let world = try World { _ in Response(400, text: "topic not\nallowed") }
        try await world.desk.poll([world.feed])
        try await world.push.renew()
        let lease = try #require(try await world.lease())
        #expect(lease.failures == 1)
        #expect(lease.lastError == "\(world.site.url("/hub")): the hub answered 400: topic not allowed")
        world.desk.wait(900)
        #expect(try await world.push.renew() == 0)
        world.desk.wait(900)
        #expect(try await world.push.renew() == 1)
        #expect(try await world.lease()?.failures ?? 0 > 1)
    }

    @Test func refusalOfTheHubIsRemembered() async throws {
        let world = try World()
        let asked = try await world.subscribe()
        let denied = await world.verify(asked, ["hub.mode": "denied", "hub.reason": "no longer", "hub.challenge": ""])
        #expect(denied.status == 200)
        let lease = try #require(try await world.lease())
        #expect(lease.expires == nil)
        #expect(lease.lastError?.hasSuffix("the hub refused: no longer") == true)
        #expect(await world.post("x", asked, signature: Self.sha256("x", asked["hub.secret"])).status == 410)
    }

    @Test func feedThatIsPushedIsPolledLessOften() async throws {
        let world = try World()
        _ = try await world.subscribe()
        let before = try #require(try await world.desk.subscription(world.feed)?.state.nextPoll)
        world.desk.wait(before - world.desk.now)
        try await world.desk.poll([world.feed])
        let state = try #require(try await world.desk.subscription(world.feed)?.state)
        #expect(try #require(state.nextPoll) >= world.desk.now + PollSchedule.pushed)
        #expect(state.push?.expires != nil)
    }

    @Test("signatures of all four methods are read", arguments: ["sha1", "sha256", "sha384", "sha512"])
    func methods(method: String) {
        let key = SymmetricKey(data: Data("Geheimnis".utf8))
        let body = Array("Größe".utf8)
        let code: [UInt8] =
            switch method {
            case "sha1": Array(HMAC<Insecure.SHA1>.authenticationCode(for: body, using: key))
            case "sha256": Array(HMAC<SHA256>.authenticationCode(for: body, using: key))
            case "sha384": Array(HMAC<SHA384>.authenticationCode(for: body, using: key))
            default: Array(HMAC<SHA512>.authenticationCode(for: body, using: key))
            }
        let hex = code.map { String(format: "%02X", $0) }.joined()
        #expect(PushSignature.isValid("\(method)=\(hex)", secret: "Geheimnis", body: body))
        #expect(PushSignature.isValid("\(method.uppercased())=\(hex.lowercased())", secret: "Geheimnis", body: body))
        #expect(!PushSignature.isValid("\(method)=\(hex)", secret: "geheimnis", body: body))
        #expect(!PushSignature.isValid("sha256=\(hex.dropLast(2))", secret: "Geheimnis", body: body))
    }
}
