/// Decodes the character references that turn up in attribute values and JSON: numbers and the common names.
enum CharacterReferences {
    /// No reference is longer, with its signs.
    private static let longest = NamedCharacters.longest + 2

    /// Decodes once, and once more where a reference had itself been escaped (`&amp;quot;`).
    static func decoded(_ bytes: [UInt8]) -> [UInt8] {
        let once = decodedOnce(bytes)
        return once.contains(0x26) ? decodedOnce(once) : once
    }

    private static func decodedOnce(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(0x26) else { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0x26,
                let end = bytes[index..<min(index + longest, bytes.count)].firstIndex(of: 0x3B),
                let text = decoded(bytes[(index + 1)..<end])
            {
                result.append(contentsOf: text.utf8)
                index = end + 1
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }

    private static func decoded(_ reference: ArraySlice<UInt8>) -> String? {
        guard let code = reference.first == 0x23 ? number(reference) : NamedCharacters.scalar(named: reference),
            let scalar = Unicode.Scalar(code)
        else { return nil }
        return String(Character(scalar))
    }

    private static func number(_ reference: ArraySlice<UInt8>) -> UInt32? {
        let digits = String(decoding: reference.dropFirst(), as: UTF8.self)
        let code = digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let code, code > 0x1F || code == 0x0A || code == 0x09 else { return nil }
        return NamedCharacters.intended(code)
    }
}
