/// The names of a document's elements and attributes, each once, and no more of them than a feed may have.
///
/// libxml2 keeps each name in a table that stops growing at some thousand slots (dict.c, `MAX_DICT_HASH`): a document of
/// half a million names, some megabytes, would take it half a minute.
struct MarkupNames {
    /// Feeds have some dozens.
    static let most = 4096
    /// So many are looked through; beyond them a table is kept.
    private static let few = 24

    private(set) var all: [Range<Int>] = []
    /// The tag in which each was an attribute last.
    private var tags: [Int] = []
    private var tag = 0
    /// The last name of each kind of length and ends: a feed has hardly two of a kind.
    private var recent = [Int](repeating: -1, count: 64)
    /// Numbers in open addressing, -1 where there is none; empty as long as the names are few.
    private var slots: [Int] = []

    /// Begins a tag, no two attributes of which may have one name.
    mutating func beginTag() { tag += 1 }

    /// Numbers the name of an attribute; `nil` where it stands in the tag already, or there are too many names.
    mutating func attribute(_ name: Range<Int>, in source: [UInt8]) -> Int? {
        guard let number = number(of: name, in: source), tags[number] != tag else { return nil }
        tags[number] = tag
        return number
    }

    /// Numbers a name; `nil` where there are too many.
    mutating func number(of name: Range<Int>, in source: [UInt8]) -> Int? {
        source.withUnsafeBytes { raw in
            let kind = (Int(raw[name.lowerBound]) ^ Int(raw[name.upperBound - 1]) << 2 ^ name.count << 4) & 63
            let held = recent[kind]
            if held >= 0, Self.isSame(all[held], name, in: raw) { return held }
            guard let number = all.count <= Self.few ? lookedThrough(name, raw) : hashed(name, raw) else { return nil }
            recent[kind] = number
            return number
        }
    }

    private mutating func lookedThrough(_ name: Range<Int>, _ raw: UnsafeRawBufferPointer) -> Int {
        for number in all.indices where Self.isSame(all[number], name, in: raw) { return number }
        let number = append(name)
        if all.count > Self.few {
            slots = [Int](repeating: -1, count: 4 * Self.most)
            for number in all.indices { slots[slot(of: all[number], raw)] = number }
        }
        return number
    }

    private mutating func hashed(_ name: Range<Int>, _ raw: UnsafeRawBufferPointer) -> Int? {
        let slot = slot(of: name, raw)
        if slots[slot] >= 0 { return slots[slot] }
        guard all.count < Self.most else { return nil }
        slots[slot] = append(name)
        return slots[slot]
    }

    private mutating func append(_ name: Range<Int>) -> Int {
        all.append(name)
        tags.append(-1)
        return all.count - 1
    }

    /// The slot in which a name stands, or may be put; a quarter of the slots are ever taken.
    private func slot(of name: Range<Int>, _ raw: UnsafeRawBufferPointer) -> Int {
        // FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in raw[name] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        var slot = Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1)
        while slots[slot] >= 0, !Self.isSame(all[slots[slot]], name, in: raw) { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    @inline(__always)
    private static func isSame(_ a: Range<Int>, _ b: Range<Int>, in raw: UnsafeRawBufferPointer) -> Bool {
        guard a.count == b.count else { return false }
        for k in 0..<a.count where raw[a.lowerBound &+ k] != raw[b.lowerBound &+ k] { return false }
        return true
    }
}
