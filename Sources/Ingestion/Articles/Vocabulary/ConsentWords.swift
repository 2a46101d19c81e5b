/// Recognizes the notices that ask for consent to cookies and tracking, which no class name may announce.
struct ConsentWords: Sendable {
    static let standard = ConsentWords()

    /// Words for the same thing are parted by bars.
    private static let list = """
        cookie|cookies consent|consentement|consentimiento|einwilligung|einwilligen zustimmung|zustimmen \
        datenschutz|datenschutzerklärung|privacy|privatsphäre partner|partners|partnern|partenaires|partenaire|socios \
        tracking|tracker|trackers device|devices|gerät|geräte|geräten|appareil|terminal|dispositivo \
        advertising|ads|werbung|anzeigen|publicité|publicités|publicidad speichern|store|storing|stocker|almacenar \
        zugreifen|accéder|acceder|access vendors legitimate \
        personalised|personalized|personalisierte|personnalisés|personnalisées|personalizados \
        preferences|einstellungen akzeptieren|accept|accepter|aceptar measurement|messen|messung \
        technologien|technologies browser|browsing ip-adresse widerrufen|withdraw
        """
    /// How many different things make a notice.
    private static let fewest = 4
    /// No word of the list is shorter, in bytes.
    private static let shortest = 3

    /// For each word the bit of the thing that it means.
    private let words: WordTable<UInt64>

    private init() {
        var words: [UInt64: UInt64] = [:]
        for (index, things) in Self.list.split(separator: " ").enumerated() {
            for word in things.split(separator: "|") { words[WordHash.of(word.utf8)] = 1 << UInt64(index & 63) }
        }
        self.words = WordTable(words)
    }

    /// The things that a run of text speaks of, as bits.
    func things(in text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var things: UInt64 = 0
        var hash = WordHash.seed
        var length = 0
        for byte in text {
            if byte.isASCIILetter || byte >= 0x80 {
                hash = WordHash.step(hash, byte.asciiLowercased)
                length += 1
            } else {
                if length >= Self.shortest, let thing = words[hash] { things |= thing }
                hash = WordHash.seed
                length = 0
            }
        }
        if length >= Self.shortest, let thing = words[hash] { things |= thing }
        return things
    }

    /// Whether so many things make a notice.
    static func isNotice(_ things: UInt64) -> Bool { things.nonzeroBitCount >= fewest }
}
