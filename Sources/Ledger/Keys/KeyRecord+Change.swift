extension KeyRecord {
    /// Names a new key, and signs that with the old one.
    init(from old: SigningKey, to new: VerificationKey) throws {
        let previous = old.verificationKey
        self.init(
            vkey: new.description, previous: previous.description,
            signature: try old.signature(of: Self.statement(from: previous, to: new)).encoded)
    }

    /// The key that the record leads from and the one that it leads to; `nil` where the former didn't sign that, or they
    /// aren't keys of one log.
    var change: (from: VerificationKey, to: VerificationKey)? {
        guard let new = VerificationKey(vkey), let old = previous.flatMap({ VerificationKey($0) }),
            old.name == new.name,
            let signature = signature.flatMap({ SignedNote.Signature(name: old.name, encoded: $0) }),
            old.verifies(SignedNote(text: Self.statement(from: old, to: new), signatures: [signature]))
        else { return nil }
        return (old, new)
    }

    /// What the old key signs: three lines, of which none can be taken for a checkpoint, whose first line has no blank.
    private static func statement(from old: VerificationKey, to new: VerificationKey) -> String {
        "\(old.name) key\n\(old)\n\(new)\n"
    }
}
