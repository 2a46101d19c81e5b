/// Guesses the encoding of bytes that are no UTF-8 and have no label that holds.
enum EncodingGuess {
    /// How many bytes are looked at.
    private static let sampleSize = 64 << 10
    /// Under so many bytes beyond ASCII uchardet takes Western texts for Central European ones; from here on it took
    /// none of some hundred German, French and English passages so.
    private static let fewLatinBytes = 12

    /// Returns what uchardet finds where that can be believed, else windows-1252.
    static func encoding(of bytes: [UInt8]) -> CharacterEncoding {
        let sample = textSample(of: bytes)
        guard let label = UchardetDetector.label(for: sample[...]), let encoding = CharacterEncoding(label: label),
            encoding.scheme == .singleByte || encoding.scheme == .multiByte
        else { return .windows1252 }
        let high = sample.count { $0 >= 0x80 }
        let isLatin = latin.contains(encoding.name)
        if isLatin, high < fewLatinBytes { return .windows1252 }
        // The two differ in eight characters, of which only the euro sign tells them apart.
        if encoding.name == "iso-8859-15", !sample.contains(0xA4) { return .windows1252 }
        if !isLatin, encoding.scheme == .singleByte {
            // Letters of another script stand in runs; accents stand alone.
            var runs = 0
            for i in sample.indices where sample[i] >= 0x80 && (i == 0 || sample[i - 1] < 0x80) { runs += 1 }
            if high < runs * 2 { return .windows1252 }
        }
        return encoding
    }

    private static let latin: Set<String> = [
        "windows-1250", "windows-1252", "windows-1254", "windows-1257", "windows-1258", "iso-8859-2", "iso-8859-3",
        "iso-8859-4", "iso-8859-10", "iso-8859-13", "iso-8859-14", "iso-8859-15", "iso-8859-16", "macintosh",
        "mac-centraleurope", "ibm850", "ibm852",
    ]

    /// The text between tags, which is what a guess should rest on.
    private static func textSample(of bytes: [UInt8]) -> [UInt8] {
        var sample: [UInt8] = []
        var isTag = false
        for byte in bytes.prefix(1 << 20) {
            if byte == 0x3C {
                isTag = true
            } else if byte == 0x3E {
                isTag = false
                sample.append(0x20)
            } else if !isTag || byte >= 0x80 {
                sample.append(byte)
            }
            if sample.count >= sampleSize { break }
        }
        return sample
    }
}
