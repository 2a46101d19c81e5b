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
        var nounsCapitalized: Bool?
        /// Adjectives follow their nouns, which hardly stand without an article; object pronouns stand before the verb.
        var romance: Bool?
        /// A neuter pronoun stands for no speaker (c'est, cela).
        var impersonalNeuter: Bool?
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
        /// Alternatives are parted by `|`, a class stands in `<>`, `?` makes a word optional.
        var patterns: [String]
        var frame: PhraseCue.Frame
        var precision: Double?
        var mediaOnly: Bool?
        /// Classes of which the source's noun must have one.
        var needs: String?
        /// What it lays to its source stands in the sentence before.
        var pointsBack: Bool?
        /// Words of which one must stand behind the source (wie es in X heißt).
        var closing: String?
        /// It must begin its sentence or stand behind a comma.
        var opens: Bool?
        /// The pattern's last word belongs to the source.
        var keepsLast: Bool?
    }

    struct Example: Decodable {
        var rule: String
        var text: String
        /// What `kind:words` the sentence cites; none for a trap.
        var sources: [String]
    }

    var language: String
    var name: String
    var conventions: Conventions?
    var words: [String: String]
    /// Endings of compounds that make a word what its last part is (polizei|sprecher).
    var suffixes: [String: String]?
    var cues: [Cue]
    var phrases: [Phrase]
    var examples: [Example]?
}
