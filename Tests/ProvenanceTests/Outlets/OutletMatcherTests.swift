import Ingestion
import Provenance
import Testing

@Suite struct OutletMatcherTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var text: String
        var found: [String]
        var testDescription: String { text }

        init(_ text: String, _ found: String...) {
            self.text = text
            self.found = found
        }
    }

    private func mentions(_ string: String, language: String? = nil) throws -> (ScalarText, [OutletMention]) {
        let text = ScalarText(string)
        return (text, try #require(TestRegistry.matcher).mentions(in: text, language: language))
    }

    @Test(arguments: [
        Case("Laut Krone.at und fr.de kommt er.", "krone.at:Krone.at", "fr.de:fr.de"),
        Case("Selon www.lemonde.fr/pixels/x.html, rien.", "lemonde.fr:www.lemonde.fr/pixels/x.html"),
        Case("Siehe https://news.bbc.co.uk/1/hi.", "bbc.com:https://news.bbc.co.uk/1/hi"),
        Case("Laut KRONE.AT kommt er.", "krone.at:KRONE.AT"),
        Case("Die fr.de-Redaktion schreibt.", "fr.de:fr.de"),
        Case("„zeit.de“ schreibt.", "zeit.de:zeit.de"),
    ])
    func `finds domains in running text`(_ example: Case) throws {
        let (text, mentions) = try mentions(example.text)
        #expect(mentions.map { $0.words(in: text) } == example.found)
        #expect(mentions.allSatisfy { $0.isDomain && $0.outlet.matched == .domain })
    }

    @Test(arguments: [
        Case("des „Handelsblatts“", "handelsblatt.com:Handelsblatts"),
        Case("der Augsburger Allgemeinen", "augsburger-allgemeine.de:Augsburger Allgemeinen"),
        Case("laut Neuer Zürcher Zeitung", "nzz.ch:Neuer Zürcher Zeitung"),
        Case("der Süddeutschen Zeitung", "sueddeutsche.de:Süddeutschen Zeitung"),
        Case("des Spiegels", "spiegel.de:Spiegels"),
        Case("des Norddeutschen Rundfunks", "ndr.de:Norddeutschen Rundfunks"),
        Case("die F.A.Z. und die SZ", "faz.net:F.A.Z.", "sueddeutsche.de:SZ"),
        Case("der Muenchner Merkur", "merkur.de:Muenchner Merkur"),
    ])
    func `knows German endings, short forms and spellings`(_ example: Case) throws {
        let (text, mentions) = try mentions(example.text, language: "de")
        #expect(mentions.map { $0.words(in: text) } == example.found)
    }

    @Test(arguments: [
        Case("la BBC, l'Express et du Monde", "bbc.com:BBC", "lexpress.fr:Express", "lemonde.fr:Monde"),
        Case("au Figaro, aux Échos", "lefigaro.fr:Figaro", "lesechos.fr:Échos"),
        Case("L’EQUIPE et Les Echos", "lequipe.fr:EQUIPE", "lesechos.fr:Echos"),
        Case("le New York Times et le New-York Times", "nytimes.com:New York Times", "nytimes.com:New-York Times"),
        Case("dans Ouest France ou Ouest-France", "ouest-france.fr:Ouest France", "ouest-france.fr:Ouest-France"),
        Case("the Guardian's and The Guardian’s", "theguardian.com:Guardian", "theguardian.com:Guardian"),
        Case("agence Chine nouvelle", "xinhuanet.com:Chine nouvelle"),
        Case("told the Wall Street Journal", "wsj.com:Wall Street Journal"),
    ])
    func `knows articles, contractions, accents left away and hyphens`(_ example: Case) throws {
        let (text, mentions) = try mentions(example.text)
        #expect(mentions.map { $0.words(in: text) } == example.found)
    }

    @Test(arguments: [
        Case("dpa-Informationen zufolge", "dpa.com:dpa"),
        Case("im Spiegel-Bericht", "spiegel.de:Spiegel"),
        Case("der AFP-Journalist", "afp.com:AFP"),
        Case("die »Bild«-Zeitung", "bild.de:Bild"),
        Case("ZDF-«Morgenmagazin»", "zdf.de:ZDF", "ard.de:Morgenmagazin"),
    ])
    func `finds names in compounds`(_ example: Case) throws {
        let (text, mentions) = try mentions(example.text, language: "de")
        #expect(mentions.map { $0.words(in: text) } == example.found)
        #expect(mentions.first?.isCompound == true || mentions.count == 2)
    }

    @Test func `resolves programmes to their broadcaster`() throws {
        let (text, mentions) = try mentions("On Newsnight she said so; in der ARD-Sendung Bericht aus Berlin auch.")
        #expect(
            mentions.map { $0.words(in: text) } == ["bbc.com:Newsnight", "ard.de:ARD", "ard.de:Bericht aus Berlin"])
        #expect(mentions.map(\.isProgramme) == [true, false, true])
    }

    @Test func `resolves handles`() throws {
        let (text, mentions) = try mentions("— The Hill (@thehill), mail to x@spiegel.de, @nobody.special")
        #expect(mentions.map { $0.words(in: text) } == ["thehill.com:Hill", "thehill.com:@thehill"])
        #expect(mentions.last?.isHandle == true)
    }

    @Test func `takes an unknown domain for an outlet with that domain`() throws {
        let (text, mentions) = try mentions("Das berichtet neues-portal.de, wie https://www.foo.co.uk/a zeigt.")
        #expect(
            mentions.map { $0.words(in: text) } == [
                "neues-portal.de:neues-portal.de", "foo.co.uk:https://www.foo.co.uk/a",
            ])
        #expect(mentions.allSatisfy { $0.outlet.matched == .unknown && $0.outlet.name == nil })
    }

    @Test(arguments: [
        "z.B. U.S. and e.g. index.html", "St.Gallen, Nr.1, 12.30 Uhr", "Er kam nicht.Das war so.In Wien.",
        "info@spiegel.de", "Co.KG", "9.30am", "a.b.c.",
    ])
    func `takes no other point for a domain`(_ string: String) throws {
        let (text, mentions) = try mentions(string)
        #expect(mentions.map { $0.words(in: text) } == [])
    }

    @Test(arguments: [
        "Er schaut in den Weltspiegelsaal.", "a guardianship", "dpal, afpx", "der spiegel an der wand",
        "Le monde a changé avec le temps.", "ein bild, ein stern", "I said so", "2.972 cas",
    ])
    func `leaves words that are no names`(_ string: String) throws {
        let (text, mentions) = try mentions(string)
        #expect(mentions.map { $0.words(in: text) } == [])
    }

    @Test func `tells what speaks for a name that is also a word`() throws {
        let (_, mentions) = try mentions(
            "das Magazin Stern, „Stern“, told The Times, die Welt, Sterne; the Mirror newspaper")
        #expect(mentions.map(\.isCommon) == [true, true, true, true, true])
        #expect(mentions.map(\.hasMediaNoun) == [true, false, false, false, true])
        #expect(mentions.map(\.inQuotes) == [false, true, false, false, false])
        #expect(mentions.map(\.hasCapitalArticle) == [false, false, true, false, false])
    }

    @Test(arguments: [
        "les quotidiens Le Monde et Libération", "die Zeitungen „Bild“ und „Die Zeit“",
        "the newspapers The Sun and The Times",
    ])
    func `lets a media noun call all names that are joined`(_ string: String) throws {
        let (_, mentions) = try mentions(string)
        #expect(mentions.count >= 2)
        #expect(mentions.map(\.hasMediaNoun) == mentions.map { _ in true })
    }

    @Test(arguments: [
        ("l'agence de presse russe TASS", "l'agence de presse russe TASS"),
        (
            "dit le quotidien régional du sud-est Le Dauphiné Libéré",
            "le quotidien régional du sud-est Le Dauphiné Libéré"
        ),
        ("wie die Zeitung „Die Welt“ schreibt", "die Zeitung „Die Welt“"),
        ("a dit l'AFP", "l'AFP"),
        ("Reuters reported", "Reuters"),
    ])
    func `gives the phrase that calls an outlet one`(_ string: String, _ phrase: String) throws {
        let (text, mentions) = try mentions(string)
        #expect(mentions.map { text.string($0.phrase) } == [phrase])
    }

    @Test func `gives the article that belongs to a name, but no other`() throws {
        let (text, mentions) = try mentions(
            "a dit l'AFP; dans Le Monde; The Guardian; sagte der Zeit; du Monde; «Le Monde»")
        #expect(
            mentions.map { text.string($0.span) } == ["l'AFP", "Le Monde", "The Guardian", "Zeit", "Monde", "Le Monde"])
    }

    @Test func `prefers the outlet that the text has named before`() throws {
        let (text, mentions) = try mentions(
            "The New York Times reported it. He told the Times. Le Monde et le Monde.", language: "en")
        #expect(
            mentions.prefix(2).map { $0.words(in: text) } == ["nytimes.com:New York Times", "nytimes.com:Times"])
    }

    @Test func `prefers the outlet of the text's language and the publisher's country`() throws {
        let text = ScalarText("Das berichtet RTL. Wie „Sky“ meldet.")
        let matcher = try #require(TestRegistry.matcher)
        #expect(
            matcher.mentions(in: text, language: "de").map(\.outlet.id) == ["rtl.de", "sky.de"].map { OutletID($0) })
        let other = matcher.mentions(in: text, language: "fr", publisher: OutletID("lefigaro.fr"))
        #expect(other.first?.outlet.id == OutletID("rtl.fr"))
        #expect(other.first?.alternatives.contains(OutletID("rtl.de")) == true)
    }

    @Test func `is total and its spans lie in the text, whatever the text`() throws {
        let pieces = [
            "Spiegel", "„", "“", " ", "\u{A0}", "fr.de", ".", "@", "é", "e\u{301}", "👩‍👩‍👧", "ال", "-", "\n", "l’", "'",
            "X",
            "://", "/", "AFP", "die ", "\u{200F}", "Le Monde", "0", "́",
        ]
        var state: UInt64 = 7
        for _ in 0..<400 {
            var string = ""
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                string += pieces[Int(state >> 33) % pieces.count]
            }
            let (text, mentions) = try mentions(string)
            for (mention, next) in zip(mentions, mentions.dropFirst()) {
                #expect(mention.name.end <= next.name.start)
            }
            for mention in mentions {
                #expect(text.span.contains(mention.span) && text.span.contains(mention.phrase))
                #expect(mention.span.contains(mention.name) && !mention.name.isEmpty)
            }
        }
    }

    @Test func `finds the same mentions with other text before`() throws {
        let sentence = "Wie die „Süddeutsche Zeitung“ und krone.at berichten, sagte er der BBC."
        let (text, mentions) = try mentions(sentence)
        let (longer, later) = try self.mentions("Es regnet. 🌧\n\n" + sentence)
        #expect(mentions.map { text.string($0.span) } == later.map { longer.string($0.span) })
        #expect(mentions.map(\.outlet) == later.map(\.outlet))
    }
}
