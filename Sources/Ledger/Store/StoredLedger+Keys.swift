extension StoredLedger {
    /// The keys that sign the log, one after the other.
    public func keys() async throws -> KeyChain {
        try await database.read { try LogKeys(session: $0).chain() }
    }

    /// Gives the log a new key, which the old one signs; from then on the new one signs what is added.
    ///
    /// The old key's file is overwritten: what it signed holds, and nothing more is signed with it.
    ///
    /// - Parameter seconds: the time, since 1970.
    /// - Returns: the new key, and the entry that names it.
    /// - Throws: `LedgerError`.
    public func changeKey(at seconds: Int64) async throws -> KeyChain.Link {
        let (log, origin) = (logIdentity, identity)
        let link = try await database.write { session in
            let new = SigningKey(origin: origin)
            let writer = SQLWriter(session: session, log: log, seconds: seconds)
            let entry = try writer.changeKey(to: new)
            // It waits there until the log that names it is durable.
            try log.keyFile.prepare(new)
            try writer.finish()
            return KeyChain.Link(key: new.verificationKey, entry: entry)
        }
        // Alone, so that no other change is under way.
        try await database.write { _ in _ = try log.keyFile.load(matching: link.key) }
        return link
    }
}
