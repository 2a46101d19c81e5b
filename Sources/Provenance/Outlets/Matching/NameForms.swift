/// Makes the written forms of an outlet's names: without the article, inflected, abbreviated with points.
struct NameForms {
    let vocabulary: OutletVocabulary

    /// The forms of an outlet's names, each once.
    func forms(of outlet: Outlet, at index: Int) -> [NameForm] {
        var result: [NameForm] = []
        let articles = articles(of: outlet)
        let main = core(of: outlet.name, articles: articles).scalars
        let common = Set(outlet.common)
        let german = outlet.languages.contains("de")
        var listed: Set<[Unicode.Scalar]> = []
        var cores: Set<[Unicode.Scalar]> = []

        func add(_ name: String, _ traits: NameForm.Traits) {
            let (article, scalars) = core(of: name, articles: articles)
            guard !scalars.isEmpty else { return }
            var form = NameForm(outlet: index, scalars: scalars, traits: traits, article: article)
            if common.contains(name) { form.traits.insert(.common) }
            if scalars != main { form.traits.insert(.alias) }
            if german { form.traits.insert(.german) }
            if !article.isEmpty {
                form.traits.insert(.needsArticle)
                if common.contains(String(String.UnicodeScalarView(scalars))) { form.traits.insert(.commonCore) }
            }
            form.traits.formUnion(Self.shape(of: scalars))
            if article.isEmpty { listed.insert(scalars) }
            cores.insert(scalars)
            result.append(form)
        }
        add(outlet.name, [])
        for name in outlet.names where name != outlet.name { add(name, []) }
        for name in outlet.former { add(name, []) }
        for name in outlet.programmes { add(name, .programme) }

        // A name that is listed with and without its article ("Die Zeit", "Zeit") needs none.
        for position in result.indices where listed.contains(result[position].scalars) {
            result[position].traits.remove(.needsArticle)
        }
        return result.flatMap { [$0] + inflected($0) + pointed($0) + spelled($0) }
    }

    /// The articles that may begin a name: those of the outlet's languages, and the English one.
    private func articles(of outlet: Outlet) -> [String] {
        (outlet.languages + (outlet.languages.contains("en") ? [] : ["en"])).flatMap { vocabulary.articles[$0] ?? [] }
    }

    private func core(of name: String, articles: [String]) -> (article: String, scalars: [Unicode.Scalar]) {
        let scalars = Array(name.unicodeScalars)
        let folded = scalars.map(ScalarText.fold)
        for article in articles {
            let letters = Array(article.unicodeScalars)
            guard folded.count > letters.count, folded.starts(with: letters) else { continue }
            if letters.last == "'" { return (article, Array(scalars.dropFirst(letters.count))) }
            if folded[letters.count] == " ", folded.count > letters.count + 1 {
                return (article, Array(scalars.dropFirst(letters.count + 1)))
            }
        }
        return ("", Self.withoutSigns(scalars))
    }

    /// A name begins with a letter or digit ("#Investigation", ":newstime").
    private static func withoutSigns(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        Array(scalars.drop { !$0.isWordCharacter })
    }

    private static func shape(of scalars: [Unicode.Scalar]) -> NameForm.Traits {
        var traits: NameForm.Traits = []
        if scalars.contains(" ") || scalars.contains("-") { traits.insert(.phrase) }
        let letters = scalars.filter { $0.isUpper || $0.properties.isLowercase }
        if letters.count > 1 || letters.count == scalars.count, letters.allSatisfy({ $0.isUpper }) {
            traits.insert(.acronym)
        }
        if scalars.allSatisfy(\.isDigit) || (scalars.count == 1 && scalars != ["X"]) {
            traits.formUnion([.weak, .common])
        }
        return traits
    }

    /// The forms of German adjectives within a name: der Süddeutschen Zeitung, laut Neuer Zürcher Zeitung.
    private func inflected(_ form: NameForm) -> [NameForm] {
        guard form.traits.contains(.german), form.traits.contains(.phrase) else { return [] }
        var words = form.scalars.split(separator: " ").map(Array.init)
        guard words.count > 1 else { return [] }
        var stems: [(index: Int, stem: [Unicode.Scalar], ending: String)] = []
        for (index, word) in words.enumerated() {
            for ending in ["es", "er", "e"] where Self.isAdjective(word, ending, isLast: index == words.count - 1) {
                stems.append((index, Array(word.dropLast(ending.count)), ending))
                break
            }
        }
        guard let own = stems.first?.ending else { return [] }
        let endings = own == "e" ? ["en", "er"] : ["e", "en", "em", "es"]
        return endings.filter { $0 != own }.map { ending in
            for (index, stem, _) in stems { words[index] = stem + Array(ending.unicodeScalars) }
            var variant = form
            variant.scalars = Array(words.joined(separator: [" "]))
            return variant
        }
    }

    /// Whether a word of a name is an adjective that is declined; forms in -er of places ("Berliner") are not.
    private static func isAdjective(_ word: [Unicode.Scalar], _ ending: String, isLast: Bool) -> Bool {
        let text = String(String.UnicodeScalarView(word))
        guard word.count > ending.count + 2, text.hasSuffix(ending) else { return false }
        let stem = text.dropLast(ending.count)
        let isTypical =
            stem.hasSuffix("sch") || stem.hasSuffix("lich") || stem.hasSuffix("ig") || stem.hasSuffix("mein")
            || ["Neu", "Alt", "Klein", "Groß", "Ganz", "Frei", "Jung", "jung", "Best", "Rot", "Blau", "Grün"].contains(
                String(stem))
        guard isTypical else { return false }
        return !(isLast && ending == "er")
    }

    /// Short forms in capitals are also written with points (F.A.Z.).
    private func pointed(_ form: NameForm) -> [NameForm] {
        guard form.traits.contains(.acronym), 2...4 ~= form.scalars.count, form.article.isEmpty,
            form.scalars.allSatisfy({ $0.isUpper })
        else { return [] }
        var variant = form
        variant.scalars = Array(form.scalars.flatMap { [$0, "."] })
        variant.traits.remove(.acronym)
        return [variant]
    }

    /// Umlauts are also written with an e (Muenchner Merkur).
    private func spelled(_ form: NameForm) -> [NameForm] {
        let marked: [Unicode.Scalar: String] = [
            "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "œ": "oe", "æ": "ae",
        ]
        guard form.scalars.contains(where: { marked[$0] != nil }) else { return [] }
        var variant = form
        variant.scalars = form.scalars.flatMap { scalar in marked[scalar].map { Array($0.unicodeScalars) } ?? [scalar] }
        return [variant]
    }
}
