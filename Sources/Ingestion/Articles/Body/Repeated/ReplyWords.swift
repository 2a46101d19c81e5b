/// The words on which readers click below a comment, in the languages of the news.
struct ReplyWords: Sendable {
    static let standard = ReplyWords()

    private static let list = """
        reply|replies|report|report abuse|flag|upvote|antworten|antwort|melden|kommentar melden|gefällt mir|répondre|\
        signaler|signaler un abus|responder|denunciar|reportar|rispondi|segnala|beantwoorden|reageer|rapporteer|svar|\
        svara|anmäl|rapporter|odpowiedz|zgłoś|ответить|пожаловаться|yanıtla|şikayet et|返信|返信する|通報|回复|回覆|举报|\
        檢舉|답글|신고|رد|جواب दें|balas|trả lời
        """
    private let hashes: Set<UInt64>

    private init() {
        hashes = Set(Self.list.split(separator: "|").map { WordHash.of($0.utf8) })
    }

    /// Whether a run of text is one of the words, whatever its case in ASCII and the white space around it.
    func contains(_ text: ArraySlice<UInt8>) -> Bool {
        let bare = text.trimmed
        guard bare.count >= 3 else { return false }
        return hashes.contains(WordHash.of(bare.lazy.map(\.asciiLowercased)))
    }
}
