import Foundation
import TestSupport
import Testing

@testable import Ledger

/// A kind of store that the shared tests run against.
enum TestedStore: String, CaseIterable, CustomTestStringConvertible {
    case sqlite = "SQLite"
    case postgresql = "PostgreSQL"

    /// Those that this machine has.
    static let available = allCases.filter { $0 == .sqlite || PostgreSQLServer.isInstalled }

    var testDescription: String { rawValue }
}

extension Scratch {
    /// A new ledger in a store.
    func ledger(on store: TestedStore, origin: String? = "test.example/log") throws -> StoredLedger {
        switch store {
        case .sqlite: try ledger("\(UUID().uuidString).sqlite", origin: origin)
        case .postgresql:
            try StoredLedger.open(
                .server(try server.database()), create: true, origin: origin,
                keyFolder: file("keys-\(UUID().uuidString)"))
        }
    }

    var server: PostgreSQLServer { get throws { try #require(PostgreSQLServer.shared) } }
}

extension StoredLedger {
    /// What a stranger's program reads of the tables, columns divided by `|`.
    func foreignRows(_ sql: String) throws -> [String] {
        if address.hasPrefix("postgres:") { return try #require(PostgreSQLServer.shared).sql(sql, in: address) }
        return try SQLiteFile(address).rows(sql)
    }
}

@Suite("PostgreSQL for the tests")
struct PostgreSQLPresenceTests {
    @Test(
        "is there",
        .enabled(
            if: PostgreSQLServer.isInstalled,
            "skipped: no PostgreSQL is installed (Debian: postgresql), so that no test runs against it"))
    func present() { #expect(PostgreSQLServer.shared != nil) }
}
