/// Recognizes furniture by what it says, see `Phrases`.
struct PhraseBook: Sendable {
    static let standard = PhraseBook()

    /// Phrases by their first two bytes.
    private var phrases: [UInt16: [(bytes: [UInt8], category: Phrases.Category)]] = [:]

    private init() {
        for (category, list) in Phrases.beginnings {
            for phrase in list.split(separator: "|") {
                let bytes = Array(phrase.utf8)
                guard bytes.count >= 2 else { continue }
                phrases[UInt16(bytes[0]) << 8 | UInt16(bytes[1]), default: []].append((bytes, category))
            }
        }
    }

    /// The category of a text that begins with a phrase.
    func category(of text: [UInt8]) -> Phrases.Category? {
        if let category = begins(Self.lowered(text)) { return category }
        // "12 comments": a number says nothing.
        guard let first = text.first, first.isASCIIDigit else { return nil }
        let counted = begins(Self.lowered(Array(text.prefix(80).drop { $0.isASCIIDigit || $0 == 0x2E || $0 == 0x20 })))
        return counted == .comments ? counted : nil
    }

    private func begins(_ start: [UInt8]) -> Phrases.Category? {
        guard start.count >= 2 else { return nil }
        var best: (length: Int, category: Phrases.Category)?
        for phrase in phrases[UInt16(start[0]) << 8 | UInt16(start[1])] ?? [] {
            guard phrase.bytes.count <= start.count, start.starts(with: phrase.bytes),
                phrase.bytes.count > best?.length ?? 0
            else {
                continue
            }
            // A phrase ends where a word ends.
            let next = phrase.bytes.count < start.count ? start[phrase.bytes.count] : 0x20
            let isWordEnd =
                phrase.bytes.last.map { !$0.isASCIILetter && $0 < 0x80 } ?? false
                || !(next.isASCIILetter || next.isASCIIDigit) || next >= 0x80
            if isWordEnd { best = (phrase.bytes.count, phrase.category) }
        }
        return best?.category
    }

    /// Whether a text speaks of newsletters or subscriptions anywhere.
    static func offersNewsletter(_ text: [UInt8]) -> Bool {
        let lower = text.map(\.asciiLowercased)
        return lower.containsSequence("newsletter") || lower.containsSequence("sign up")
            || lower.containsSequence("subscri")
            || lower.containsSequence("abonn") || lower.containsSequence("follow us") || lower.containsSequence("suscr")
    }

    /// The first bytes of a text in lower case (Latin and Cyrillic), without signs before the first letter.
    private static func lowered(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(64)
        var index = 0
        while index < text.count, text[index] < 0x80, !text[index].isASCIILetter, !text[index].isASCIIDigit,
            text[index] != 0x28,
            text[index] != 0x5B
        {
            index += 1
        }
        // Arrows, bullets, quotation marks.
        while index + 2 < text.count, text[index] == 0xE2 {
            index += 3
            while index < text.count, text[index] == 0x20 { index += 1 }
        }
        while index < text.count, result.count < 64 {
            let byte = text[index]
            if byte == 0xC3, index + 1 < text.count {
                let next = text[index + 1]
                result.append(byte)
                result.append(next >= 0x80 && next <= 0x9E ? next + 0x20 : next)
                index += 2
            } else if byte == 0xD0, index + 1 < text.count {
                let next = text[index + 1]
                if next >= 0x90, next <= 0x9F {
                    result += [0xD0, next + 0x20]
                } else if next >= 0xA0, next <= 0xAF {
                    result += [0xD1, next - 0x20]
                } else {
                    result += [byte, next]
                }
                index += 2
            } else {
                result.append(byte.asciiLowercased)
                index += 1
            }
        }
        return result
    }
}
