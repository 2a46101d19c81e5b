/// What a ledger remembers beside its log: the states of feeds and pages, how far recurring works have come, which logs
/// were witnessed, and which contents were taken out since an earlier copy.
enum WorkingTables {
    /// Each table with what tells its rows apart, and the rest of its columns.
    private static let tables: [(name: String, key: String, rest: [String])] = [
        ("feed_state", "url", ["state"]), ("page_state", "key", ["state"]), ("mark", "name", ["value"]),
        ("witnessed", "origin", ["vkey", "size", "note", "at"]),
    ]

    /// Rows that are copied in one transaction.
    private static let batch = 2000

    static func copy(from source: StoredLedger, to target: StoredLedger) async throws {
        for table in tables {
            let columns = [table.key] + table.rest
            let select = """
                SELECT \(columns.joined(separator: ", ")) FROM \(table.name) WHERE \(table.key) > $1
                ORDER BY \(table.key) LIMIT \(batch)
                """
            let insert = """
                INSERT INTO \(table.name)(\(columns.joined(separator: ", ")))
                VALUES (\(columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")))
                ON CONFLICT(\(table.key)) DO UPDATE SET
                \(table.rest.map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
                """
            var last = ""
            while true {
                let after = last
                let rows = try await source.database.read { try $0.rows(select, .text(after)) }
                guard let end = rows.last?.text(0) else { break }
                try await target.database.write { session in
                    for row in rows { try session.run(insert, with: row.values) }
                }
                last = end
            }
        }
        try await copyContents(from: source, to: target)
        try await withhold(from: source, to: target)
    }

    /// Copies contents that no entry names, and that the copying of entries left out therefore.
    private static func copyContents(from source: StoredLedger, to target: StoredLedger) async throws {
        var last: [UInt8] = []
        while true {
            let after = last
            let digests = try await source.database.read { session in
                try session.rows(
                    "SELECT digest FROM content WHERE digest > $1 ORDER BY digest LIMIT $2", .blob(after),
                    .integer(Int64(batch))
                ).compactMap { $0.bytes(0) }
            }
            guard let end = digests.last else { return }
            let held = try await target.database.read { session in
                try session.rows(
                    "SELECT digest FROM content WHERE digest = $1", forEach: digests.map { [.blob($0)] }
                ).compactMap { $0.bytes(0) }
            }
            for digest in Set(digests).subtracting(held) {
                let row = try await source.database.read { session in
                    try session.row("SELECT digest, bytes FROM content WHERE digest = $1", .blob(digest))
                }
                guard let row else { continue }
                try await target.database.write { session in
                    try session.run(
                        "INSERT INTO content(digest, bytes) VALUES ($1, $2) ON CONFLICT DO NOTHING", with: row.values)
                }
            }
            last = end
        }
    }

    /// Erases what was withheld at the source after it had been copied.
    private static func withhold(from source: StoredLedger, to target: StoredLedger) async throws {
        let digests = try await source.database.read { session in
            try session.rows("SELECT digest FROM content WHERE bytes IS NULL").compactMap { $0.bytes(0) }
        }
        let isImported = target.isImported
        try await target.database.write(erases: !digests.isEmpty) { session in
            var erased = 0
            for digest in digests {
                erased += try session.change(
                    "UPDATE content SET bytes = NULL WHERE digest = $1 AND bytes IS NOT NULL", .blob(digest))
            }
            if erased > 0 { try DerivedTables(session: session).rebuild(isImported: isImported) }
        }
    }
}
