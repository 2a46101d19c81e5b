import Ingestion

/// The words of a text as hashes at their places, the unit in which copying is measured.
///
/// Letter case, accents and punctuation are left out, so that a copy with other quotation marks is still one. In a
/// script without spaces each sign counts as a word.
struct WordSequence: Sendable {
    private(set) var hashes: [UInt64] = []
    /// In scalars; as many as `hashes`.
    private(set) var spans: [TextSpan] = []
    /// Whether each word stands between quotation marks.
    private(set) var isQuoted: [Bool] = []

    init(_ scalars: [Unicode.Scalar]) {
        var letters: [UInt8] = []
        var quotes = QuoteState()
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            guard scalar.isWordCharacter else {
                quotes.pass(scalar, after: index > 0 ? scalars[index - 1] : " ")
                index += 1
                continue
            }
            let start = index
            let isIdeograph = scalar.isIdeograph
            letters.removeAll(keepingCapacity: true)
            repeat {
                ScalarFolding.append(scalars[index], to: &letters)
                index += 1
            } while index < scalars.count && !isIdeograph && scalars[index].isWordCharacter
                && !scalars[index].isIdeograph
            guard !letters.isEmpty else { continue }
            hashes.append(Self.hash(letters))
            spans.append(TextSpan(start, index))
            isQuoted.append(quotes.isOpen)
        }
    }

    var count: Int { hashes.count }

    /// FNV-1a in 64 bits.
    private static func hash(_ bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    /// Hashes of every run of `length` words, in order (a polynomial over the word hashes, rolled).
    func shingles(of length: Int) -> [UInt64] {
        guard length > 0, hashes.count >= length else { return [] }
        let base: UInt64 = 0x9E37_79B9_7F4A_7C15 | 1
        var power: UInt64 = 1
        for _ in 1..<max(length, 1) { power = power &* base }
        var rolling = hashes[..<length].reduce(UInt64(0)) { $0 &* base &+ $1 }
        var result = [Self.mix(rolling)]
        result.reserveCapacity(hashes.count - length + 1)
        for index in length..<max(hashes.count, length) {
            rolling = (rolling &- hashes[index - length] &* power) &* base &+ hashes[index]
            result.append(Self.mix(rolling))
        }
        return result
    }

    /// The last step of SplitMix64, so that every bit depends on every word.
    private static func mix(_ value: UInt64) -> UInt64 {
        var value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

/// Whether a place stands between quotation marks; a paragraph's end closes what was left open.
struct QuoteState: Sendable {
    private enum Closing: Sendable {
        case guillemets, low, curly, straight
    }

    private var open: Closing?
    private var lineEnds = 0

    var isOpen: Bool { open != nil }

    mutating func pass(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar) {
        if scalar.isLineEnd {
            lineEnds += 1
            if lineEnds > 1 { open = nil }
            return
        }
        lineEnds = 0
        switch scalar {
        case "«", "»":
            // French and Swiss quotations open with «, German books' with »: whichever comes first opens.
            open = open == nil ? .guillemets : open == .guillemets ? nil : open
        case "„": open = open ?? .low
        case "“": open = open == nil ? .curly : open == .low ? nil : open
        case "”": open = open == .curly || open == .low ? nil : open ?? (previous.isWordCharacter ? nil : .curly)
        case "\"": open = open == nil ? .straight : open == .straight || open == .low ? nil : open
        default: break
        }
    }
}
