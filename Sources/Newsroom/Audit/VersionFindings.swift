import Ingestion
import Ledger
import Provenance

/// What the versions of an article, and of those that it cites, show: changes that nobody announced.
///
/// Only what was seen is said: two versions that differ, and when each was first seen.
struct VersionFindings {
    let registry: OutletRegistry
    let notes: CorrectionNotes

    /// The findings of a held article whose newest version is `id`.
    func findings(
        for article: Article, id: ArticleID, citations: [HeldCitation], in reader: some LedgerReader
    ) throws -> [Finding] {
        try silentEdit(of: article, id: id, in: reader) + changedSince(id, citations: citations, in: reader)
    }

    /// An earlier version differs from a later one, and the later has no new note of a correction.
    private func silentEdit(of article: Article, id: ArticleID, in reader: some LedgerReader) throws -> [Finding] {
        let versions = try reader.versions(of: id)
        var silent: [(earlier: ArticleVersion, later: ArticleVersion, change: VersionComparison)] = []
        for (earlier, later) in zip(versions, versions.dropFirst()) {
            guard let old = try reader.content(of: earlier.id), let new = try reader.content(of: later.id) else {
                continue
            }
            let change = VersionComparison(old, new)
            let added = change.added.joined(separator: "\n")
            if change.isSame || notes.note(in: added, language: article.language) != nil { continue }
            silent.append((earlier, later, change))
        }
        guard let newest = silent.last else { return [] }
        let others = FindingStatement("silent-edit.others", .number(silent.count), .number(versions.count - 1))
        let sample = newest.change.sample.map { FindingStatement("aside", .quote($0)) }
        return [
            Finding(
                .silentEdit, .warning,
                FindingStatement(
                    "silent-edit", moment(newest.later.seen), moment(newest.earlier.seen), newest.change.words,
                    sample.map { .statement($0) } ?? .nothing, silent.count > 1 ? .statement(others) : .nothing))
        ]
    }

    /// Articles that are cited were changed after this one was last seen to change.
    private func changedSince(
        _ id: ArticleID, citations: [HeldCitation], in reader: some LedgerReader
    ) throws -> [Finding] {
        guard let own = try reader.versions(of: id).last?.seen else { return [] }
        var cited: [ArticleID: [Int]] = [:]
        for (index, citation) in citations.enumerated() {
            guard let target = citation.resolution?.article, let newest = try reader.newest(of: target) else {
                continue
            }
            cited[newest, default: []].append(index)
        }
        var findings: [Finding] = []
        for (target, attributions) in cited.sorted(by: { $0.key < $1.key }) {
            let versions = try reader.versions(of: target)
            guard let after = versions.last, after.seen > own, let before = versions.last(where: { $0.seen <= own }),
                let old = try reader.content(of: before.id), let new = try reader.content(of: after.id),
                let held = try reader.article(target)
            else { continue }
            let change = VersionComparison(old, new)
            if change.isSame { continue }
            let outlet = held.outlet.map { registry.outlet($0)?.name ?? $0.rawValue }
            findings.append(
                Finding(
                    .citedArticleChanged, .warning,
                    FindingStatement(
                        outlet == nil ? "cited-article-changed.unknown" : "cited-article-changed",
                        outlet.map { .text($0) } ?? .nothing, .text(held.address.string), moment(after.seen),
                        moment(before.seen), change.words), attributions: attributions))
        }
        return findings
    }

    private func moment(_ seconds: Int64) -> FindingStatement.Value { .text(NewsDate(seconds: seconds).description) }
}
