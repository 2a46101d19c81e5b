/// A text with signatures below it (https://c2sp.org/signed-note).
public struct SignedNote: Sendable, Hashable {
    /// The signed text, with its last newline.
    public let text: String
    public var signatures: [Signature]

    /// One signature line.
    public struct Signature: Sendable, Hashable {
        public let name: String
        public let keyID: UInt32
        /// What follows the key ID: for Ed25519 the 64 bytes of the signature.
        public let bytes: [UInt8]

        public init(name: String, keyID: UInt32, bytes: [UInt8]) {
            self.name = name
            self.keyID = keyID
            self.bytes = bytes
        }
    }

    public init(text: String, signatures: [Signature]) {
        self.text = text
        self.signatures = signatures
    }

    /// The most that is read of a note, in bytes.
    static let byteLimit = 1 << 20

    /// Reads a note; `nil` where it is none.
    public init?(_ note: String) {
        guard note.utf8.count <= Self.byteLimit, note.hasSuffix("\n"),
            note.unicodeScalars.allSatisfy({ $0.value >= 0x20 || $0 == "\n" }),
            let gap = Self.lastBlankLine(note.utf8)
        else { return nil }
        text = String(note.utf8.prefix(gap)) ?? ""
        let lines = (String(note.utf8.dropFirst(gap + 1).dropLast()) ?? "")
            .split(separator: "\n", omittingEmptySubsequences: false)
        var signatures: [Signature] = []
        for line in lines {
            guard let signature = Signature(line: line) else { return nil }
            signatures.append(signature)
        }
        guard !signatures.isEmpty, signatures.count <= 100 else { return nil }
        self.signatures = signatures
    }

    /// Where the last blank line of a note begins, in bytes: it parts the text from its signatures.
    private static func lastBlankLine(_ note: String.UTF8View) -> Int? {
        var (last, previous) = (Int?.none, UInt8(0))
        for (place, byte) in note.enumerated() {
            if byte == 0x0A, previous == 0x0A { last = place }
            previous = byte
        }
        return last
    }

    public var note: String { text + "\n" + signatures.map { $0.line + "\n" }.joined() }
}

extension SignedNote.Signature {
    init?(line: some StringProtocol) {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "\u{2014}", !parts[1].isEmpty else { return nil }
        self.init(name: String(parts[1]), encoded: parts[2])
    }

    /// Reads the key's ID and the signature in base64.
    init?(name: String, encoded: some StringProtocol) {
        guard let blob = Base64.decode(encoded), blob.count > 4 else { return nil }
        let keyID = blob.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        self.init(name: name, keyID: keyID, bytes: Array(blob.dropFirst(4)))
    }

    /// The key's ID and the signature in base64.
    var encoded: String { Base64.encode(keyID.bigEndianBytes + bytes) }

    var line: String { "\u{2014} \(name) \(encoded)" }
}

extension UInt32 {
    var bigEndianBytes: [UInt8] { (0..<4).reversed().map { UInt8(truncatingIfNeeded: self >> (8 * UInt32($0))) } }

    /// Eight lower-case hexadecimal digits.
    var hex8: String {
        let digits = String(self, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
