/// Contents that were taken out, held against the corrections that say so.
///
/// A correction of an article covers its text and document, its capture's payload, and the words of its attributions; one
/// of another entry covers what that entry names.
struct WithheldContents {
    private struct Gap {
        let digest: TreeHash
        let entry: Int64
        let references: [Int64]
    }

    private let session: any SQLSession
    private var gaps: [Gap] = []
    private var corrected: Set<Int64> = []

    init(session: any SQLSession) { self.session = session }

    mutating func note(_ digest: TreeHash, of entry: Int64, _ scan: EntryScanner) {
        gaps.append(Gap(digest: digest, entry: entry, references: scan.capture == nil ? scan.references : []))
    }

    mutating func note(corrected entries: [Int64]) { corrected.formUnion(entries) }

    /// The gaps that no correction covers.
    func unexplained() throws -> [(entry: Int64, digest: TreeHash)] {
        guard !gaps.isEmpty else { return [] }
        var covered = corrected
        for entry in corrected {
            let bytes = try session.row("SELECT bytes FROM entry WHERE idx = $1", .integer(entry))?.bytes(0)
            if let capture = bytes?.withUnsafeBytes({ EntryScanner($0).capture }) { covered.insert(capture) }
        }
        let isCovered = { (gap: Gap) in
            covered.contains(gap.entry) || gap.references.contains { corrected.contains($0) }
        }
        // The same bytes under another entry are gone with them.
        let explained = Set(gaps.filter(isCovered).map(\.digest))
        return gaps.filter { !isCovered($0) && !explained.contains($0.digest) }.map { ($0.entry, $0.digest) }
    }
}
