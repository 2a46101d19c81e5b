import Ledger

/// Random words that nobody guesses, and comparing them without telling how far they agree.
enum Secret {
    /// 32 random bytes in hexadecimal digits.
    static func random() -> String {
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
        return ContentDigest(of: bytes).hex
    }

    /// The SHA-256 of a text in hexadecimal digits.
    static func digest(of text: String) -> String {
        ContentDigest(of: Array(text.utf8)).hex
    }

    /// Whether two secrets are the same; takes the same time wherever they differ.
    static func areEqual(_ a: String, _ b: String) -> Bool {
        // The digests are of one length and unknown to whoever tries.
        let first = Array(digest(of: a).utf8)
        let second = Array(digest(of: b).utf8)
        var difference: UInt8 = 0
        for place in 0..<min(first.count, second.count) { difference |= first[place] ^ second[place] }
        return difference == 0 && first.count == second.count
    }
}
