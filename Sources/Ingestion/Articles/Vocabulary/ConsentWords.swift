/// Recognizes the notices that ask for consent to cookies and tracking, which no class name may announce.
struct ConsentWords: Sendable {
    static let standard = ConsentWords()

    private static let list = """
        cookie cookies consent einwilligung einwilligen zustimmung zustimmen datenschutz datenschutzerklärung privacy partner \
        partners partnern partenaires partenaire socios tracking tracker trackers device devices gerät geräte geräten appareil \
        terminal dispositivo advertising ads werbung anzeigen publicité publicités publicidad speichern store storing stocker \
        almacenar zugreifen accéder acceder vendors legitimate personalised personalized personalisierte personnalisés \
        personnalisées personalizados preferences einstellungen akzeptieren accept accepter aceptar measurement messen messung \
        technologien technologies browser consentement consentimiento ip-adresse privatsphäre widerrufen withdraw browsing
        """
    /// How many different words make a notice.
    private static let fewest = 4

    private let words: WordTable<Int>

    private init() {
        var words: [UInt64: Int] = [:]
        for (index, word) in Self.list.split(separator: " ").enumerated() { words[WordHash.of(word.utf8)] = index }
        self.words = WordTable(words)
    }

    /// Whether a text has several of the words.
    func isNotice(_ text: [UInt8]) -> Bool {
        var seen: Set<Int> = []
        for hash in WordHash.words(of: text) {
            if let index = words[hash] { seen.insert(index) }
        }
        return seen.count >= Self.fewest
    }
}
