/// Random numbers that are the same in every run (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A text of the characters that go wrong first: quotation marks, no-break spaces, marks, emoji, Hebrew, controls.
    mutating func text(upTo count: Int) -> String {
        let scalars: [Unicode.Scalar] = [
            "a", "B", "é", "ß", " ", "\u{A0}", "«", "»", "„", "“", "\"", "\\", "/", "\n", "\t", "\u{1}", "\u{301}",
            "\u{200D}", "😀", "ש", "\u{202E}", "中", "\u{FFFD}", "0", "{", ",", "\u{7F}", "\u{10FFFF}", "ﬁ", "Å",
        ]
        var view = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...count, using: &self) {
            view.append(scalars[Int.random(in: 0..<scalars.count, using: &self)])
        }
        return String(view)
    }
}
