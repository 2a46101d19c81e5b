import Foundation
import Testing

@testable import Ledger

/// A ledger of entries and a key that are given: what it publishes can be compared with what other code makes of them.
enum ReferenceLog {
    static func make(at path: String, entries: [[UInt8]], key: SigningKey, origin: String) async throws -> StoredLedger
    {
        let ledger = try SQLiteDatabase.open(path: path, create: true, origin: origin, patience: 1) { _ in key }
        let log = ledger.logIdentity
        try await ledger.database.write { session in
            let appender = try LogAppender(session: session, log: log)
            for entry in entries { _ = try appender.append(entry) }
            try appender.finish()
        }
        return ledger
    }

    /// The files of a tile directory by their paths.
    static func tiles(of ledger: StoredLedger) async throws -> [String: [UInt8]] {
        let files = Files()
        try await ledger.exportTiles { path, bytes in try files.add(path, bytes) }
        return files.all
    }

    private final class Files: @unchecked Sendable {
        // An export calls from one thread at a time, and is awaited before its files are read.
        private(set) var all: [String: [UInt8]] = [:]

        func add(_ path: String, _ bytes: [UInt8]) throws {
            try #require(all.updateValue(bytes, forKey: path) == nil)
        }
    }

    /// Takes a bundle of entries apart: a length in two bytes before each.
    static func bundle(_ bytes: [UInt8]) throws -> [[UInt8]] {
        var (entries, place) = ([[UInt8]](), 0)
        while place < bytes.count {
            let end = place + 2 + Int(bytes[place]) << 8 + Int(bytes[place + 1])
            try #require(end <= bytes.count)
            entries.append(Array(bytes[place + 2..<end]))
            place = end
        }
        return entries
    }
}
