import Ingestion
import Ledger
import Newsroom
import Provenance
import Synchronization

/// Follows the ledger while others write it, and keeps what the pages count: citations, findings, stories.
///
/// Nothing of it is stored; a new start makes it anew, the newest articles first. The work is paced, so that pages are
/// answered in the meantime.
final class LedgerWatch: Sendable {
    /// How far the newest articles have been looked at.
    struct Progress: Sendable, Hashable {
        var looked = 0
        var waiting = 0
        /// Whether the whole log has been counted.
        var hasCounted = false
    }

    let tally = CitationTally()
    let findings = FindingLog()
    let stories = StoryBoard()

    private let ledger: StoredLedger
    private let reasoning: Reasoning
    private let auditor: Auditor
    private let progressState = Mutex(Progress())

    /// How many of the newest articles are looked at after a start.
    private static let backlog = 2000
    private static let batch = 400

    init(ledger: StoredLedger, reasoning: Reasoning) {
        self.ledger = ledger
        self.reasoning = reasoning
        auditor = Auditor(reasoning: reasoning)
    }

    var progress: Progress { progressState.withLock { $0 } }

    /// Follows until the task is cancelled; a ledger that can't be read for a while is tried again.
    func run() async {
        var queue: [ArticleID] = []
        var queued: Set<ArticleID> = []
        while !Task.isCancelled {
            do {
                let isFirst = !progress.hasCounted
                let touched = try await follow()
                for id in touched.suffix(Self.backlog) where queued.insert(id).inserted { queue.append(id) }
                if isFirst { progressState.withLock { $0.hasCounted = true } }
                // After a start the newest come first; later each in its turn.
                while !queue.isEmpty, !Task.isCancelled {
                    let id = isFirst ? queue.removeLast() : queue.removeFirst()
                    queued.remove(id)
                    progressState.withLock { $0.waiting = queue.count }
                    let begin = ContinuousClock.now
                    try await look(at: id, isLive: !isFirst)
                    progressState.withLock { $0.looked += 1 }
                    // Two thirds of the time belong to the pages.
                    try await Task.sleep(for: min(.seconds(1), begin.duration(to: .now) * 2))
                }
                try await Task.sleep(for: .seconds(1))
            } catch is CancellationError {
                return
            } catch {
                try? await Task.sleep(for: .seconds(5))
            }
        }
    }

    /// Counts what is new in the log, and returns the articles to look at.
    private func follow() async throws -> [ArticleID] {
        var touched: [ArticleID] = []
        while !Task.isCancelled {
            let entries = try await ledger.entries(from: tally.next, limit: Self.batch)
            guard !entries.isEmpty else { break }
            touched += tally.apply(entries).map { ArticleID(rawValue: $0) }
            if touched.count > 4 * Self.backlog { touched.removeFirst(touched.count - 2 * Self.backlog) }
            await Task.yield()
        }
        return touched
    }

    private func look(at id: ArticleID, isLive: Bool) async throws {
        let auditor = auditor
        let reasoning = reasoning
        let isTold = !isLive && stories.isTold(id)
        let found = try await ledger.read { reader -> (HeldArticle, Audit, StoryBoard.Line?)? in
            func look(_ reader: some LedgerReader) throws -> (HeldArticle, Audit, StoryBoard.Line?)? {
                guard let held = try reader.article(id), let audit = try auditor.audit(held.id, in: reader) else {
                    return nil
                }
                let line = isTold ? nil : try StoryBoard.line(of: held.id, reasoning: reasoning, in: reader)
                return (held, audit, line)
            }
            return try look(reader)
        }
        guard let (held, audit, line) = found else { return }
        findings.add(audit.findings, of: held, at: held.seen, isLive: isLive) { finding in
            Set(finding.attributions.compactMap { audit.citations[$0].attribution.outlet?.id })
        }
        if let line { stories.add(line) }
    }
}
