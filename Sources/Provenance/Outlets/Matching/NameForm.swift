/// One way in which an outlet is written, without the article before it.
struct NameForm: Sendable {
    struct Traits: OptionSet, Sendable {
        let rawValue: UInt16

        /// Also an ordinary word, a place or a person.
        static let common = Traits(rawValue: 1)
        static let programme = Traits(rawValue: 1 << 1)
        /// Not the outlet's main name.
        static let alias = Traits(rawValue: 1 << 2)
        /// The name has an article, and is no name without it.
        static let needsArticle = Traits(rawValue: 1 << 3)
        /// All of its letters are capitals, and must be.
        static let acronym = Traits(rawValue: 1 << 4)
        /// May take a German ending.
        static let german = Traits(rawValue: 1 << 5)
        /// More than one word.
        static let phrase = Traits(rawValue: 1 << 6)
        /// Without its article, the name is also an ordinary word.
        static let commonCore = Traits(rawValue: 1 << 8)
        /// A single letter or a number, no name without quotation marks or a media noun.
        static let weak = Traits(rawValue: 1 << 7)
    }

    /// Index of the outlet in the registry.
    var outlet: Int
    /// As it is written, with its capitals and accents.
    var scalars: [Unicode.Scalar]
    var traits: Traits
    /// The article of the name, folded; empty where it has none.
    var article: String = ""

    var key: [UInt16] { scalars.map { NameKey.of(ScalarText.fold($0)) } }
}
