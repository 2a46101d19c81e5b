/// What a verification checked, and the first thing that does not hold.
public struct VerificationReport: Sendable, Hashable {
    public var entries: Int64
    public var nodes: Int64
    public var checkpoints: Int64
    public var contents: Int64
    /// Contents that were taken out on purpose; proofs still hold.
    public var withheld: Int64
    /// Contents that entries name and that a copy of another ledger's log needn't have.
    public var absent: Int64 = 0
    /// What does not hold, first by entry; empty where everything does.
    public var faults: [Fault]

    public struct Fault: Sendable, Hashable {
        /// The entry that fails; `nil` where it is not a matter of one entry.
        public var entry: Int64?
        /// One line.
        public var message: String

        public init(entry: Int64?, message: String) {
            self.entry = entry
            self.message = message
        }
    }

    public init(
        entries: Int64 = 0, nodes: Int64 = 0, checkpoints: Int64 = 0, contents: Int64 = 0, withheld: Int64 = 0,
        faults: [Fault] = []
    ) {
        self.entries = entries
        self.nodes = nodes
        self.checkpoints = checkpoints
        self.contents = contents
        self.withheld = withheld
        self.faults = faults
    }

    public var holds: Bool { faults.isEmpty }
}
