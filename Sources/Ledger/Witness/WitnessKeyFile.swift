internal import Foundation

/// The file beside a ledger that holds the key with which it cosigns others' checkpoints, mode 0600.
struct WitnessKeyFile {
    let path: String

    init(base: String) { path = base + ".witness.key" }

    /// The key; one is made where there is none yet.
    func load(name: LogOrigin) throws -> CosigningKey {
        if FileManager.default.fileExists(atPath: path) { return try read() }
        let key = CosigningKey(name: name)
        try PrivateFile.write(key.encoded + "\n", to: path + ".new", what: "the witness's key")
        // Where another process was faster, its key counts.
        if link(path + ".new", path) != 0, errno != EEXIST {
            throw PrivateFile.failure(path, "cannot name the witness's key")
        }
        unlink(path + ".new")
        return try read()
    }

    private func read() throws -> CosigningKey {
        guard let data = FileManager.default.contents(atPath: path), data.count < 4096,
            let key = CosigningKey(
                String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
        else { throw LedgerError(.key, "\(path): this file holds no witness's key; restore it from a copy") }
        return key
    }
}
