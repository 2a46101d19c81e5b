/// The frame at the front of a `.warc.zst` file that holds the dictionary of all its records
/// (https://iipc.github.io/warc-specifications/specifications/warc-zstd/).
///
/// It is a frame that decoders skip, of a kind of its own; what it holds may itself be packed.
struct ZstdDictionary {
    /// What the frames of records are unpacked with.
    let bytes: [UInt8]

    private static let magic: [UInt8] = [0x5D, 0x2A, 0x4D, 0x18]
    static let headLength = 8
    /// The longest dictionary that is read, packed or not; those of the field have a megabyte.
    private static let longest = 32 << 20

    /// How long such a frame is behind its head of eight bytes; `nil` where the file begins with something else.
    static func length(head: [UInt8]) -> Int? {
        guard head.count >= headLength, head.starts(with: magic) else { return nil }
        let length = head[4..<headLength].reversed().reduce(0) { $0 << 8 | Int($1) }
        return length <= longest ? length : nil
    }

    /// Takes what the frame holds; `nil` where that is packed, and damaged.
    init?(content: [UInt8]) {
        guard content.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) else {
            bytes = content
            return
        }
        guard let unpacked = ZstdFrames.unpack(content, maxBytes: Self.longest) else { return nil }
        bytes = unpacked
    }
}
