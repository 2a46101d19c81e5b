import Foundation
import Ingestion
import Provenance
import Synchronization
import TestSupport
import Testing

@testable import Dashboard

/// What receivers on loopback are told.
@Suite(.waiting) struct WebhookTests {
    private let article: HeldArticle

    init() async throws {
        let site = try await TestSite.shared.value.site
        article = try #require(site.watch.findings.newest(limit: 1).first?.article)
    }

    private final class Clock: Sendable {
        private let time = Mutex<Int64>(1000)
        var now: Int64 { time.withLock { $0 } }
        func advance(_ seconds: Int64) { time.withLock { $0 += seconds } }
    }

    /// A desk with one rule, whose receiver gives each status in turn and the last one for good.
    private final class Desk: Sendable {
        let book: RuleBook
        let log = FindingLog()
        let receiver: LoopbackServer
        let clock = Clock()
        let courier: WebhookCourier

        init(_ statuses: [Int], filter: FindingFilter = FindingFilter()) throws {
            let left = Mutex(statuses)
            receiver = try LoopbackServer { _ in
                LoopbackServer.Response(left.withLock { $0.count > 1 ? $0.removeFirst() : $0.first ?? 200 })
            }
            book = try RuleBook(path: nil)
            _ = try book.add(
                SavedRule(
                    id: "r1", name: "all",
                    filter: filter,
                    webhook: SavedRule.Webhook(url: receiver.url("/hook"), secret: "whsec_c2VjcmV0"), created: 1000))
            var limits = FetchLimits()
            limits.allowedAddresses = [AllowedAddress("127.0.0.1")].compactMap { $0 }
            let clock = clock
            courier = WebhookCourier(
                book: book, findings: log, fetcher: try CurlFetcher(limits: limits), clock: { clock.now })
        }

        /// Lets the courier go about until something holds, ten seconds at most.
        func work(until isDone: @escaping @Sendable (Desk) -> Bool) async {
            let courier = courier
            let working = Task { await courier.run() }
            for _ in 0..<500 where !isDone(self) { try? await Task.sleep(for: .milliseconds(20)) }
            working.cancel()
            await working.value
        }

        var hook: SavedRule.Webhook? { book.rules.first?.webhook }
    }

    private func add(_ code: Finding.Code, to log: FindingLog, at seconds: Int64 = 1000, isLive: Bool = true) {
        log.add(
            [Finding(code: code, severity: .warning, message: "Seen «so» 🐟.")], of: article, at: seconds, isLive: isLive
        )
    }

    @Test func eachFindingIsToldOnceInOrderAndSigned() async throws {
        let desk = try Desk([204])
        add(.circular, to: desk.log)
        add(.silentEdit, to: desk.log)
        await desk.work { $0.receiver.requests.count >= 2 }
        await desk.work { $0.hook?.lastDelivery == nil }
        let requests = desk.receiver.requests
        #expect(requests.map(\.method) == ["POST", "POST"])
        let bodies = try requests.map { try JSONSerialization.jsonObject(with: Data($0.body)) as? [String: Any] }
        let findings = bodies.map { ($0?["data"] as? [String: Any])?["finding"] as? [String: Any] }
        #expect(findings.map { $0?["code"] as? String } == ["circular", "silent-edit"])
        #expect(findings.first??["message"] as? String == "Seen «so» 🐟.")
        #expect(requests.allSatisfy { $0.header("content-type") == "application/json" })
        #expect(requests.allSatisfy { $0.header("webhook-signature")?.hasPrefix("v1,") == true })
        #expect(Set(requests.compactMap { $0.header("webhook-id") }).count == 2)
        #expect(desk.hook?.lastDelivery == 1000)
        #expect(desk.hook?.lastError == nil)
    }

    @Test func whatFailsIsToldAgainLaterUnderTheSameName() async throws {
        let desk = try Desk([500, 503, 200])
        add(.circular, to: desk.log)
        add(.silentEdit, to: desk.log)
        await desk.work { $0.hook?.failures == 1 }
        #expect(desk.receiver.requests.count == 1)
        #expect(desk.hook?.lastError == "the receiver answered 500")
        #expect(desk.hook?.nextTry == 1005)
        desk.clock.advance(5)
        await desk.work { $0.hook?.failures == 2 }
        #expect(desk.hook?.nextTry == 1065)
        desk.clock.advance(60)
        await desk.work { $0.receiver.requests.count >= 4 && $0.book.rules.first?.told.count == 2 }
        let names = desk.receiver.requests.compactMap { $0.header("webhook-id") }
        #expect(names.count == 4)
        #expect(Set(names.prefix(3)).count == 1)
        #expect(desk.hook?.failures == 0)
        #expect(desk.hook?.lastError == nil)
    }

    @Test func aReceiverThatIsGoneIsAskedNoMore() async throws {
        let desk = try Desk([410])
        add(.circular, to: desk.log)
        await desk.work { $0.hook?.isGone == true }
        desk.clock.advance(100_000)
        add(.silentEdit, to: desk.log)
        await desk.work { $0.receiver.requests.count > 1 }
        #expect(desk.receiver.requests.count == 1)
    }

    @Test func onlyWhatTheRuleKeepsAndWhatCameAfterItIsTold() async throws {
        let desk = try Desk([200], filter: FindingFilter(code: .circular))
        add(.silentEdit, to: desk.log)
        add(.circular, to: desk.log, at: 999, isLive: false)
        await desk.work { !$0.receiver.requests.isEmpty }
        #expect(desk.receiver.requests.isEmpty)
        #expect(await desk.courier.sendExample(of: try #require(desk.book.rules.first)) == nil)
        let body = try #require(desk.receiver.requests.first?.body)
        #expect(String(decoding: body, as: UTF8.self).contains(#""type":"test""#))
    }

    @Test func anAddressOfThisMachineIsRefusedUnlessItIsAllowed() async throws {
        let receiver = try LoopbackServer { _ in LoopbackServer.Response(200) }
        let book = try RuleBook(path: nil)
        let rule = SavedRule(
            id: "r", name: "r", filter: FindingFilter(),
            webhook: SavedRule.Webhook(url: receiver.url("/"), secret: "whsec_c2VjcmV0"), created: 0)
        _ = try book.add(rule)
        let courier = WebhookCourier(
            book: book, findings: FindingLog(), fetcher: try CurlFetcher(limits: FetchLimits()), clock: { 1 })
        #expect(await courier.sendExample(of: rule)?.contains("127.0.0.1") == true)
        #expect(receiver.connectionCount == 0)
    }
}
