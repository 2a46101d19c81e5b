/// Bytes from outside as valid UTF-8, with what was learnt on the way.
public struct DecodedText: Sendable {
    /// Valid UTF-8 without a byte order mark; what could not be decoded is U+FFFD.
    public let utf8: [UInt8]
    /// The encoding that was used, by its WHATWG name in lower case (`utf-8`, `windows-1252`).
    public let encoding: String
    /// Whether the bytes refuted their label, or held sequences that the encoding doesn't have.
    public let repaired: Bool

    public init(utf8: [UInt8], encoding: String, repaired: Bool) {
        self.utf8 = utf8
        self.encoding = encoding
        self.repaired = repaired
    }
}
