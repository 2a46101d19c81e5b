/// What a PostgreSQL server, or the library that speaks to it, says of a failure.
struct PostgreSQLError: Error, Sendable, Hashable {
    /// Five letters and digits (https://www.postgresql.org/docs/15/errcodes-appendix.html); empty where the connection
    /// itself failed.
    let state: String
    /// One line.
    let message: String
    /// Whether the connection is gone, or was never made.
    let isDisconnected: Bool
    /// Whether a transaction was being ended at that moment: it is recorded, or it isn't.
    var isCommitting = false

    init(state: String, message: String, isDisconnected: Bool) {
        self.state = state
        let lines = message.split(whereSeparator: \.isNewline).map { $0.drop { $0 == " " || $0 == "\t" } }
        self.message = lines.joined(separator: " ")
        // What has no number comes from this end: libpq lost the server, and says so before it counts the connection as dead.
        self.isDisconnected =
            isDisconnected || state.isEmpty || ["57P01", "57P02", "57P03"].contains(state) || state.hasPrefix("08")
    }
}
