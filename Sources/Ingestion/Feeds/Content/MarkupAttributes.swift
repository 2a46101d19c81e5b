/// The attributes of a tag, in order.
struct MarkupAttributes: Sequence, IteratorProtocol {
    /// An attribute with a value.
    struct Attribute {
        var name: Range<Int>
        /// Without its quotes.
        var value: Range<Int>
        var isQuoted: Bool
    }

    private let bytes: ArraySlice<UInt8>
    private var i: Int

    /// - Parameter bytes: what stands between a tag's name and its `>`.
    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        i = bytes.startIndex
    }

    mutating func next() -> Attribute? {
        while i < bytes.endIndex {
            while i < bytes.endIndex, bytes[i] <= 0x20 || bytes[i] == 0x2F { i += 1 }
            let start = i
            while i < bytes.endIndex, bytes[i] > 0x20, bytes[i] != 0x3D, bytes[i] != 0x2F || i == start { i += 1 }
            let name = start..<i
            while i < bytes.endIndex, bytes[i] <= 0x20 { i += 1 }
            guard i < bytes.endIndex, bytes[i] == 0x3D else {
                if i == start { i += 1 }
                continue
            }
            i += 1
            while i < bytes.endIndex, bytes[i] <= 0x20 { i += 1 }
            guard i < bytes.endIndex else { return nil }
            let quote = bytes[i]
            if quote == 0x22 || quote == 0x27 {
                let value = i + 1
                i = bytes[value...].firstIndex(of: quote) ?? bytes.endIndex
                let attribute = Attribute(name: name, value: value..<i, isQuoted: true)
                i = Swift.min(i + 1, bytes.endIndex)
                return attribute
            }
            let value = i
            while i < bytes.endIndex, bytes[i] > 0x20 { i += 1 }
            return Attribute(name: name, value: value..<i, isQuoted: false)
        }
        return nil
    }
}
