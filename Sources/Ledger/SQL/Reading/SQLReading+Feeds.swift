extension SQLReading {
    func subscriptions() throws -> [Subscribed] {
        try session.rows(
            """
            SELECT f.url, f.title, s.state FROM feed f LEFT JOIN feed_state s ON s.url = f.url
            WHERE f.active = 1 ORDER BY f.position, f.url
            """
        ).map { try subscribed($0) }
    }

    func subscription(_ url: String) throws -> Subscribed? {
        guard let active = try FeedRows(session: session).active(url) else { return nil }
        return try session.row(
            "SELECT f.url, f.title, s.state FROM feed f LEFT JOIN feed_state s ON s.url = f.url WHERE f.url = $1",
            .text(active)
        ).map { try subscribed($0) }
    }

    func pageState(of key: String) throws -> PageState? {
        try session.row("SELECT state FROM page_state WHERE key = $1", .text(key))?.text(0).map { try state($0) }
    }

    private func subscribed(_ row: SQLRow) throws -> Subscribed {
        Subscribed(
            url: try row.words(0), title: row.text(1), state: try row.text(2).map { try state($0) } ?? FeedState())
    }

    private func state<T: WorkingState>(_ json: String) throws -> T {
        guard let state = T(json: Array(json.utf8)) else {
            throw LedgerError(
                .inconsistent, "what polling remembers of a feed or page can't be read: \(json.prefix(80))")
        }
        return state
    }
}
