/// A table from word hashes to values that is only read, so that one multiplication and mostly one look suffice.
struct WordTable<Value: Sendable>: Sendable {
    private let keys: [UInt64]
    private let values: [Value?]
    private let shift: UInt64

    init(_ entries: [UInt64: Value]) {
        var bits: UInt64 = 4
        while 1 << bits < entries.count * 3 { bits += 1 }
        let size = 1 << Int(bits)
        var keys = Array(repeating: UInt64(0), count: size)
        var values = [Value?](repeating: nil, count: size)
        shift = 64 - bits
        for (key, value) in entries {
            var slot = Self.slot(key, shift)
            while values[slot] != nil { slot = (slot + 1) & (size - 1) }
            keys[slot] = key
            values[slot] = value
        }
        self.keys = keys
        self.values = values
    }

    subscript(key: UInt64) -> Value? {
        var slot = Self.slot(key, shift)
        while let value = values[slot] {
            if keys[slot] == key { return value }
            slot = (slot + 1) & (keys.count - 1)
        }
        return nil
    }

    @inline(__always)
    private static func slot(_ key: UInt64, _ shift: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
    }
}
