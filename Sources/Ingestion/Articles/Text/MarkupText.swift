/// Plain text from a value that may hold markup and character references.
enum MarkupText {
    static func plain(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard bytes.contains(0x26) || bytes.contains(0x3C) else { return CollapsedText.string(bytes) }
        return CollapsedText.string(CharacterReferences.decoded(withoutTags(bytes)))
    }

    /// Leaves out what looks like a tag; block tags leave a space.
    static func withoutTags(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(0x3C) else { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x3C, index + 1 < bytes.count,
                bytes[index + 1].isASCIILetter || bytes[index + 1] == 0x2F || bytes[index + 1] == 0x21,
                let end = bytes[index...].firstIndex(of: 0x3E)
            {
                let name = bytes[(index + 1)..<end].drop { $0 == 0x2F }.prefix { $0.isASCIILetter || $0.isASCIIDigit }
                if name.first.map({ [0x70, 0x64, 0x68, 0x6C, 0x75, 0x62].contains($0.asciiLowercased) }) == true,
                    name.count <= 4
                {
                    if name.count > 1 || name.first?.asciiLowercased == 0x70 { result.append(0x0A) }
                }
                index = end + 1
                continue
            }
            result.append(byte)
            index += 1
        }
        return result
    }
}
