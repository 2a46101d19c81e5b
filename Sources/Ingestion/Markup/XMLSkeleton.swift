/// A mended document taken apart: its tags, for libxml2, and its texts and plain attributes, which need no parser any
/// more.
///
/// Nine tenths of a feed are text. libxml2 looks at each of its characters, and calls back for each reference; here the
/// texts go to the reader as they lie in the source, and so do attributes of which the value is as it is written and the
/// name of no namespace. libxml2 has the structure to parse, and namespaces, and nothing else.
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

    /// An attribute whose value is as it is written.
    struct Attribute {
        /// How many elements begin or end before its own begins.
        var event: Int32
        /// Which of `names` it bears.
        var name: Int32
        var start: Int32
        var end: Int32

        var range: Range<Int> { Int(start)..<Int(end) }
    }

    /// A piece of a tag that was left out, attributes and the white space before them.
    struct Cut {
        /// Where in `tags` it belongs.
        var offset: Int32
        var start: Int32
        var end: Int32

        var range: Range<Int> { Int(start)..<Int(end) }
    }

    /// Well-formed XML without any text, `padding` behind it.
    var tags: [UInt8]
    /// How many elements begin and end in `tags`; `nil` where nobody counted.
    var events: Int?
    var texts: [Text] = []
    var attributes: [Attribute] = []
    /// The names of elements and attributes, each once, as ranges of the source.
    var names: [Range<Int>] = []
    var cuts: [Cut] = []
    var source: [UInt8] = []
    /// Texts whose references have been resolved.
    var decoded: [UInt8] = []
    /// Whether anything had to be mended.
    var isRepaired: Bool

    /// White space that follows the tags: where its input comes to an end, libxml2 asks for more at each token, and of a
    /// small feed all is near the end.
    static let padding = [UInt8](repeating: 0x20, count: 512)

    /// The document in one piece again, its texts escaped.
    var joined: XMLSkeleton {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(tags.count + source.count)
        var copied = 0
        func copy(to offset: Int32) {
            bytes.append(contentsOf: tags[copied..<Int(offset)])
            copied = Int(offset)
        }
        var left = cuts[...]
        func putBack(before offset: Int32) {
            while let cut = left.first, cut.offset <= offset {
                copy(to: cut.offset)
                bytes.append(contentsOf: source[cut.range])
                left.removeFirst()
            }
        }
        for text in texts {
            putBack(before: text.offset)
            copy(to: text.offset)
            for byte in text.isDecoded ? decoded[text.range] : source[text.range] {
                switch byte {
                case 0x26: bytes.append(contentsOf: "&amp;".utf8)
                case 0x3C: bytes.append(contentsOf: "&lt;".utf8)
                case 0x3E: bytes.append(contentsOf: "&gt;".utf8)
                default: bytes.append(byte)
                }
            }
        }
        putBack(before: .max)
        bytes.append(contentsOf: tags[copied...].dropLast(tags.isEmpty ? 0 : Self.padding.count))
        return XMLSkeleton(tags: bytes, events: nil, isRepaired: isRepaired)
    }
}
