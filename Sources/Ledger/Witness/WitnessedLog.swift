/// Another ledger's log, as this one's witness saw it last.
public struct WitnessedLog: Sendable, Hashable {
    public let origin: String
    public let verificationKey: VerificationKey
    public let checkpoint: Checkpoint
    /// When it was cosigned last, seconds since 1970.
    public let at: Int64
}

/// A checkpoint that this ledger's witness has signed.
public struct Cosigned: Sendable, Hashable {
    /// With the cosignature below the log's own signature.
    public let note: SignedNote
    public let checkpoint: Checkpoint
    /// How many entries the log had when it was cosigned before; `nil` where it was seen for the first time.
    public let before: TreeSize?
    public let witness: CosignatureKey
}
