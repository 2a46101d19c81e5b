internal import GRDB

extension LedgerError {
    /// Says what an error of SQLite means for a ledger.
    ///
    /// - Returns: `nil` where it is our own fault.
    init?(_ error: DatabaseError, path: String) {
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                .locked, "\(path): another process is writing to this ledger; wait until it has ended, then try again")
        case .SQLITE_NOTADB:
            self.init(.notALedger, "\(path): this file is no ledger; name another one with --ledger")
        case .SQLITE_CORRUPT:
            self.init(
                .notALedger,
                "\(path): the database file is damaged (\(error.message ?? "corrupt")); restore it from a copy")
        case .SQLITE_FULL:
            self.init(
                .inputOutput, "\(path): the disk is full; nothing of this step was recorded; make room and try again")
        case .SQLITE_READONLY:
            self.init(.inputOutput, "\(path): the file or its disk is read-only; nothing was recorded")
        case .SQLITE_IOERR:
            self.init(
                .inputOutput,
                "\(path): reading or writing failed (\(error.message ?? "input/output error")); is the disk full or gone?"
            )
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
            self.init(.inputOutput, "\(path): the file cannot be opened; check its folder and permissions")
        default: return nil
        }
    }

    /// Runs a step and says its failures in the ledger's own terms.
    static func translating<T>(path: String, _ body: () throws -> T) throws -> T {
        do { return try body() } catch { throw translated(error, path: path) }
    }

    static func translated(_ error: any Error, path: String) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        if error.resultCode == .SQLITE_INTERRUPT || error.resultCode == .SQLITE_ABORT, Task.isCancelled {
            return CancellationError()
        }
        return LedgerError(error, path: path) ?? error
    }
}
