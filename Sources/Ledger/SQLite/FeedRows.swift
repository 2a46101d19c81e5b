internal import GRDB

/// The derived rows of subscriptions.
struct FeedRows {
    let db: Database

    func apply(_ record: FeedRecord, index: Int64) throws {
        switch record.event {
        case .subscribed: try subscribe(record.url, title: record.title, position: index)
        case .moved: if let to = record.to { try move(record.url, to: to, title: record.title, index: index) }
        case .removed: try setActive(false, of: record.url)
        case .resumed: try setActive(true, of: record.url)
        // A feed that is suspended or gone stays in the list: whoever reads it wants to know, and may resume it.
        case .suspended, .gone: break
        }
    }

    /// The subscription that an address stands for now, moves followed; `nil` where there is none.
    func active(_ url: String) throws -> String? {
        var url = url
        for _ in 0..<8 {
            let statement = try db.cachedStatement(sql: "SELECT active, moved FROM feed WHERE url = ?")
            guard let row = try Row.fetchOne(statement, arguments: [url]) else { return nil }
            if row["active"] { return url }
            guard let next = row["moved"] as String? else { return nil }
            url = next
        }
        return nil
    }

    private func subscribe(_ url: String, title: String?, position: Int64) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO feed(url, position, title, active) VALUES (?, ?, ?, 1)
                ON CONFLICT(url) DO UPDATE SET position = iif(active, position, excluded.position),
                    title = ifnull(excluded.title, title), active = 1, moved = NULL
                """
        ).execute(arguments: [url, position, title])
    }

    private func move(_ url: String, to: String, title: String?, index: Int64) throws {
        guard url != to else { return }
        let old = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT position, title FROM feed WHERE url = ? AND active"), arguments: [url])
        try db.cachedStatement(sql: "UPDATE feed SET active = 0, moved = ? WHERE url = ?").execute(arguments: [to, url])
        try subscribe(to, title: title ?? old?["title"], position: old?["position"] ?? index)
    }

    private func setActive(_ active: Bool, of url: String) throws {
        let url = try self.active(url) ?? url
        try db.cachedStatement(sql: "UPDATE feed SET active = ? WHERE url = ?").execute(arguments: [active, url])
    }
}
