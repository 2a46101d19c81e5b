/// A mended document taken apart: its tags, for libxml2, and its texts, which need no parser any more.
///
/// Nine tenths of a feed are text. libxml2 looks at each of its characters, and calls back for each reference; here the
/// texts go to the reader as they lie in the source, so that libxml2 has the structure to parse and nothing else.
struct XMLSkeleton {
    /// A piece of text and where it belongs.
    struct Text {
        /// How many elements begin or end before it.
        var event: Int32
        /// Where in `tags` it belongs.
        var offset: Int32
        var start: Int32
        var end: Int32
        /// Whether it lies in `decoded`, not in `source`.
        var isDecoded: Bool

        var range: Range<Int> { Int(start)..<Int(end) }
    }

    /// Well-formed XML without any text.
    var tags: [UInt8]
    /// How many elements begin and end in `tags`; `nil` where nobody counted.
    var events: Int?
    var texts: [Text] = []
    var source: [UInt8] = []
    /// Texts whose references have been resolved.
    var decoded: [UInt8] = []
    /// Whether anything had to be mended.
    var isRepaired: Bool

    /// The document in one piece again, its texts escaped.
    var joined: XMLSkeleton {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(tags.count + source.count)
        var copied = 0
        for text in texts {
            bytes.append(contentsOf: tags[copied..<Int(text.offset)])
            copied = Int(text.offset)
            for byte in text.isDecoded ? decoded[text.range] : source[text.range] {
                switch byte {
                case 0x26: bytes.append(contentsOf: "&amp;".utf8)
                case 0x3C: bytes.append(contentsOf: "&lt;".utf8)
                case 0x3E: bytes.append(contentsOf: "&gt;".utf8)
                default: bytes.append(byte)
                }
            }
        }
        bytes.append(contentsOf: tags[copied...])
        return XMLSkeleton(tags: bytes, events: nil, isRepaired: isRepaired)
    }
}
