/// A language as its file writes it; `LexiconSet` says where files lie.
struct LexiconFile: Decodable {
    struct Conventions: Decodable {
        /// Articles lose their vowel before an apostrophe (l'AFP).
        var elides: Bool?
        /// A genitive is 's (Trump's).
        var splitsGenitive: Bool?
        var ordinalsWithDot: Bool?
        /// Pronouns that hang on their verb by a hyphen (-t-il).
        var clitics: String?
        var verbSecond: Bool?
        /// The verb closes its sentence, and whoever speaks opens it.
        var verbFinal: Bool?
        var nounsCapitalized: Bool?
        /// Adjectives follow their nouns, which hardly stand without an article; object pronouns stand before the verb.
        var romance: Bool?
        /// A verb of saying may stand without its subject, who then is whoever spoke before (añadió).
        var dropsSubjects: Bool?
        /// What belongs to a noun follows it with no word between (Rada Miasta).
        var genitiveFollows: Bool?
        /// Pronouns and adverbs that open a sentence and stand for the one before (das, darüber).
        var backPronouns: String?
        var backAdverbs: String?
        /// Endings of infinitives, and infinitives that have none of these.
        var infinitiveEndings: String?
        var infinitives: String?
        /// Endings by which a word that no list holds is a finite verb.
        var verbEndings: String?
        /// Endings of nouns that say who does or is something; a noun with none that no list holds is a thing.
        var agentEndings: String?
    }

    struct Cue: Decodable {
        var lemma: String
        var finite: String?
        var participle: String?
        var present: String?
        var infinitive: String?
        /// Forms that are also nouns.
        var noun: String?
        var particle: String?
        var licence: String
        var precision: Double?
        var quotes: Bool?
        /// The kinds of source that it cites, where not every kind.
        var kinds: String?
        /// A bare name with it is a person's, not a company's.
        var spoken: Bool?
    }

    struct Phrase: Decodable {
        var name: String
        /// Alternatives are parted by `|`, a class stands in `<>`, `?` makes a word optional. `^` before the first word:
        /// it must begin its sentence or stand behind a comma. `…` is the source, where words behind it close the clause
        /// (wie es in … heißt). Words in `[]` at the end belong to the source (de [source]).
        var patterns: [String]
        var frame: PhraseCue.Frame
        var precision: Double?
        var mediaOnly: Bool?
        /// Classes of which the source's noun must have one.
        var needs: String?
    }

    var language: String
    var name: String
    var conventions: Conventions?
    var words: [String: String]
    /// Endings of compounds that make a word what its last part is (polizei|sprecher).
    var suffixes: [String: String]?
    var cues: [Cue]
    var phrases: [Phrase]
}
