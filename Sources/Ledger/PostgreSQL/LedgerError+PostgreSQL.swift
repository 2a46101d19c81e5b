extension LedgerError {
    /// Says what an error of PostgreSQL means for a ledger.
    init(_ error: PostgreSQLError, address: String) {
        switch error.state {
        case _ where error.isDisconnected && error.isCommitting:
            self.init(
                .unreachable,
                "\(address): the connection to the server was lost while a step was being recorded; either all of it is "
                    + "there or nothing, and doing it again doubles nothing")
        case "" where error.isDisconnected: self.init(connecting: error, address: address)
        case _ where error.isDisconnected:
            self.init(
                .unreachable,
                "\(address): the connection to the server was lost (\(error.message)); what was under way was not "
                    + "recorded; try again when the server is back")
        case "42501":
            self.init(
                .denied,
                "\(address): this user may not do that (\(error.message)); the ledger's owner lets it read or work with "
                    + "SELECT ledger_admit('user', …)")
        case "53100":
            self.init(
                .inputOutput,
                "\(address): the server's disk is full; nothing of this step was recorded; make room and try again")
        case "25006":
            self.init(
                .inputOutput, "\(address): this server takes no writes (is it a replica?); nothing was recorded")
        case "55P03", "40P01", "40001", "57014", "25P03":
            self.init(
                .locked,
                "\(address): another process holds this ledger's log (\(error.message)); nothing was recorded; try again"
            )
        case "42P01", "42703":
            self.init(.notALedger, "\(address): this database holds no whole ledger (\(error.message))")
        case "23505", "23514":
            self.init(
                .inconsistent,
                "\(address): the log has something already where this was to go (\(error.message)); nothing was added; "
                    + "'sourcier ledger verify' says what doesn't hold")
        case let state where state.hasPrefix("XX"):
            self.init(
                .notALedger, "\(address): the database is damaged (\(error.message)); restore it from a copy")
        case let state where state.hasPrefix("53"):
            self.init(.unreachable, "\(address): the server has no room for this (\(error.message)); try again later")
        default:
            self.init(.inputOutput, "\(address): the server says: \(error.message) (\(error.state))")
        }
    }

    /// Says why a connection could not be made; libpq gives a text for it and no number.
    private init(connecting error: PostgreSQLError, address: String) {
        let message = error.message
        func says(_ words: String...) -> Bool { words.contains { message.contains($0) } }
        if says("password authentication failed", "no password supplied") {
            self.init(
                .denied,
                "\(address): the server refuses user or password; the password comes from $PGPASSWORD, ~/.pgpass or the "
                    + "address")
        } else if says("does not exist"), says("database") {
            self.init(.noLedger, "\(address): the server has no such database; make it with 'createdb'")
        } else if says("does not exist"), says("role") {
            self.init(.denied, "\(address): the server knows no such user; make it with 'createuser'")
        } else if says("no pg_hba.conf entry", "permission denied", "authentication failed") {
            self.init(.denied, "\(address): the server lets nobody in from here (\(message))")
        } else if says("server closed the connection", "terminating connection", "could not receive data") {
            self.init(
                .unreachable,
                "\(address): the connection to the server was lost; what was under way was not recorded; try again when "
                    + "the server is back")
        } else {
            self.init(
                .unreachable, "\(address): no PostgreSQL server can be reached there (\(message)); is it running?")
        }
    }

    static func translated(_ error: any Error, address: String) -> any Error {
        (error as? PostgreSQLError).map { LedgerError($0, address: address) } ?? error
    }
}
