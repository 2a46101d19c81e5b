import Ingestion
import Ledger
import Newsroom

/// What machines watch: whether the server can answer, and how the work goes.
extension Site {
    /// Whether the ledger can be read. It tells nothing of it, and so needs no token.
    func health(_ visit: Visit) async -> WebResponse {
        do {
            _ = try await read { try $0.size() }
            return JSONAnswer.response(["status": "ok"]).with("Cache-Control", "no-store")
        } catch {
            return JSONAnswer.response(["status": "the ledger can't be read"], status: 503)
                .with("Cache-Control", "no-store")
        }
    }

    /// Figures in Prometheus' text format (https://prometheus.io/docs/instrumenting/exposition_formats/).
    func metrics(_ visit: Visit) async throws -> WebResponse {
        let now = clock()
        let (counts, feeds) = try await read { (try $0.counts(), try $0.subscriptions()) }
        let active = feeds.map(\.state).filter { $0.goneSince == nil && $0.suspendedSince == nil }
        let late = active.compactMap { state in state.nextPoll.map { max(0, now - $0) } }
        let progress = watch.progress
        var text = MetricsText()
        text.add("sourcier_ledger_entries", "Entries of the log.", [("", counts.entries)], type: .counter)
        text.add("sourcier_articles", "Articles that are held.", [("", counts.articles)])
        text.add("sourcier_article_versions", "Versions of articles.", [("", counts.versions)])
        text.add("sourcier_attributions", "Claims laid to a source.", [("", counts.attributions)])
        text.add("sourcier_resolutions", "Citations whose article was found.", [("", counts.resolutions)])
        let health = Dictionary(grouping: feeds) { FeedHealth($0.state) }
        text.add(
            "sourcier_feeds", "Subscriptions by how they fare.",
            FeedHealth.allCases.map { ("health=\"\($0.rawValue)\"", Int64(health[$0]?.count ?? 0)) })
        text.add("sourcier_feeds_due", "Feeds whose next poll is due.", [("", Int64(late.count { $0 > 0 }))])
        text.add(
            "sourcier_feeds_latest_seconds", "By how much the poll that waits longest is late.",
            [("", late.max() ?? 0)])
        text.add(
            "sourcier_last_success_seconds", "When a feed was last fetched, in seconds since 1970.",
            [("", feeds.compactMap(\.state.lastSuccess).max() ?? 0)])
        text.add("sourcier_findings", "Findings at hand.", [("", Int64(watch.findings.count))])
        text.add("sourcier_articles_waiting", "Articles to be looked at for findings.", [("", Int64(progress.waiting))])
        let hooks = rules.rules.compactMap(\.webhook)
        text.add(
            "sourcier_webhooks_failing", "Webhooks that failed last.", [("", Int64(hooks.count { $0.failures > 0 }))])
        return WebResponse(type: "text/plain; version=0.0.4; charset=utf-8", text.text).with(
            "Cache-Control", "no-store")
    }
}

/// Gathers figures as Prometheus reads them. All names and labels are the program's own.
private struct MetricsText {
    enum Kind: String {
        case gauge, counter
    }

    private(set) var text = ""

    mutating func add(_ name: String, _ help: String, _ values: [(label: String, value: Int64)], type: Kind = .gauge) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(type.rawValue)\n"
        for (label, value) in values { text += name + (label.isEmpty ? "" : "{\(label)}") + " \(value)\n" }
    }
}
