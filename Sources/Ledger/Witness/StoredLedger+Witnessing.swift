extension StoredLedger {
    /// The key with which this ledger's witness signs; it is made when it is first asked for.
    public func witnessKey() throws -> CosignatureKey { try witnessKeyFile().cosignatureKey }

    private func witnessKeyFile() throws -> CosigningKey {
        guard let name = LogOrigin(origin + "/witness") else {
            throw LedgerError(.inconsistent, "\(address): the ledger's origin is damaged; restore it from a copy")
        }
        return try WitnessKeyFile(base: keyBase).load(name: name)
    }

    /// The logs that were cosigned, by their origins.
    public func witnessedLogs() async throws -> [WitnessedLog] {
        try await database.read { session in
            try session.rows("SELECT origin, vkey, note, at FROM witnessed ORDER BY origin").map {
                try Self.witnessed($0)
            }
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
    ///   - changes: how the key has changed since, as the log's entries say it.
    ///   - seconds: the time, since 1970.
    /// - Returns: the checkpoint with the cosignature.
    /// - Throws: `LedgerError` with the code `badCheckpoint` where the checkpoint or the proof can't be used, `forked`
    ///   where the log contradicts what it showed before.
    public func cosign(
        _ note: SignedNote, proof: ConsistencyDocument?, key: VerificationKey?, changes: [KeyRecord] = [],
        at seconds: Int64
    ) async throws -> Cosigned {
        guard let checkpoint = Checkpoint(note.text) else {
            throw LedgerError(.badCheckpoint, "the note is no checkpoint; 'sourcier ledger head' prints one")
        }
        let cosigner = try witnessKeyFile()
        return try await database.write { session in
            let last = try session.row(
                "SELECT origin, vkey, note, at FROM witnessed WHERE origin = $1", .text(checkpoint.origin.name)
            ).map { try Self.witnessed($0) }
            let key = try Self.key(of: checkpoint.origin, given: key, changes: changes, last: last)
            guard key.name == checkpoint.origin.name, key.verifies(note) else {
                throw LedgerError(
                    .forked,
                    "\(checkpoint.origin): the checkpoint isn't signed by the key \(key); --keys shows a change of it")
            }
            try Self.check(checkpoint, extends: last, by: proof)
            let signature = try cosigner.cosign(note.text, at: seconds)
            try session.run(
                """
                INSERT INTO witnessed(origin, vkey, size, note, at) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT(origin) DO UPDATE SET vkey = excluded.vkey, size = excluded.size, note = excluded.note,
                    at = excluded.at
                """, .text(checkpoint.origin.name), .text(key.description), .integer(checkpoint.size.rawValue),
                .text(note.note), .integer(seconds))
            let signed = SignedNote(text: note.text, signatures: note.signatures + [signature])
            return Cosigned(
                note: signed, checkpoint: checkpoint, before: last?.checkpoint.size, witness: cosigner.cosignatureKey)
        }
    }

    /// The key that must have signed: the one that was learned the first time, or whither its holder signed it away.
    private static func key(
        of origin: LogOrigin, given: VerificationKey?, changes: [KeyRecord], last: WitnessedLog?
    ) throws -> VerificationKey {
        if let last {
            var chain = KeyChain(first: last.verificationKey)
            for (place, change) in changes.enumerated() { _ = chain.follow(change, at: Int64(place)) }
            if chain.links.count > 1, given == nil || given == chain.newest { return chain.newest }
            guard given == nil || given == last.verificationKey else {
                throw LedgerError(
                    .forked,
                    "\(origin): it was cosigned under another key before, \(last.verificationKey); --keys shows a change"
                )
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

    private static func witnessed(_ row: SQLRow) throws -> WitnessedLog {
        let origin = try row.words(0)
        guard let key = VerificationKey(try row.words(1)),
            let checkpoint = SignedNote(try row.words(2)).flatMap({ Checkpoint($0.text) })
        else { throw LedgerError(.inconsistent, "what was cosigned of \(origin) can't be read") }
        return WitnessedLog(
            origin: origin, verificationKey: key, checkpoint: checkpoint, at: try row.number(3))
    }
}
