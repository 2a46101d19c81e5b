internal import Foundation
internal import GRDB

extension SQLiteLedger {
    /// The key with which this ledger's witness signs; it is made when it is first asked for.
    public func witnessKey() throws -> CosignatureKey { try witnessKeyFile().cosignatureKey }

    private func witnessKeyFile() throws -> CosigningKey {
        guard let name = LogOrigin(origin + "/witness") else {
            throw LedgerError(.inconsistent, "\(path): the ledger's origin is damaged; restore it from a copy")
        }
        return try WitnessKeyFile(ofLedgerAt: path).load(name: name)
    }

    /// The logs that were cosigned, by their origins.
    public func witnessedLogs() async throws -> [WitnessedLog] {
        do {
            return try await pool.read { db in
                try Row.fetchAll(db, sql: "SELECT origin, vkey, size, note, at FROM witnessed ORDER BY origin")
                    .map { try Self.witnessed($0) }
            }
        } catch {
            throw LedgerError.translated(error, path: path)
        }
    }

    /// Signs another log's checkpoint, once it is shown to extend what was signed of that log before.
    ///
    /// What is signed is durable before it is returned, so that no two checkpoints that contradict each other are ever
    /// signed (https://c2sp.org/tlog-witness).
    /// - Parameters:
    ///   - note: the checkpoint, signed by the log.
    ///   - proof: the hashes that lead from the size that was signed before to this one.
    ///   - key: the log's key; needed for a log that is seen for the first time, and never another one than then.
    ///   - seconds: the time, since 1970.
    /// - Returns: the checkpoint with the cosignature.
    /// - Throws: `LedgerError` with the code `badCheckpoint` where the checkpoint or the proof can't be used, `forked`
    ///   where the log contradicts what it showed before.
    public func cosign(
        _ note: SignedNote, proof: ConsistencyDocument?, key: VerificationKey?, at seconds: Int64
    ) async throws -> Cosigned {
        guard let checkpoint = Checkpoint(note.text) else {
            throw LedgerError(.badCheckpoint, "the note is no checkpoint; 'sourcier ledger head' prints one")
        }
        let cosigner = try witnessKeyFile()
        do {
            return try await pool.write { db in
                let row = try Row.fetchOne(
                    db, sql: "SELECT origin, vkey, size, note, at FROM witnessed WHERE origin = ?",
                    arguments: [checkpoint.origin.name])
                let last = try row.map { try Self.witnessed($0) }
                let key = try Self.key(of: checkpoint.origin, given: key, last: last)
                guard key.name == checkpoint.origin.name, key.verifies(note) else {
                    throw LedgerError(.forked, "\(checkpoint.origin): the checkpoint isn't signed by the key \(key)")
                }
                try Self.check(checkpoint, extends: last, by: proof)
                let signature = try cosigner.cosign(note.text, at: seconds)
                try db.execute(
                    sql: "INSERT OR REPLACE INTO witnessed(origin, vkey, size, note, at) VALUES (?, ?, ?, ?, ?)",
                    arguments: [
                        checkpoint.origin.name, key.description, checkpoint.size.rawValue, note.note, seconds,
                    ])
                let signed = SignedNote(text: note.text, signatures: note.signatures + [signature])
                return Cosigned(
                    note: signed, checkpoint: checkpoint, before: last?.checkpoint.size,
                    witness: cosigner.cosignatureKey)
            }
        } catch {
            throw LedgerError.translated(error, path: path)
        }
    }

    private static func key(
        of origin: LogOrigin, given: VerificationKey?, last: WitnessedLog?
    ) throws -> VerificationKey {
        if let last {
            guard given == nil || given == last.verificationKey else {
                throw LedgerError(
                    .forked, "\(origin): it was cosigned under another key before, \(last.verificationKey)")
            }
            return last.verificationKey
        }
        guard let given else {
            throw LedgerError(
                .badCheckpoint,
                "\(origin): seen for the first time; name its key with --vkey ('sourcier ledger head --vkey' prints it)"
            )
        }
        return given
    }

    private static func check(
        _ checkpoint: Checkpoint, extends last: WitnessedLog?, by proof: ConsistencyDocument?
    ) throws {
        guard let before = last?.checkpoint else { return }
        let (origin, old, new) = (checkpoint.origin, before.size, checkpoint.size)
        guard old <= new else {
            throw LedgerError(.forked, "\(origin): it had \(old) entries when it was cosigned, and shows \(new) now")
        }
        if old == new {
            guard before.root == checkpoint.root else {
                throw LedgerError(
                    .forked, "\(origin): another root over \(new) entries was cosigned before: \(before.root)")
            }
            return
        }
        if old == .zero { return }
        guard let proof, proof.old == old else {
            throw LedgerError(
                .badCheckpoint,
                """
                \(origin): \(old) entries were cosigned before; a proof from there is needed \
                ('sourcier ledger prove --from \(old)' over there prints it)
                """)
        }
        let checked = ConsistencyProof(old: old, new: new, path: proof.path)
        guard checked.proves(before.root, isExtendedBy: checkpoint.root) else {
            throw LedgerError(
                .forked, "\(origin): its \(new) entries don't begin with the \(old) that were cosigned before")
        }
    }

    private static func witnessed(_ row: Row) throws -> WitnessedLog {
        guard let key = VerificationKey(row["vkey"] as String),
            let checkpoint = SignedNote(row["note"] as String).flatMap({ Checkpoint($0.text) })
        else { throw LedgerError(.inconsistent, "what was cosigned of \(row["origin"] as String) can't be read") }
        return WitnessedLog(origin: row["origin"], verificationKey: key, checkpoint: checkpoint, at: row["at"])
    }
}
