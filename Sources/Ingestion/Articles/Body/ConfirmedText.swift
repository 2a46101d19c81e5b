/// A text that the page's structured data give as the article's body, for asking whether a block stands in it.
///
/// Windows of letters and digits are hashed, so that markup, white space and quotation marks don't matter.
struct ConfirmedText: Sendable {
    private static let window = 16
    private var slots: [UInt32]
    private let mask: Int
    /// Letters and digits of the text, in bytes.
    let length: Int

    init(_ text: [UInt8]) {
        let key = ComparisonKey.bytes(of: text)
        length = key.count
        var size = 16
        while size < key.count * 2, size < 1 << 22 { size *= 2 }
        mask = size - 1
        slots = Array(repeating: 0, count: size)
        guard key.count >= Self.window else { return }
        Self.forEachWindow(key) { hash in
            var slot = Int(hash) & mask
            var steps = 0
            while slots[slot] != 0, slots[slot] != hash, steps < 64 {
                slot = (slot + 1) & mask
                steps += 1
            }
            slots[slot] = hash
        }
    }

    /// The share of a text's windows that occur, 0 to 1; 0 for what is too short to say.
    func share(of text: [UInt8]) -> Double {
        let key = ComparisonKey.bytes(of: text)
        guard key.count >= Self.window, length >= Self.window else { return 0 }
        var found = 0
        var all = 0
        Self.forEachWindow(key) { hash in
            all += 1
            var slot = Int(hash) & mask
            var steps = 0
            while slots[slot] != 0, steps < 64 {
                if slots[slot] == hash {
                    found += 1
                    break
                }
                slot = (slot + 1) & mask
                steps += 1
            }
        }
        return all == 0 ? 0 : Double(found) / Double(all)
    }

    /// Rolls a hash over all windows; none is 0.
    private static func forEachWindow(_ key: [UInt8], _ body: (UInt32) -> Void) {
        let base: UInt32 = 16_777_619
        var power: UInt32 = 1
        for _ in 1..<window { power = power &* base }
        var hash: UInt32 = 0
        for index in key.indices {
            if index >= window { hash = hash &- UInt32(key[index - window]) &* power }
            hash = hash &* base &+ UInt32(key[index])
            if index >= window - 1 {
                let mixed = (hash ^ (hash >> 15)) &* 0x2C1B_3C6D
                body(mixed == 0 ? 1 : mixed)
            }
        }
    }
}
