/// The derived rows of subscriptions.
struct FeedRows {
    let session: any SQLSession

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
            guard let row = try session.row("SELECT active, moved FROM feed WHERE url = $1", .text(url)) else {
                return nil
            }
            if row.integer(0) == 1 { return url }
            guard let next = row.text(1) else { return nil }
            url = next
        }
        return nil
    }

    private func subscribe(_ url: String, title: String?, position: Int64) throws {
        try session.run(
            """
            INSERT INTO feed(url, position, title, active) VALUES ($1, $2, $3, 1)
            ON CONFLICT(url) DO UPDATE SET
                position = CASE WHEN feed.active = 1 THEN feed.position ELSE excluded.position END,
                title = coalesce(excluded.title, feed.title), active = 1, moved = NULL
            """, .text(url), .integer(position), .optional(title))
    }

    private func move(_ url: String, to: String, title: String?, index: Int64) throws {
        guard url != to else { return }
        let old = try session.row("SELECT position, title FROM feed WHERE url = $1 AND active = 1", .text(url))
        try session.run("UPDATE feed SET active = 0, moved = $1 WHERE url = $2", .text(to), .text(url))
        try subscribe(to, title: title ?? old?.text(1), position: old?.integer(0) ?? index)
    }

    private func setActive(_ active: Bool, of url: String) throws {
        let url = try self.active(url) ?? url
        try session.run("UPDATE feed SET active = $1 WHERE url = $2", .integer(active ? 1 : 0), .text(url))
    }
}
