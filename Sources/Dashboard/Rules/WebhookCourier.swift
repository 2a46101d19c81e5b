import FoundationEssentials
import Ingestion
import Newsroom
import Provenance

/// Tells the webhooks of saved rules what is found, each finding once and in order; what fails is tried again.
struct WebhookCourier: Sendable {
    let book: RuleBook
    let findings: FindingLog
    let fetcher: any Fetcher
    let clock: @Sendable () -> Int64

    /// As many rules as are told at a time, and as many findings of each in one turn.
    private static let width = 4
    private static let turn = 20
    /// In seconds: when a message is sent again that failed for the first, second, … time.
    private static let pauses: [Int64] = [5, 60, 600, 3600, 6 * 3600]

    /// Tells until the task is cancelled.
    func run() async {
        while !Task.isCancelled {
            let due = book.rules.filter { rule in
                guard let webhook = rule.webhook, !webhook.isGone else { return false }
                return webhook.nextTry ?? 0 <= clock()
            }
            await withTaskGroup(of: Void.self) { group in
                for (place, rule) in due.enumerated() {
                    if place >= Self.width { await group.next() }
                    group.addTask { await tell(rule) }
                }
            }
            do { try await Task.sleep(for: .seconds(1)) } catch { return }
        }
    }

    /// Sends what a rule awaits, until something fails.
    private func tell(_ rule: SavedRule) async {
        let told = Set(rule.told)
        let waiting = findings.items(after: 0).filter { rule.awaits($0, told: told) }.prefix(Self.turn)
        for item in waiting {
            guard !Task.isCancelled, let webhook = book.rule(rule.id)?.webhook, !webhook.isGone else { return }
            let problem = await send(
                WebhookEvent(rule: rule, item: item, time: clock()), id: "msg_\(rule.id)_\(item.digest)", to: webhook)
            note(problem, of: rule.id) { $0.remember(item) }
            if problem != nil { return }
        }
    }

    /// Sends an example, and returns what went wrong.
    func sendExample(of rule: SavedRule) async -> String? {
        guard let webhook = rule.webhook else { return nil }
        let problem = await send(
            WebhookEvent(rule: rule, item: nil, time: clock()), id: "msg_\(rule.id)_test_\(clock())", to: webhook)
        note(problem, of: rule.id) { _ in }
        return problem?.message
    }

    private struct Problem {
        var message: String
        var isGone = false
    }

    private func send(_ event: WebhookEvent, id: String, to webhook: SavedRule.Webhook) async -> Problem? {
        guard let address = WebAddress(webhook.url), let body = event.json,
            let request = WebhookMessage(id: id, time: clock(), body: body).request(to: address, secret: webhook.secret)
        else { return Problem(message: "\(webhook.url): no address or secret to send to") }
        do {
            let response = try await fetcher.fetch(request)
            if (200..<300).contains(response.status) { return nil }
            return Problem(message: "the receiver answered \(response.status)", isGone: response.status == 410)
        } catch {
            return Problem(message: error.message)
        }
    }

    /// Keeps how a webhook fares. What can't be written is tried again with the next message: better twice than never.
    private func note(_ problem: Problem?, of id: String, told: (inout SavedRule) -> Void) {
        let now = clock()
        try? book.update(id) { rule in
            guard let problem else {
                rule.webhook?.failures = 0
                rule.webhook?.lastError = nil
                rule.webhook?.nextTry = nil
                rule.webhook?.lastDelivery = now
                told(&rule)
                return
            }
            let failures = rule.webhook?.failures ?? 0
            rule.webhook?.failures = failures + 1
            rule.webhook?.lastError = problem.message
            rule.webhook?.nextTry = now + Self.pauses[min(failures, Self.pauses.count - 1)]
            if problem.isGone { rule.webhook?.isGone = true }
        }
    }
}

/// What is sent to a webhook.
struct WebhookEvent: Encodable {
    struct Rule: Encodable {
        let id: String
        let name: String
    }

    struct Body: Encodable {
        let rule: Rule
        var finding: FindingAnswer?
    }

    /// `finding`, or `test` for an example.
    let type: String
    let timestamp: NewsDate
    let data: Body

    init(rule: SavedRule, item: FindingLog.Item?, time: Int64) {
        type = item == nil ? "test" : "finding"
        timestamp = NewsDate(seconds: time)
        data = Body(rule: Rule(id: rule.id, name: rule.name), finding: item.map(FindingAnswer.init))
    }

    var json: [UInt8]? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map(Array.init)
    }
}
