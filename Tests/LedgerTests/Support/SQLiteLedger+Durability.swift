import GRDB

@testable import Ledger

extension SQLiteLedger {
    /// The journal's kind and how it is synchronized (2 is FULL), as the writing connection sees them.
    func durability() throws -> String {
        try pool.writeWithoutTransaction { db in
            let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode") ?? ""
            return "\(mode) \(try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? -1)"
        }
    }
}
