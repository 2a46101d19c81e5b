/// Why a ledger could not be used.
public struct LedgerError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A stable kind of failure.
    public struct Code: RawRepresentable, Sendable, Hashable {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        /// There is no ledger at the location.
        public static let noLedger = Code(rawValue: "no-ledger")
        /// The file is no ledger.
        public static let notALedger = Code(rawValue: "not-a-ledger")
        /// It was written by another version of the program.
        public static let otherVersion = Code(rawValue: "ledger-version")
        /// Another process holds it.
        public static let locked = Code(rawValue: "ledger-locked")
        /// The server that holds it can't be reached, or was lost.
        public static let unreachable = Code(rawValue: "ledger-unreachable")
        /// The server doesn't let this user do that.
        public static let denied = Code(rawValue: "ledger-denied")
        /// Reading or writing failed: a full or read-only disk.
        public static let inputOutput = Code(rawValue: "input-output")
        /// The log contradicts its last signed checkpoint.
        public static let inconsistent = Code(rawValue: "ledger-inconsistent")
        /// The signing key is missing or is not the ledger's.
        public static let key = Code(rawValue: "ledger-key")
        /// The log has no such entry, or never had such a size.
        public static let noEntry = Code(rawValue: "no-entry")
        /// The ledger is a copy of another one's log, to which nothing is added.
        public static let readOnly = Code(rawValue: "ledger-read-only")
        /// A checkpoint, proof or tile that is none, or isn't signed by the key that it should be.
        public static let badCheckpoint = Code(rawValue: "bad-checkpoint")
        /// A folder in which no log is published.
        public static let noTiles = Code(rawValue: "no-tiles")
        /// A log that contradicts what it showed before.
        public static let forked = Code(rawValue: "log-forked")
        /// An entry that breaks the rules of the log.
        public static let badEntry = Code(rawValue: "bad-entry")
    }

    public let code: Code
    /// One line for a person: what happened, to what, and what to do.
    public let message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
