internal import GRDB

extension SQLiteReading {
    func subscriptions() throws -> [Subscribed] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT f.url, f.title, s.state FROM feed f LEFT JOIN feed_state s ON s.url = f.url
                WHERE f.active = 1 ORDER BY f.position
                """)
        return try Row.fetchAll(statement).map { try subscribed($0) }
    }

    func subscription(_ url: String) throws -> Subscribed? {
        guard let active = try FeedRows(db: db).active(url) else { return nil }
        let statement = try db.cachedStatement(
            sql: "SELECT f.url, f.title, s.state FROM feed f LEFT JOIN feed_state s ON s.url = f.url WHERE f.url = ?")
        return try Row.fetchOne(statement, arguments: [active]).map { try subscribed($0) }
    }

    func pageState(of key: String) throws -> PageState? {
        let statement = try db.cachedStatement(sql: "SELECT state FROM page_state WHERE key = ?")
        return try String.fetchOne(statement, arguments: [key]).map { try state($0) }
    }

    private func subscribed(_ row: Row) throws -> Subscribed {
        Subscribed(url: row[0], title: row[1], state: try (row[2] as String?).map { try state($0) } ?? FeedState())
    }

    private func state<T: WorkingState>(_ json: String) throws -> T {
        guard let state = T(json: Array(json.utf8)) else {
            throw LedgerError(
                .inconsistent, "what polling remembers of a feed or page can't be read: \(json.prefix(80))")
        }
        return state
    }
}
