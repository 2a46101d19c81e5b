/// A word of a text with a number that is equal for equal words, case and accents aside.
struct WordToken: Hashable {
    var start: Int
    var end: Int
    var hash: UInt64
    var isCapital: Bool

    /// The words of a text, in order.
    static func tokens(of text: ScalarText) -> [WordToken] {
        var tokens: [WordToken] = []
        tokens.reserveCapacity(text.count / 6)
        var offset = 0
        while offset < text.count {
            guard text.scalars[offset].isWordCharacter else {
                offset += 1
                continue
            }
            let start = offset
            var hash = NameHash()
            while offset < text.count, text.scalars[offset].isWordCharacter {
                hash.add(text.folded[offset])
                offset += 1
            }
            tokens.append(
                WordToken(start: start, end: offset, hash: hash.value, isCapital: text.scalars[start].isUpper))
        }
        return tokens
    }

    /// The hashes of the words of a phrase.
    static func hashes(of phrase: String) -> [UInt64] {
        tokens(of: ScalarText(phrase)).map(\.hash)
    }
}

/// FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) over the folded letters of a word.
struct NameHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    init() {}

    init(_ scalars: some Sequence<Unicode.Scalar>) {
        for scalar in scalars { add(scalar) }
    }

    /// Adds a scalar that `ScalarText` has folded.
    mutating func add(_ scalar: Unicode.Scalar) {
        value = (value ^ UInt64(NameKey.of(scalar))) &* 0x100_0000_01B3
    }

    /// Spreads a number over all bits, so that sums of such numbers stand for sets.
    static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = value &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
