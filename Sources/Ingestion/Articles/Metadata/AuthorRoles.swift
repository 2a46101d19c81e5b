/// The words for what authors are, which stand behind their names.
enum AuthorRoles {
    private static let roles: Set<String> = Set(
        """
        writer reporter reporters editor editors correspondent correspondents staff columnist contributor contributing \
        journalist producer chief senior junior deputy managing executive special associate assistant freelance analyst \
        professor desk bureau news newsroom team fellow intern photographer critic director political politics economics \
        business sports sport science health culture technology national international foreign crime education \
        environment redakteur redakteurin redaktion redakteure korrespondent korrespondentin reporterin autor autorin \
        chefredakteur chefredakteurin chefreporter ressortleiter ressortleiterin volontär volontärin journalistin \
        kolumnist kolumnistin leiter leiterin redaktionsleiter praktikant praktikantin mitarbeiter mitarbeiterin \
        journaliste rédacteur rédactrice rédaction correspondant correspondante envoyé envoyée spécial spéciale \
        grand chroniqueur éditorialiste chef service redactor redactora corresponsal periodista enviado enviada especial \
        redacción redazione giornalista corrispondente inviato inviata redacteur verslaggever correspondente journalisten \
        reportere redaktør redaktör skribent dziennikarz dziennikarka redaktor korespondent корреспондент обозреватель \
        muhabir haber merkezi chief
        """.split { $0 == " " || $0 == "\n" }.map(String.init))

    /// Words of links and labels near bylines that are nobody's name.
    private static let others: Set<String> = Set(
        """
        by von par por di da de av af follow email e-mail mail twitter facebook linkedin instagram contact kontakt more all \
        alle posts articles artikel view profile profil bio about author authors autor autoren auteur auteurs autore \
        share print comments kommentare photo photos foto fotos bild image video published updated publié publicado \
        veröffentlicht aktualisiert read subscribe newsletter home archive archiv tous voir suivre seguir folgen
        """.split { $0 == " " || $0 == "\n" }.map(String.init))

    /// Words that follow names in bylines and begin something else: "By Anna White Published 12 March".
    private static let ends: Set<String> = Set(
        """
        published updated posted modified last publié publiée publie mis mise modifié publicado publicada actualizado \
        actualizada pubblicato aggiornato gepubliceerd bijgewerkt publisert oppdatert publicerad uppdaterad publiceret \
        opdateret opublikowano aktualizacja veröffentlicht aktualisiert zuletzt stand erstellt from من في
        """.split { $0 == " " || $0 == "\n" }.map(String.init))

    /// Whether a word ends a list of names.
    static func endsNames(_ word: some StringProtocol) -> Bool { ends.contains(word.lowercased()) }

    /// A byline's part without what a person is: "MARIA LANE, Staff Writer", "Michael Hill Freelance".
    ///
    /// - Returns: the names that are left, none where nothing but a role was said.
    static func withoutRoles(_ text: String) -> [String] {
        var parts: [String] = []
        for part in text.split(separator: ",") {
            var words = part.split(whereSeparator: \.isWhitespace)
            while let last = words.last, isRole(last) { words.removeLast() }
            if words.isEmpty {
                if parts.isEmpty { continue }
                break
            }
            parts.append(words.joined(separator: " "))
        }
        return parts.isEmpty ? [] : [parts.joined(separator: ", ")]
    }

    private static func isRole(_ word: Substring) -> Bool {
        let bare = word.trimming { ".,:;()".contains($0) }.lowercased()
        return roles.contains(bare)
    }

    /// Whether a text begins with a word for a picture: a photographer's credit.
    static func creditsPicture(_ text: String) -> Bool {
        ["bild", "bilder", "foto", "fotos", "photo", "photos", "image", "picture", "video"].contains(
            String(text.lowercased().prefix { !$0.isWhitespace && $0 != ":" }))
    }

    /// Whether a text is a label, and nobody's name.
    static func isLabel(_ text: String) -> Bool {
        let words = text.lowercased().split { $0.isWhitespace || $0 == ":" }
        return words.allSatisfy { others.contains(String($0)) || roles.contains(String($0)) }
    }
}
