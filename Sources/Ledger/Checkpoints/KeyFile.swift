internal import Foundation

/// The file beside a ledger that holds its private key, mode 0600.
struct KeyFile {
    let path: String

    /// `base`: the path without its ending.
    init(base: String) { path = base + ".key" }

    /// Where a key waits until the ledger that it belongs to is durable.
    private var pendingPath: String { path + ".new" }

    var exists: Bool { FileManager.default.fileExists(atPath: path) }

    /// The ledger's key.
    ///
    /// A key whose ledger became durable just before the process died is found where it waited, and moved.
    /// - Throws: `LedgerError` with the code `key` where there is none, or it is another ledger's.
    func load(matching verificationKey: VerificationKey) throws -> SigningKey {
        let key = read(path)
        if let key, key.verificationKey == verificationKey { return key }
        if let pending = read(pendingPath), pending.verificationKey == verificationKey {
            try settle()
            return pending
        }
        if let key {
            let what = key.verificationKey.name == verificationKey.name ? "an older key" : "another ledger's key"
            throw LedgerError(
                .key, "\(path): this is \(what); put the key back that belongs to \(verificationKey)")
        }
        let what = exists ? "this file holds no signing key" : "the ledger's signing key is missing"
        throw LedgerError(
            .key, "\(path): \(what); restore it from a copy (reading works without it, writing doesn't)")
    }

    /// Writes a key to where it waits; `settle` moves it once its ledger is durable.
    func prepare(_ key: SigningKey) throws {
        try PrivateFile.write(key.encoded + "\n", to: pendingPath, what: "the ledger's signing key")
    }

    func settle() throws {
        guard rename(pendingPath, path) == 0 else {
            throw PrivateFile.failure(path, "cannot name the ledger's signing key")
        }
    }

    private func read(_ path: String) -> SigningKey? {
        guard let data = FileManager.default.contents(atPath: path), data.count < 4096 else { return nil }
        return SigningKey(String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
    }
}
