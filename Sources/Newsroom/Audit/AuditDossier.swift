import Ingestion
public import Ledger
public import Provenance

/// An audit with what stands around it: headlines along its chains, what changed between versions, the ledger's proofs.
public struct AuditDossier: Sendable {
    /// What one version of an article has and the one before hasn't.
    public struct Change: Sendable, Hashable {
        /// Seconds since 1970, when the version was first seen.
        public var seen: Int64
        public var text: ContentDigest
        /// Paragraphs that are new, and those that are gone.
        public var added: [String]
        public var removed: [String]
    }

    /// The log that an audit's statements stand in.
    public struct Record: Sendable, Hashable {
        public var origin: String
        public var verificationKey: String
        public var statements: [RecordedStatement]
    }

    public var audit: Audit
    /// Headlines of the articles on the chains.
    public var headlines: [ArticleID: String]
    /// A change a version, from the second one on; none for versions whose text was withheld.
    public var changes: [Change]
    /// Absent where the audit isn't drawn from a ledger, or proofs were not asked for.
    public var record: Record?

    public init(
        audit: Audit, headlines: [ArticleID: String] = [:], changes: [Change] = [], record: Record? = nil
    ) {
        self.audit = audit
        self.headlines = headlines
        self.changes = changes
        self.record = record
    }

    /// Gathers what a ledger knows around an audit.
    public init(of audit: Audit, in reader: some LedgerReader) throws {
        self.init(audit: audit)
        let linked = Set(audit.chains.flatMap(\.links).compactMap(\.id))
        for id in linked.sorted() { headlines[id] = try reader.article(id)?.title }
        for (earlier, later) in zip(audit.versions, audit.versions.dropFirst()) {
            guard let old = try reader.content(of: earlier.id), let new = try reader.content(of: later.id) else {
                continue
            }
            let comparison = VersionComparison(old, new)
            changes.append(
                Change(
                    seen: later.seen, text: later.text, added: comparison.added, removed: comparison.removed))
        }
    }

    /// Gathers what a ledger knows around an audit, and its proofs where `proofs` asks for them.
    public init(of audit: Audit, in ledger: StoredLedger, proofs: Bool) async throws {
        self = try await ledger.read { reader in
            func gather(_ reader: some LedgerReader) throws -> AuditDossier { try AuditDossier(of: audit, in: reader) }
            return try gather(reader)
        }
        guard proofs, let id = audit.id else { return }
        record = Record(
            origin: ledger.origin, verificationKey: ledger.verificationKey.description,
            statements: try await ledger.statements(of: id))
    }
}
