import Foundation
import GRDB

/// An SQLite file, looked at and changed from outside of the ledger, as a stranger would.
struct SQLiteFile {
    let path: String

    init(_ path: String) { self.path = path }

    func run(_ sql: String, _ arguments: StatementArguments = []) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { try $0.execute(sql: sql, arguments: arguments) }
        try queue.close()
    }

    /// An entry's stored bytes.
    func entry(_ index: Int64) throws -> [UInt8]? {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        return try queue.read { db in
            try Data.fetchOne(db, sql: "SELECT bytes FROM entry WHERE idx = ?", arguments: [index]).map { Array($0) }
        }
    }

    /// The first column of each row, as text.
    func rows(_ sql: String) throws -> [String] {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        return try queue.read { db in
            try Row.fetchAll(db, sql: sql).map { $0.databaseValues.map(\.plain).joined(separator: "|") }
        }
    }
}

extension DatabaseValue {
    fileprivate var plain: String {
        switch storage {
        case .null: "null"
        case .int64(let number): String(number)
        case .double(let number): String(number)
        case .string(let text): text
        case .blob(let data): data.map { String($0, radix: 16) }.joined(separator: ".")
        }
    }
}

extension SQLiteFile {
    /// Holds the lock of a writer until it is closed.
    func lock() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
        return queue
    }
}
