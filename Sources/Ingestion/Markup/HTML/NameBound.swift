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

    /// Blanks what is too much.
    static func apply(to buffer: UnsafeMutableBufferPointer<UInt8>) {
        var bound = NameBound()
        guard var walk = TagWalk(UnsafeBufferPointer(buffer)) else { return }
        while let tag = walk.next() {
            guard tag.kind == .start || tag.kind == .end else { continue }
            var isAdmitted = bound.admits(buffer, tag.name)
            if tag.kind == .start {
                _ = walk.readAttributes(of: tag) { attribute in
                    if !bound.admits(buffer, attribute.name) { isAdmitted = false }
                } junk: { _ in
                }
            }
            // The text of a script, a few digits, goes with its tag.
            if !isAdmitted { buffer[tag.start..<walk.index].update(repeating: 0x20) }
        }
        for index in buffer.indices where buffer[index] == 0x26 {
            var end = index + 1
            while end < buffer.count, isReferenceByte(buffer[end]) { end += 1 }
            if end > index + 1, !bound.admits(buffer, index + 1..<end) { buffer[index] = 0x20 }
        }
    }

    private static func isReferenceByte(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80 || byte == 0x2D || byte == 0x5F || byte == 0x3A
            || byte == 0x2E
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
