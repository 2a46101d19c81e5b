/// Articles of about 4,000 scalars, made from sentences that cite in many ways and sentences that cite nobody.
enum SampleArticles {
    static let languages = ["de", "en", "fr"]

    /// So many articles, each of them different by the order of its sentences.
    static func articles(in language: String, count: Int) -> [String] {
        let sentences = Self.sentences[language] ?? []
        guard !sentences.isEmpty else { return [] }
        return (0..<count).map { number in
            var text = ""
            var index = number * 7
            while text.unicodeScalars.count < 4000 {
                text += sentences[index % sentences.count]
                index += number % 5 + 1
                text += index % 3 == 0 ? "\n\n" : " "
            }
            return text
        }
    }

    private static let sentences: [String: [String]] = [
        "de": [
            "„Wir haben die Brücke zu spät geprüft“, sagte Bürgermeisterin Anna Weber der „Augsburger Allgemeinen“.",
            "Nach Angaben der Polizei wurde bei dem Unfall am Montagabend niemand verletzt.",
            "Die Straße führt durch ein enges Tal, in dem seit Jahren kaum noch jemand wohnt.",
            "Wie der „Spiegel“ unter Berufung auf Regierungskreise berichtet, soll das Gesetz erst im Herbst kommen.",
            "Der Verband fordert, dass der Bund die Hälfte der Kosten übernimmt.",
            "Im vergangenen Jahr kamen 12.400 Gäste, so viele wie nie zuvor.",
            "Das geht aus einem Gutachten hervor, das der dpa vorliegt.",
            "Er habe davon nichts gewusst, beteuerte der Unternehmer Karl Obermoser, der das Werk seit 1998 leitet.",
            "Laut einer Studie der Universität Jena fehlen bis 2030 rund 3000 Fachkräfte.",
            "Am Abend spielte die Kapelle, und die Kinder liefen mit Laternen durch den Ort.",
        ],
        "en": [
            "\"We looked at the bridge far too late,\" Mayor Ana Ruiz told the Guardian on Tuesday.",
            "Nobody was hurt in the crash on Monday evening, according to police.",
            "The road runs through a narrow valley where hardly anyone has lived for years.",
            "The bill will not come before autumn, Reuters reported, citing people familiar with the talks.",
            "The union has called for the state to pay half of the cost, saying that towns have no money left.",
            "Some 12,400 visitors came last year, more than ever before.",
            "A report obtained by the BBC shows that the dam had been leaking since 2011.",
            "Owen Hartley, who has run the plant since 1998, said he knew nothing about it.",
            "She added: \"If they ask me, I will tell them. If they don't, I won't.\"",
            "In the evening the band played, and the children walked through the village with lanterns.",
        ],
        "fr": [
            "« Nous avons contrôlé le pont beaucoup trop tard », a déclaré la maire Anne Morel au Monde.",
            "Selon la police, personne n’a été blessé dans l’accident de lundi soir.",
            "La route traverse une vallée étroite où presque plus personne n’habite depuis des années.",
            "La loi ne viendra pas avant l’automne, rapporte l’AFP, citant des sources proches du dossier.",
            "Le syndicat demande que l’État prenne en charge la moitié des frais.",
            "L’an dernier, 12 400 visiteurs sont venus, plus que jamais auparavant.",
            "D’après une étude de l’Insee, il manquera 3 000 soignants en 2030.",
            "Jean Delmas, qui dirige l’usine depuis 1998, assure qu’il n’en savait rien.",
            "« Qu’on me le demande, et je répondrai », a-t-il ajouté.",
            "Le soir, la fanfare a joué, et les enfants ont traversé le village avec des lampions.",
        ],
    ]
}
