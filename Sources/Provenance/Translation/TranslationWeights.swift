/// What speaks for reading words as a translated name, in points; a name needs `enough`.
///
/// No sign is enough alone but a kept domain ending: "le temps", "la couronne britannique" and "a loud crowd" have none
/// of them, and "selon la presse" only one.
enum TranslationWeights {
    static let enough = 4
    /// Quotation marks around the name.
    static let quoted = 3
    /// An article with a capital within a sentence ("avec La presse").
    static let capitalArticle = 3
    /// A noun with a capital, in languages that give it to names alone.
    static let capitalNoun = 2
    /// Such a noun with no article.
    static let bareNoun = 1
    /// More than one word.
    static let phrase = 1
    /// "Loud", "Bruyant": a cue that is none in this language.
    static let mangledWord = 4
    /// "Après des informations de": a cue in words that may be right.
    static let mangledPhrase = 3
    /// A right cue directly before the name.
    static let cueBefore = 2
    /// A verb of publishing directly behind it.
    static let publishes = 2
    /// Another verb of saying.
    static let says = 1
    /// What publishes cannot ("l'étoile a publié").
    static let lifeless = 2
    /// "The magazine" before the name.
    static let mediaNoun = 2
    /// The article goes on with "the newspaper".
    static let anaphora = 2
    /// A word for its country with either ("der Pariser Tageszeitung"), and with another country.
    static let country = 3
    static let otherCountry = -4
    /// The text has another name that was surely translated from the same language.
    static let translatedText = 2
    /// The words can themselves say something (the team, the press).
    static let speaks = -1
}
