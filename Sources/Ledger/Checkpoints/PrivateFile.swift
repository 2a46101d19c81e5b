internal import Foundation

/// Writes files that nobody else may read.
package enum PrivateFile {
    /// Puts a text in the place of a file, durably: whoever reads finds the old text or the new one.
    package static func replace(_ path: String, with text: String, what: String) throws {
        let new = path + ".new"
        try write(text, to: new, what: what)
        guard rename(new, path) == 0 else { throw failure(path, "cannot write \(what)") }
    }

    /// Writes a text durably; `what` says in a message what it is.
    static func write(_ text: String, to path: String, what: String) throws {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure(path, "cannot write \(what)") }
        defer { close(file) }
        // An older file may have another mode.
        guard fchmod(file, 0o600) == 0 else { throw failure(path, "cannot protect \(what)") }
        let bytes = Array(text.utf8)
        let written = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
        guard written == bytes.count, fsync(file) == 0 else { throw failure(path, "cannot write \(what)") }
    }

    static func failure(_ path: String, _ what: String) -> LedgerError {
        LedgerError(
            .inputOutput, "\(path): \(what) (\(String(cString: strerror(errno)))); is the disk writable and not full?")
    }
}
