/// The keys of a log, as its tables have them.
///
/// Where the entries lie that name keys is noted among the marks, so that whoever adds to a log of any size knows the newest
/// one at once. The marks follow from the entries: a verification reads none of them.
struct LogKeys {
    let session: any SQLSession

    private static let mark = "key "

    /// The key that the log began with, or that a copy was made with.
    func first() throws -> VerificationKey {
        guard let key = try session.row("SELECT vkey FROM ledger")?.text(0).flatMap({ VerificationKey($0) }) else {
            throw LedgerError(.inconsistent, "the ledger's key is damaged; restore it from a copy")
        }
        return key
    }

    /// All of them, oldest first.
    func chain() throws -> KeyChain {
        var chain = KeyChain(first: try first())
        for index in try session.integers("SELECT value FROM mark WHERE name LIKE 'key %' ORDER BY value") {
            let stored = try SQLReader(session: session).stored(at: index)
            guard case .key(let record) = stored?.entry, chain.follow(record, at: index) else {
                throw LedgerError(.inconsistent, "entry \(index) names no key; 'sourcier ledger rebuild' may help")
            }
        }
        return chain
    }

    /// Notes an entry that names a key, where the newest one signed that.
    func apply(_ record: KeyRecord, index: Int64) throws {
        guard record.signature != nil else { return }
        var chain = try chain()
        guard chain.follow(record, at: index) else { return }
        try session.run(
            "INSERT INTO mark(name, value) VALUES ($1, $2)", .text(Self.mark + String(index)), .integer(index))
    }

    /// Forgets what follows from the entries.
    func removeAll() throws { try session.run("DELETE FROM mark WHERE name LIKE 'key %'") }
}
