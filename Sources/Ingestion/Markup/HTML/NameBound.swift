/// Bounds how many different names of tags, attributes and entities a page may hold.
///
/// libxml2 keeps each name in a table that stops growing at some thousand slots, and walks through all names of a slot
/// for each further one (dict.c, `MAX_DICT_HASH`): a million names would take half a minute. A tag with a name beyond
/// the bound is blanked, of a reference its sign.
struct NameBound {
    /// Real pages have some hundred.
    static let mostNames = 60_000

    /// Hashes of the names seen, in open addressing; 0 is an empty slot.
    private var slots = [UInt64](repeating: 0, count: 1 << 17)
    private var count = 0

    /// Blanks what is too much in one pass.
    static func apply(to buffer: UnsafeMutableBufferPointer<UInt8>) {
        var bound = NameBound()
        var index = 0
        while index < buffer.count {
            switch buffer[index] {
            case 0x3C: index = bound.readTag(buffer, from: index)
            case 0x26:
                let end = nameEnd(buffer, from: index + 1)
                if end > index + 1, !bound.admits(buffer, index + 1..<end) { buffer[index] = 0x20 }
                index = max(index + 1, end)
            default: index += 1
            }
        }
    }

    /// Reads a tag, and blanks it where it holds a new name beyond the bound.
    ///
    /// - Returns: the index behind it.
    private mutating func readTag(_ buffer: UnsafeMutableBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start + 1
        if index < buffer.count, buffer[index] == 0x2F { index += 1 }
        guard index < buffer.count, buffer[index].isASCIILetter else { return start + 1 }
        var isAdmitted = true
        var quote: UInt8 = 0
        var previous: UInt8 = 0x20
        while index < buffer.count {
            let byte = buffer[index]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 0x3E {
                break
            } else if byte == 0x22 || byte == 0x27, previous == 0x3D {
                quote = byte
            } else if previous <= 0x20 || previous == 0x2F || index == start + 1, Self.isNameByte(byte) {
                let end = Self.nameEnd(buffer, from: index)
                if !admits(buffer, index..<end) { isAdmitted = false }
                previous = buffer[end - 1]
                index = end
                continue
            }
            previous = byte
            index += 1
        }
        if !isAdmitted {
            for position in start..<min(index + 1, buffer.count) { buffer[position] = 0x20 }
        }
        return min(index + 1, buffer.count)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80 || byte == 0x2D || byte == 0x5F || byte == 0x3A
            || byte == 0x2E
    }

    private static func nameEnd(_ buffer: UnsafeMutableBufferPointer<UInt8>, from start: Int) -> Int {
        var end = start
        while end < buffer.count, isNameByte(buffer[end]) { end += 1 }
        return end
    }

    /// Whether a name is known, or there is room for it.
    private mutating func admits(_ buffer: UnsafeMutableBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var hash = WordHash.seed
        for index in range { hash = WordHash.step(hash, buffer[index].asciiLowercased) }
        hash |= 1
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        while slots[slot] != 0 {
            if slots[slot] == hash { return true }
            slot = (slot + 1) & mask
        }
        guard count < Self.mostNames else { return false }
        slots[slot] = hash
        count += 1
        return true
    }
}
