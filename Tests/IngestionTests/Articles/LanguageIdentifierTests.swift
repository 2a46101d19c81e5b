import Ingestion
import Testing

@Suite("LanguageIdentifier")
struct LanguageIdentifierTests {
    @Test(
        "A sentence is enough",
        arguments: [
            ("Le maire a démissionné mardi.", "fr"), ("Selon la police, il n'y a pas de blessés.", "fr"),
            ("La grève continue à Paris.", "fr"), ("Der Minister ist am Montag zurückgetreten.", "de"),
            ("Das Gericht hat die Klage abgewiesen.", "de"), ("The minister resigned on Monday.", "en"),
            ("Police said nobody was hurt in the fire.", "en"), ("El presidente no ha dicho nada sobre la ley.", "es"),
            ("Il ministro ha detto che non si dimette.", "it"), ("De minister heeft het plan niet gezien.", "nl"),
            ("Министр подал в отставку в понедельник.", "ru"), ("首相は月曜日に辞任を表明した。国会は混乱している。", "ja"),
            ("总理周一宣布辞职，议会陷入混乱，反对党要求提前举行大选。", "zh"), ("총리는 월요일 사임을 발표했다. 국회는 혼란에 빠졌다.", "ko"),
            ("Statsministeren sier at han ikke vil gå av.", "no"),
            ("Statsministern säger att han inte tänker avgå.", "sv"),
            ("Premier powiedział, że nie poda się do dymisji.", "pl"),
            ("Başbakan istifa etmeyeceğini söyledi ve gitti.", "tr"),
        ])
    func identifies(_ text: String, _ language: String) {
        #expect(LanguageIdentifier.language(of: text) == language)
    }

    @Test("A wrong word of the page doesn't outweigh a text")
    func doubtsTheHint() {
        let text =
            "Der Minister ist am Montag zurückgetreten, wie die Regierung mitteilte. Ein Nachfolger steht noch nicht fest."
        #expect(LanguageIdentifier.language(of: text, hint: "en-US") == "de")
    }

    @Test("The page's word decides where the text says nothing")
    func takesTheHint() {
        #expect(LanguageIdentifier.language(of: "Budapest 2026", hint: "hu") == "hu")
        #expect(LanguageIdentifier.language(of: "12345") == nil)
    }
}
