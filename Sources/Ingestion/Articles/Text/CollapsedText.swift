/// Text from markup as a reader sees it: one space for any white space, nothing invisible.
enum CollapsedText {
    /// What a scalar is to a reader, by the bytes that it begins with.
    enum Kind {
        case visible
        /// A space, a line end or a control character that separates.
        case space
        /// A soft hyphen, a zero-width space, a control character.
        case invisible
    }

    /// Judges the scalar at `index` of valid UTF-8.
    @inline(__always)
    static func kind(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (kind: Kind, length: Int) {
        let byte = bytes[index]
        if byte < 0x80 {
            if byte > 0x20 { return (byte == 0x7F ? .invisible : .visible, 1) }
            return (byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) ? .space : .invisible, 1)
        }
        if byte < 0xE0 {
            guard byte == 0xC2, index + 1 < bytes.count else { return (.visible, 2) }
            let next = bytes[index + 1]
            if next == 0xAD { return (.invisible, 2) }
            return (next < 0xA0 ? (next == 0x85 ? .space : .invisible) : .visible, 2)
        }
        if byte >= 0xF0 { return (.visible, 4) }
        guard index + 2 < bytes.count, byte == 0xE2 || byte == 0xEF else { return (.visible, 3) }
        let next = bytes[index + 1]
        let last = bytes[index + 2]
        if byte == 0xE2 {
            if next == 0x80 {
                if last == 0x8B { return (.invisible, 3) }
                if last == 0xA8 || last == 0xA9 { return (.space, 3) }
            } else if next == 0x81, last == 0xA0 {
                return (.invisible, 3)
            }
        } else if next == 0xBB, last == 0xBF {
            return (.invisible, 3)
        }
        return (.visible, 3)
    }

    /// Appends `source` with its white space collapsed; none is put at the very start of `target`, or after a space.
    static func append(_ source: UnsafeBufferPointer<UInt8>, to target: inout [UInt8], from floor: Int) {
        var index = 0
        let count = source.count
        while index < count {
            var run = index
            while run < count, source[run] > 0x20, source[run] < 0x7F { run += 1 }
            if run > index {
                target.append(contentsOf: UnsafeBufferPointer(rebasing: source[index..<run]))
                index = run
                continue
            }
            let (kind, length) = kind(source, at: index)
            switch kind {
            case .visible:
                target.append(contentsOf: UnsafeBufferPointer(rebasing: source[index..<min(index + length, count)]))
            case .space:
                if target.count > floor, let last = target.last, last != 0x20, last != 0x0A { target.append(0x20) }
            case .invisible:
                break
            }
            index += length
        }
    }

    /// Collapsed, without white space at its ends, in normalization form C.
    static func string(_ bytes: [UInt8]) -> String {
        var collapsed: [UInt8] = []
        collapsed.reserveCapacity(bytes.count)
        bytes.withUnsafeBufferPointer { append($0, to: &collapsed, from: 0) }
        let range = trimmedRange(of: collapsed, in: 0..<collapsed.count)
        return CanonicalForm.composed(String(decoding: collapsed[range], as: UTF8.self))
    }

    static func string(_ text: String) -> String { string(Array(text.utf8)) }

    /// The part of a range that has no white space of any script at its ends.
    static func trimmedRange(of bytes: [UInt8], in range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end {
            let length = spaceLength(bytes, at: start, before: end)
            if length == 0 { break }
            start += length
        }
        while end > start {
            var last = end - 1
            while last > start, bytes[last] & 0xC0 == 0x80 { last -= 1 }
            if spaceLength(bytes, at: last, before: end) != end - last { break }
            end = last
        }
        return start..<end
    }

    /// How many bytes the white space at `index` has; 0 where there is none.
    private static func spaceLength(_ bytes: [UInt8], at index: Int, before end: Int) -> Int {
        let byte = bytes[index]
        if byte <= 0x20 { return 1 }
        if byte == 0xC2, index + 1 < end, bytes[index + 1] == 0xA0 { return 2 }
        guard index + 2 < end else { return 0 }
        let next = bytes[index + 1]
        let last = bytes[index + 2]
        switch (byte, next) {
        case (0xE3, 0x80): return last == 0x80 ? 3 : 0
        case (0xE2, 0x80): return last <= 0x8A || last == 0xAF || last == 0xA8 || last == 0xA9 ? 3 : 0
        case (0xE2, 0x81): return last == 0x9F ? 3 : 0
        case (0xE1, 0x9A): return last == 0x80 ? 3 : 0
        default: return 0
        }
    }
}
