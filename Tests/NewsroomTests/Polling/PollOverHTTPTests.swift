import Foundation
import Ingestion
import Ledger
import Provenance
import Synchronization
import TestSupport
import Testing

@testable import Newsroom

/// Rounds of polling against a real server on loopback.
@Suite struct PollOverHTTPTests {
    private typealias Response = LoopbackServer.Response

    /// A server with one feed and its page; robots.txt permits everything unless a test says otherwise.
    private static func server(
        _ answer: @escaping @Sendable (LoopbackServer.Request) -> LoopbackServer.Response?
    ) throws -> LoopbackServer {
        try LoopbackServer { request in
            if let response = answer(request) { return response }
            switch request.path {
            case "/feed.xml":
                return Response(
                    headers: ["ETag": "\"v1\"", "Content-Type": "application/rss+xml"],
                    text: Papers.feed([("/bruecke", "Brücke gesperrt", Papers.date, "Kurz.")]))
            case "/bruecke":
                return Response(
                    headers: ["ETag": "\"p1\"", "Content-Type": "text/html"],
                    text: Papers.page("Brücke gesperrt", Papers.bridge))
            default: return Response(404, text: "nothing here")
            }
        }
    }

    @Test func newArticleIsFetchedAuditedAndWritten() async throws {
        let server = try Self.server { _ in nil }
        let desk = try TestDesk()
        let results = try await desk.poll([server.url("/feed.xml")])
        let result = try #require(results.first)
        #expect(result.status == .updated)
        #expect(result.httpStatus == 200)
        #expect(result.newArticles == 1)
        #expect(result.newAttributions > 0)
        #expect(result.pageErrors.isEmpty)
        let article = try #require(try await desk.articles().first)
        #expect(article.title == "Brücke gesperrt")
        #expect(article.published?.description == "2026-02-20T07:00:00Z")
    }

    @Test func secondRoundAsksConditionallyAndAddsNothing() async throws {
        let server = try Self.server { request in
            request.header("if-none-match") == nil ? nil : Response(304)
        }
        let desk = try TestDesk()
        try await desk.poll([server.url("/feed.xml")])
        desk.wait(86400)
        let again = try await desk.poll([server.url("/feed.xml")])
        #expect(again.first?.status == .unchanged)
        #expect(again.first?.httpStatus == 304)
        let conditional = server.requests.filter { $0.header("if-none-match") != nil }
        #expect(conditional.map(\.path) == ["/feed.xml", "/bruecke"])
        #expect(conditional.map { $0.header("if-none-match") } == ["\"v1\"", "\"p1\""])
    }

    @Test func feedThatIsNotDueIsLeftAlone() async throws {
        let server = try Self.server { _ in nil }
        let desk = try TestDesk()
        try await desk.poll([server.url("/feed.xml")])
        let asked = server.requests.count
        let again = try await desk.poll([server.url("/feed.xml")])
        #expect(again.first?.status == .skipped)
        #expect(server.requests.count == asked)
        let forced = try await desk.poll([server.url("/feed.xml")], force: true)
        #expect(forced.first?.status == .unchanged)
        #expect(server.requests.count > asked)
    }

    @Test func goneFeedIsNeverAskedAgain() async throws {
        let server = try Self.server { $0.path == "/feed.xml" ? Response(410) : nil }
        let desk = try TestDesk()
        let first = try await desk.poll([server.url("/feed.xml")])
        #expect(first.first?.status == .gone)
        desk.wait(30 * 86400)
        let again = try await desk.poll([server.url("/feed.xml")], force: true)
        #expect(again.first?.status == .gone)
        #expect(server.requests.count == 1)
    }

    @Test("a lasting redirect moves the subscription", arguments: [301, 308])
    func lastingRedirectMoves(status: Int) async throws {
        let server = try Self.server { $0.path == "/old.xml" ? .redirect(status, to: "/feed.xml") : nil }
        let desk = try TestDesk()
        try await desk.poll([server.url("/old.xml")])
        let feeds = try await desk.store.read { try $0.subscriptions() }
        #expect(feeds.map(\.url) == [server.url("/feed.xml")])
    }

    @Test func redirectToAPageMovesNothing() async throws {
        let server = try Self.server { $0.path == "/old.xml" ? .redirect(301, to: "/bruecke") : nil }
        let desk = try TestDesk()
        let result = try await desk.poll([server.url("/old.xml")])
        #expect(result.first?.status == .failed)
        #expect(try await desk.store.read { try $0.subscriptions() }.map(\.url) == [server.url("/old.xml")])
    }

    @Test func retryAfterHoldsEvenAForcedPoll() async throws {
        let server = try Self.server { request in
            request.path == "/feed.xml" ? Response(429, headers: ["Retry-After": "7200"]) : nil
        }
        let desk = try TestDesk()
        let first = try await desk.poll([server.url("/feed.xml")])
        #expect(first.first?.status == .failed)
        #expect(first.first?.nextPoll?.seconds == desk.now + 7200)
        desk.wait(3600)
        #expect(try await desk.poll([server.url("/feed.xml")], force: true).first?.status == .skipped)
        #expect(server.requests.count == 1)
    }

    @Test func failuresBackOffAndASuccessEndsThem() async throws {
        let isUp = Mutex(false)
        let server = try Self.server { request in
            request.path == "/feed.xml" && !isUp.withLock({ $0 }) ? Response(500) : nil
        }
        let desk = try TestDesk()
        let url = server.url("/feed.xml")
        var waits: [Int64] = []
        for _ in 0..<3 {
            let result = try await desk.poll([url], force: true)
            waits.append((result.first?.nextPoll?.seconds ?? 0) - desk.now)
        }
        #expect(waits == [900, 1800, 3600])
        isUp.withLock { $0 = true }
        #expect(try await desk.poll([url], force: true).first?.status == .updated)
        #expect(try await desk.subscription(url)?.state.failures == 0)
    }

    @Test func feedThatIsNotFoundForLongIsSuspended() async throws {
        let server = try Self.server { $0.path == "/feed.xml" ? Response(404) : nil }
        let desk = try TestDesk()
        let url = server.url("/feed.xml")
        try await desk.poll([url])
        desk.wait(13 * 86400)
        try await desk.poll([url])
        #expect(try await desk.subscription(url)?.state.suspendedSince == nil)
        desk.wait(2 * 86400)
        try await desk.poll([url])
        #expect(try await desk.subscription(url)?.state.suspendedSince == desk.now)
        desk.wait(30 * 86400)
        #expect(try await desk.poll([url]).first?.status == .skipped)
        #expect(try await Subscriptions(store: desk.store).resume(url, now: desk.now))
        #expect(try await desk.poll([url]).first?.status == .failed)
    }

    @Test func pageThatRobotsForbidIsTakenFromTheFeed() async throws {
        let content = Papers.bridge.map { "<p>\($0)</p>" }.joined()
        let server = try Self.server { request in
            switch request.path {
            case "/robots.txt": Response(text: "User-agent: *\nDisallow: /bruecke\n")
            case "/feed.xml": Response(text: Papers.feed([("/bruecke", "Brücke gesperrt", Papers.date, content)]))
            default: nil
            }
        }
        let desk = try TestDesk()
        let result = try await desk.poll([server.url("/feed.xml")])
        #expect(result.first?.newArticles == 1)
        #expect(!server.requests.contains { $0.path == "/bruecke" })
        let article = try #require(try await desk.articles().first)
        #expect(article.address.string == server.url("/bruecke"))
        #expect(try await desk.audit(article.id)?.isFromFeed == true)
    }

    @Test("a walled page is taken from the feed", arguments: [401, 402, 403, 451])
    func walledPage(status: Int) async throws {
        let content = Papers.bridge.map { "<p>\($0)</p>" }.joined()
        let server = try Self.server { request in
            switch request.path {
            case "/bruecke": Response(status)
            case "/feed.xml": Response(text: Papers.feed([("/bruecke", "Brücke gesperrt", Papers.date, content)]))
            default: nil
            }
        }
        let result = try await TestDesk().poll([server.url("/feed.xml")])
        #expect(result.first?.newArticles == 1)
    }

    @Test(
        "a page with no article in it, or but its beginning, is taken from the feed, and the audit says so",
        arguments: [
            "<html lang=de><head><title>Ihre Privatsphäre</title></head><body><button>Alle akzeptieren</button></body></html>",
            "<html><body></body></html>", Papers.page("Brücke gesperrt", [Papers.bridge[0]]),
        ])
    func wall(page: String) async throws {
        let paragraphs =
            Papers.bridge + [
                "Die Gemeinde rechnet damit, dass die Händler am Ufer bis dahin auf ein Drittel ihrer Kundschaft verzichten.",
                "Der Bürgermeister sagte dem Talboten, man habe keine andere Wahl gehabt, als sofort zu handeln.",
                "Im kommenden Frühjahr will die Gemeinde die Bürgerinnen und Bürger über eine neue Brücke abstimmen lassen.",
            ]
        let isOpen = Mutex(false)
        let server = try Self.server { request in
            switch request.path {
            case "/bruecke":
                Response(text: isOpen.withLock { $0 } ? Papers.page("Brücke", paragraphs + ["Ende des Textes."]) : page)
            case "/feed.xml":
                Response(
                    text: Papers.feed([
                        ("/bruecke", "Brücke gesperrt", Papers.date, paragraphs.map { "<p>\($0)</p>" }.joined())
                    ]))
            default: nil
            }
        }
        let desk = try TestDesk()
        let result = try #require(try await desk.poll([server.url("/feed.xml")]).first)
        #expect(result.newArticles == 1)
        #expect(result.pageErrors.isEmpty)
        let article = try #require(try await desk.articles().first)
        #expect(article.address.string == server.url("/bruecke"))
        let audit = try #require(try await desk.audit(article.id))
        #expect(audit.isFromFeed)
        #expect(audit.article.paragraphs.count == paragraphs.count)
        // Nothing new while the wall stands; once it is gone, the page counts.
        desk.wait(86400)
        #expect(try await desk.poll([server.url("/feed.xml")]).first?.status == .unchanged)
        isOpen.withLock { $0 = true }
        desk.wait(86400)
        #expect(try await desk.poll([server.url("/feed.xml")]).first?.newVersions == 1)
        #expect(try await desk.audit(article.id)?.isFromFeed == false)
    }

    @Test func wallBeforeAnEntryWithNothingOfItsOwnIsAnError() async throws {
        let server = try Self.server { $0.path == "/bruecke" ? Response(text: "<html><body></body></html>") : nil }
        let result = try #require(try await TestDesk().poll([server.url("/feed.xml")]).first)
        #expect(result.newArticles == 0)
        #expect(result.pageErrors.map(\.url) == [server.url("/bruecke")])
    }

    @Test func pagesThatNameOneCanonicalAddressAreOneArticle() async throws {
        let server = try Self.server { request in
            let page = Papers.page("Brücke gesperrt", Papers.bridge)
            let canonical = page.replacing("</head>", with: "<link rel=\"canonical\" href=\"/bruecke\"></head>")
            switch request.path {
            case "/mobil/4711", "/politik/bruecke.html": return Response(text: canonical)
            case "/feed.xml": return Response(text: Papers.feed([("/mobil/4711", "Brücke", Papers.date, "Kurz.")]))
            case "/other.xml":
                return Response(
                    text: Papers.feed([
                        ("/politik/bruecke.html", "Brücke gesperrt", Papers.date, "Kurz."),
                        ("/bruecke", "Die Brücke", Papers.date, "Kurz."),
                    ]))
            default: return nil
            }
        }
        let desk = try TestDesk()
        let results = try await desk.poll([server.url("/feed.xml"), server.url("/other.xml")])
        #expect(results.map(\.newArticles).reduce(0, +) == 1)
        #expect(results.map(\.newVersions).reduce(0, +) == 0)
        #expect(results.flatMap(\.pageErrors).isEmpty)
        #expect(try await desk.articles().map(\.address.string) == [server.url("/bruecke")])
    }

    @Test func pageThatFailsIsSaidAndTheOthersAreTaken() async throws {
        let server = try Self.server { request in
            switch request.path {
            case "/kaputt": Response(500)
            case "/feed.xml":
                Response(
                    text: Papers.feed([
                        ("/kaputt", "Kaputt", Papers.date, "Kurz."), ("/bruecke", "Brücke", Papers.date, "Kurz."),
                    ]))
            default: nil
            }
        }
        let result = try #require(try await TestDesk().poll([server.url("/feed.xml")]).first)
        #expect(result.status == .updated)
        #expect(result.newArticles == 1)
        #expect(result.pageErrors.map(\.url) == [server.url("/kaputt")])
    }

    @Test func changedTextIsANewVersionBesideTheOld() async throws {
        let edition = Mutex(1)
        let server = try Self.server { request in
            guard request.path == "/bruecke" else { return nil }
            let number = edition.withLock { $0 }
            let last =
                number == 1
                ? Papers.bridge[2] : "Der Steg neben der Mühle ist wegen Hochwassers vorerst geschlossen worden."
            return Response(
                headers: ["ETag": "\"\(number)\""],
                text: Papers.page("Brücke gesperrt", Papers.bridge.dropLast() + [last]))
        }
        let desk = try TestDesk()
        try await desk.poll([server.url("/feed.xml")])
        edition.withLock { $0 = 2 }
        desk.wait(86400)
        let result = try await desk.poll([server.url("/feed.xml")])
        #expect(result.first?.newVersions == 1)
        #expect(result.first?.newArticles == 0)
        let article = try #require(try await desk.articles().first)
        #expect(try await desk.audit(article.id)?.isFromFeed == false)
        let versions = try await desk.store.read { try $0.versions(of: article.id) }
        #expect(versions.count == 2)
        #expect(versions.map(\.seen) == [desk.now - 86400, desk.now])
    }

    @Test func articleUnderTwoAddressesAndInTwoFeedsIsOne() async throws {
        let server = try Self.server { request in
            switch request.path {
            case "/feed.xml", "/other.xml":
                Response(
                    text: Papers.feed([
                        ("/bruecke?utm_source=rss#top", "Brücke", Papers.date, "Kurz."),
                        ("/bruecke?fbclid=77", "Brücke", Papers.date, "Kurz."),
                    ]))
            default: nil
            }
        }
        let desk = try TestDesk()
        let results = try await desk.poll([server.url("/feed.xml"), server.url("/other.xml")])
        #expect(results.map(\.newArticles).reduce(0, +) == 1)
        #expect(try await desk.articles().count == 1)
    }

    @Test func dateFarAheadOfTheFetchIsNoDateOfPublication() async throws {
        let server = try Self.server { request in
            guard request.path == "/feed.xml" else { return nil }
            return Response(text: Papers.feed([("/bruecke", "Brücke", "Sat, 20 Feb 2027 08:00:00 GMT", "Kurz.")]))
        }
        let desk = try TestDesk()
        try await desk.poll([server.url("/feed.xml")])
        #expect(try await desk.articles().first?.published == nil)
    }

    @Test func twoRoundsOnOneLedgerNeverFetchTheSameFeedTwice() async throws {
        let server = try LoopbackServer { request in
            request.path.hasPrefix("/feed-") ? Response(text: Papers.feed([])) : Response(404)
        }
        let desk = try TestDesk()
        let urls = (0..<40).map { server.url("/feed-\($0)") }
        let items = urls.compactMap { WebAddress($0) }.map { SubscriptionList.Item(address: $0) }
        let feeds = try await Subscriptions(store: desk.store).add(items, now: desk.now)
        async let one = desk.round().run(feeds, progress: { _ in })
        async let other = desk.round().run(feeds, progress: { _ in })
        let statuses = try await (one.feeds + other.feeds).map(\.status)
        #expect(statuses.count { $0 == .unchanged } == 40)
        #expect(statuses.count { $0 == .skipped } == 40)
        #expect(server.requests.count { $0.path.hasPrefix("/feed-") } == 40)
    }

    @Test func feedsOfOneHostStandFarApart() throws {
        let urls = [
            "https://a.example/1", "https://a.example/2", "https://a.example/3", "https://b.example/1",
            "https://c.example/1",
        ]
        #expect(PollRound.spread(urls.map { Subscribed(url: $0) }) == [0, 3, 4, 1, 2])
    }
}
