/// Recognizes what is no text at all.
enum BinarySignature {
    private static let signatures: [(bytes: [UInt8], name: String)] = [
        ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"), ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        (Array("GIF8".utf8), "a GIF picture"), (Array("%PDF-".utf8), "a PDF document"),
        ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive"), ([0x1F, 0x8B], "gzip data"), (Array("BZh".utf8), "bzip2 data"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz data"), ([0x28, 0xB5, 0x2F, 0xFD], "zstd data"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"), (Array("OggS".utf8), "a recording"),
        (Array("ID3".utf8), "a recording"),
        (Array("RIFF".utf8), "a recording or picture"), (Array("wOFF".utf8), "a font"), (Array("wOF2".utf8), "a font"),
        ([0x00, 0x00, 0x01, 0x00], "an icon"), (Array("SQLite format 3".utf8), "a database"),
        ([0x00, 0x61, 0x73, 0x6D], "a program"),
    ]

    /// Returns what the bytes are, for a message; `nil` where they may be text.
    static func kind(of bytes: [UInt8]) -> String? {
        // Documents begin with markup, with a brace or with white space, and no signature does.
        if let first = bytes.first, ![0x3C, 0x7B, 0x20, 0x0A, 0x0D, 0x09].contains(first) {
            for signature in signatures where bytes.starts(with: signature.bytes) { return signature.name }
        }
        if bytes.count > 8, bytes[4..<8].elementsEqual("ftyp".utf8) { return "a film or picture" }
        if ByteOrder.mark(of: bytes) != nil || ByteOrder.unmarked(bytes) != nil { return nil }
        // Text has hardly any zero bytes or controls, whatever its encoding; escape (0x1B) belongs to ISO 2022.
        let head = bytes.prefix(4096)
        guard head.withUnsafeBytes({ ByteSearch.firstControl(in: $0, from: 0) }) < head.count else { return nil }
        var zeros = 0
        var controls = 0
        for byte in head where byte < 0x20 {
            switch byte {
            case 0x00: zeros += 1
            case 0x09, 0x0A, 0x0C, 0x0D, 0x1B: break
            default: controls += 1
            }
        }
        return zeros * 32 > head.count || (zeros + controls) * 8 > head.count ? "binary data" : nil
    }
}
