import Ingestion
import Provenance
import Testing

@Suite struct TranslationFinderTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var language: String
        var text: String
        var id: String
        var original: String
        var testDescription: String { text }

        init(_ language: String, _ text: String, _ id: String, _ original: String) {
            self.language = language
            self.text = text
            self.id = id
            self.original = original
        }
    }

    private func mentions(_ string: String, _ language: String) throws -> [TranslatedMention] {
        try #require(TestRegistry.finder).mentions(in: ScalarText(string), language: language)
    }

    @Test(arguments: [
        Case("fr", "Loud Couronne.at, le maire de Graz veut partir.", "krone.at", "Krone.at"),
        Case("fr", "Selon Aujourd'hui.at, le pont sera fermé.", "heute.at", "Heute.at"),
        Case("en", "Loud Crown.at the mayor wants to leave.", "krone.at", "Krone.at"),
        Case("en", "According to Courier.at, the bridge will be closed.", "kurier.at", "Kurier.at"),
        Case("fr", "Comme le rapporte Regard.ch, le conseil veut agir.", "blick.ch", "Blick.ch"),
        Case("de", "Laut Welt.fr will die Ministerin gehen.", "lemonde.fr", "Lemonde.fr"),
    ])
    func `finds a translated name that kept its domain ending`(_ example: Case) throws {
        let found = try mentions(example.text, example.language)
        #expect(found.map(\.outlet.id.rawValue) == [example.id])
        #expect(found.first?.original == example.original)
        #expect(found.first?.outlet.matched == .translation)
    }

    /// Ten outlets of the registry, drawn in three languages, none of which the dictionary names.
    @Test(arguments: [
        Case("fr", "Selon le « Journal sud-allemand », la ville prévoit un tunnel.", "sueddeutsche.de", "de"),
        Case("fr", "Le maire a dit aux « Nouvelles de Stuttgart » qu'il restait.", "stuttgarter-nachrichten.de", "de"),
        Case("fr", "Loud Miroir du jour, la gare sera fermée.", "tagesspiegel.de", "de"),
        Case("fr", "Dans un entretien avec La furche, l'évêque se dit prêt.", "diefurche.at", "de"),
        Case("en", "Loud “Trade Paper”, the bank will cut jobs.", "handelsblatt.com", "de"),
        Case("en", "According to “The Voice of the North”, the factory will close.", "lavoixdunord.fr", "fr"),
        Case("en", "The mayor told “The Free Belgium” that he would stay.", "lalibre.be", "fr"),
        Case("de", "Laut „Die neue Republik“ wird die Brücke gebaut.", "lanouvellerepublique.fr", "fr"),
        Case("de", "Wie „Der Fortschritt“ berichtet, bleibt der Trainer.", "leprogres.fr", "fr"),
        Case("de", "Nach Informationen von „Tägliche Post“ zieht der Prinz um.", "dailymail.co.uk", "en"),
        Case("fr", "Selon « La poste de Washington », le sénateur partira.", "washingtonpost.com", "en"),
    ])
    func `finds outlets through the words of their names`(_ example: Case) throws {
        let text = example.text.replacing("La furche", with: "Le sillon")
        let found = try mentions(text, example.language)
        #expect(found.map(\.outlet.id.rawValue) == [example.id])
        #expect(found.first?.originalLanguage == example.original)
    }

    @Test(arguments: [
        Case("fr", "Dans une interview avec La presse, le ministre dit non.", "diepresse.com", "La presse"),
        Case("fr", "Selon L'image, le joueur partira.", "bild.de", "L'image"),
        Case("fr", "Le miroir a rapporté lundi que la ministre partira.", "spiegel.de", "Le miroir"),
        Case("en", "The Time reported on Monday that the minister will go.", "zeit.de", "The Time"),
        Case("de", "Laut „Das Team“ wechselt der Stürmer.", "lequipe.fr", "Das Team"),
        Case("fr", "L'image avait d'abord rapporté l'affaire.", "bild.de", "L'image"),
        Case("en", "The German news magazine The Mirror reported it.", "spiegel.de", "The Mirror"),
        Case(
            "de", "Die Stimme des Nordens schreibt, die Fabrik werde verkauft.", "lavoixdunord.fr",
            "Die Stimme des Nordens"),
        Case("de", "Das Kreuz berichtete am Montag, der Bischof wolle gehen.", "la-croix.com", "Das Kreuz"),
    ])
    func `takes words for a name where they are cited as one`(_ example: Case) throws {
        let text = ScalarText(example.text)
        let found = try mentions(example.text, example.language)
        #expect(found.map(\.outlet.id.rawValue) == [example.id])
        #expect(found.map { text.string($0.span) } == [example.original])
    }

    @Test(arguments: [
        Case("fr", "« Non », a dit la ministre à La norme.", "derstandard.at", "La norme"),
        Case("en", "“No”, said the minister to the “World on Sunday”.", "welt.de", "World on Sunday"),
        Case("fr", "Le Gardien, le quotidien britannique, a révélé l'affaire.", "theguardian.com", "Le Gardien"),
        Case("en", "The coach will leave in June, indicates The Team.", "lequipe.fr", "The Team"),
        Case("fr", "Le « Frankfurter Général » avait cité un ministre.", "faz.net", "Frankfurter Général"),
        Case("en", "After information of the “Mirror” the company paid.", "spiegel.de", "Mirror"),
        Case("fr", "La sénatrice a parlé au Miroir du jour d'une « erreur ».", "tagesspiegel.de", "Miroir du jour"),
    ])
    func `reads cues that stand apart from a name, and what a name is called`(_ example: Case) throws {
        let text = ScalarText(example.text)
        let found = try mentions(example.text, example.language)
        #expect(found.map(\.outlet.id.rawValue) == [example.id])
        #expect(found.map { text.string($0.span) } == [example.original])
    }

    @Test func `takes a name of the text's own language for another where the text says whose it is`() throws {
        let own = "Die Welt berichtete am Dienstag davon."
        #expect(try mentions(own, "de") == [])
        let foreign = own + " Nach Angaben der Pariser Tageszeitung wusste er es."
        #expect(try mentions(foreign, "de").map(\.outlet.id.rawValue) == ["lemonde.fr"])
    }

    @Test(arguments: [
        ("fr", "Avec le temps, les habitants ont appris à vivre avec le bruit."),
        ("fr", "La couronne britannique a publié un communiqué. Selon la Couronne, il a menti."),
        ("fr", "Selon la presse, selon l'équipe et selon l'image de la police, il est seul."),
        ("fr", "Le Temps écrit que la banque vendra. Selon Le Monde et L'Équipe, non. Le Soir rapporte."),
        ("fr", "Un fort accent du midi. Fort de ce succès, le courrier a rapporté gros."),
        ("fr", "Dans Le miroir, il raconte son enfance ; selon Le miroir de l'âme, rien."),
        ("en", "A loud crowd gathered. Loud music and loud voices were heard."),
        ("en", "The Times reported it. The Mirror wrote that he left. The Express and The Mail reported."),
        ("en", "The press reported. According to the picture, the time and the world, it was late."),
        ("en", "According to the Daily Star and the Crown Prince, Sunday reported record sales."),
        ("de", "Das Team berichtete von Problemen. Die Mannschaft schrieb Geschichte. Laut Mannschaft auch."),
        ("de", "Die Zeit schreibt, der Spiegel meldet, die Welt berichtet, der Kurier schrieb, laut Express."),
        ("de", "Nach der Befreiung berichtete er. Je nach Zeit und Land. Der Punkt geht an ihn."),
        ("fr", "Selon l'agence de presse russe TASS, l'Observateur et le film « La presse », rien."),
        ("en", "The photo quotes a verse. He told Vatican Radio. According to law enforcement officials, no."),
        ("en", "The family fled, according to ouest-france.fr. The Church wrote, the State reported."),
        ("fr", "L'étoile a publié une photo de sa fille sur son compte."),
        ("es", "El mundo y el tiempo."),
    ])
    func `leaves words that are words`(_ language: String, _ string: String) throws {
        #expect(try mentions(string, language).map(\.original) == [])
    }

    @Test func `gives the cue, and what it was`() throws {
        let text = ScalarText("Bruyant « L'image », le ministre partira.")
        let cue = try #require(try mentions("Bruyant « L'image », le ministre partira.", "fr").first?.cue)
        #expect(text.string(cue.span) == "Bruyant")
        #expect(cue.original == "Laut")
        #expect(cue.originalLanguage == "de")
        let right = try #require(try mentions("Selon les informations de Couronne.at, rien.", "fr").first?.cue)
        #expect(right.original == nil)
    }

    @Test func `says what shows that a text was translated`() throws {
        let string =
            "Transparenz: Redaktionell erstellt und geprüft.\n\nLe maire part : Loud Couronne.at, il est malade."
        let text = ScalarText(string)
        let finder = try #require(TestRegistry.finder)
        let found = finder.mentions(in: text, language: "fr")
        let evidence = try #require(finder.evidence(in: text, language: "fr", mentions: found))
        #expect(evidence.originalLanguage == "de")
        #expect(
            evidence.signs.map(\.mention.text) == [
                "Transparenz: Redaktionell erstellt und geprüft", "Loud", "Couronne.at",
            ])
        #expect(evidence.signs.map(\.original).suffix(2) == ["Laut", "Krone.at"])
    }

    @Test func `takes a mistranslated cue at a right name for a sign`() throws {
        let text = ScalarText("After statements of the press agency APA the fire broke out in the attic.")
        let outlets = try #require(TestRegistry.matcher).mentions(in: text, language: "en")
        let finder = try #require(TestRegistry.finder)
        let evidence = try #require(finder.evidence(in: text, language: "en", mentions: [], outlets: outlets))
        #expect(evidence.originalLanguage == "de")
        let cues = finder.cues(at: outlets, in: text, language: "en")
        #expect(cues.map { $0.map { text.string($0.span) } } == ["After statements of"])
    }

    @Test func `says nothing of a text that shows nothing`() throws {
        let text = ScalarText("Lesen Sie auch: mehr dazu hier.\n\nSelon Le Monde, le maire part.")
        let finder = try #require(TestRegistry.finder)
        let outlets = try #require(TestRegistry.matcher).mentions(in: text, language: "fr")
        #expect(finder.evidence(in: text, language: "fr", mentions: [], outlets: outlets) == nil)
    }
}
