/// What a word can be, as a lexicon lists it; a word may be several things.
struct WordClass: OptionSet, Sendable, Hashable {
    let rawValue: UInt128

    static let determiner = WordClass(rawValue: 1 << 0)
    static let definite = WordClass(rawValue: 1 << 1)
    static let possessive = WordClass(rawValue: 1 << 2)
    static let preposition = WordClass(rawValue: 1 << 3)
    /// Ties a phrase to the noun before it wherever it stands (of, de, von).
    static let linking = WordClass(rawValue: 1 << 4)
    /// Ties a phrase to the noun before it where that is a subject (in, at, from).
    static let attaching = WordClass(rawValue: 1 << 5)
    static let coordinator = WordClass(rawValue: 1 << 6)
    static let subordinator = WordClass(rawValue: 1 << 7)
    static let complementizer = WordClass(rawValue: 1 << 8)
    static let relative = WordClass(rawValue: 1 << 9)
    /// A pronoun that can be a subject.
    static let pronoun = WordClass(rawValue: 1 << 10)
    static let masculine = WordClass(rawValue: 1 << 11)
    static let feminine = WordClass(rawValue: 1 << 12)
    static let neuter = WordClass(rawValue: 1 << 13)
    static let plural = WordClass(rawValue: 1 << 14)
    /// Stands for the writer or the reader (I, we, you).
    static let speech = WordClass(rawValue: 1 << 15)
    /// Stands for people unnamed (some, others, many).
    static let indefinite = WordClass(rawValue: 1 << 16)
    /// An object pronoun that may stand between a subject and its verb.
    static let object = WordClass(rawValue: 1 << 17)
    static let auxiliary = WordClass(rawValue: 1 << 18)
    static let passive = WordClass(rawValue: 1 << 19)
    static let modal = WordClass(rawValue: 1 << 20)
    static let negation = WordClass(rawValue: 1 << 21)
    static let adverb = WordClass(rawValue: 1 << 22)
    static let time = WordClass(rawValue: 1 << 23)
    static let title = WordClass(rawValue: 1 << 24)
    /// What a person is: an office, a calling.
    static let role = WordClass(rawValue: 1 << 25)
    /// Speaks for an organization.
    static let spokesperson = WordClass(rawValue: 1 << 26)
    static let organization = WordClass(rawValue: 1 << 27)
    static let document = WordClass(rawValue: 1 << 28)
    /// People who are not named (sources, experts, witnesses).
    static let people = WordClass(rawValue: 1 << 29)
    /// Media that are not named (media, press reports).
    static let media = WordClass(rawValue: 1 << 30)
    /// What an outlet is called by its kind (newspaper, broadcaster).
    static let outletNoun = WordClass(rawValue: 1 << 31)
    static let agencyNoun = WordClass(rawValue: 1 << 32)
    /// Where something is said (statement, interview, press conference).
    static let occasion = WordClass(rawValue: 1 << 33)
    /// A finite form of a verb that is no cue.
    static let verb = WordClass(rawValue: 1 << 34)
    static let infinitiveMarker = WordClass(rawValue: 1 << 35)
    static let abbreviation = WordClass(rawValue: 1 << 36)
    /// A preposition of place or way before a medium or platform (on, sur, auf, bei).
    static let venue = WordClass(rawValue: 1 << 37)
    static let adjective = WordClass(rawValue: 1 << 38)
    static let place = WordClass(rawValue: 1 << 39)
    /// A preposition that names whom something is told (to, à, gegenüber).
    static let addressing = WordClass(rawValue: 1 << 40)
    /// Part of a person's name in small letters (von, de, van).
    static let particle = WordClass(rawValue: 1 << 41)
    static let given = WordClass(rawValue: 1 << 42)
    static let reflexive = WordClass(rawValue: 1 << 43)
    /// A noun of reporting that names what a medium does (report, Recherchen, informations).
    static let report = WordClass(rawValue: 1 << 44)
    /// A noun that is neither of the others, to tell it from a verb or name.
    static let noun = WordClass(rawValue: 1 << 45)

    /// A form that is no subject's (den, dem, einen).
    static let oblique = WordClass(rawValue: 1 << 46)
    /// Begins an indirect question (how, ob, pourquoi).
    static let interrogative = WordClass(rawValue: 1 << 47)

    /// Works for a medium (reporter, journalist, correspondent).
    static let reporter = WordClass(rawValue: 1 << 48)
    /// What makes a line a picture's (photo, image).
    static let picture = WordClass(rawValue: 1 << 49)

    /// An article or its like that can be a genitive (der, des, einer).
    static let genitive = WordClass(rawValue: 1 << 50)
    /// An article or its like that can be a dative and a nominative too (der, dieser).
    static let dative = WordClass(rawValue: 1 << 51)
    /// A noun of saying or thinking whose genitive is the source (Angaben, Ansicht).
    static let statement = WordClass(rawValue: 1 << 52)
    /// Says that something is the subject's own (eigen).
    static let own = WordClass(rawValue: 1 << 53)
    /// Says that something is official (offiziell, amtlich).
    static let official = WordClass(rawValue: 1 << 54)
    /// An article that only a masculine or neuter noun has (ein).
    static let masculineArticle = WordClass(rawValue: 1 << 55)
    /// An article that a feminine noun or a plural has (die, eine).
    static let feminineArticle = WordClass(rawValue: 1 << 56)
    /// Ends a company's name (AG, GmbH).
    static let company = WordClass(rawValue: 1 << 57)
    /// A preposition behind which stands the paper that something comes from (aus).
    static let origin = WordClass(rawValue: 1 << 58)
    /// A preposition behind which stands who did it, in a passive (von).
    static let agent = WordClass(rawValue: 1 << 59)
    /// People near to something, unnamed (Kreise, Umfeld).
    static let circle = WordClass(rawValue: 1 << 60)
    /// An article that no plural has (das, ein).
    static let singular = WordClass(rawValue: 1 << 61)
    /// A paper that counts or measures (Studie, Umfrage).
    static let survey = WordClass(rawValue: 1 << 62)
    /// Heads a line that lists sources (Quellen:).
    static let sourceLabel = WordClass(rawValue: 1 << 63)

    /// Begins what follows a noun without a pronoun (familiar with, conducted by).
    static let postmodifier = WordClass(rawValue: 1 << 64)
    /// Takes a verb of saying as its infinitive and says no more than that it was said (continued to, went on to).
    static let catenative = WordClass(rawValue: 1 << 65)
    /// Says what something said is about (about, on).
    static let about = WordClass(rawValue: 1 << 66)
    /// A verb of putting something out on a network (posted, erschien).
    static let posting = WordClass(rawValue: 1 << 67)
    /// What an agency delivers, as a credit calls it (mit Material der dpa).
    static let material = WordClass(rawValue: 1 << 68)
    /// A noun of asking, behind which "for" says what is asked (call, demand).
    static let plea = WordClass(rawValue: 1 << 69)
    /// Introduces who said what stands before (as).
    static let manner = WordClass(rawValue: 1 << 71)
    /// Says how nearly a number counts (about, at least).
    static let approximator = WordClass(rawValue: 1 << 78)
    /// A verb that says that an act begins, goes on or ends, and takes it as its participle (began, kept).
    static let aspect = WordClass(rawValue: 1 << 77)
    /// A verb of putting a paper out (issued, released).
    static let issuing = WordClass(rawValue: 1 << 72)
    /// Names what something is meant for (for).
    static let benefit = WordClass(rawValue: 1 << 70)

    /// What a verb's own particle at the end of a clause is (sagte die Reise ab).
    static let separable = WordClass(rawValue: 1 << 73)
    /// Takes up a paper whose words follow (wonach, demzufolge).
    static let concurring = WordClass(rawValue: 1 << 74)

    /// A relative pronoun that is no subject (dont, que).
    static let relativeObject = WordClass(rawValue: 1 << 75)

    /// What was told before, as the next sentence calls it (the news, l'information).
    static let tidings = WordClass(rawValue: 1 << 76)

    /// What a medium does with a paper that it has (seen, veröffentlichte, consulté).
    static let accessing = WordClass(rawValue: 1 << 90)

    /// Counts people or things before "of" (dizaine, majorité).
    static let quantity = WordClass(rawValue: 1 << 95)
    /// Stands for somebody named before, as a noun (ce dernier, l'intéressé).
    static let anaphor = WordClass(rawValue: 1 << 91)
    /// Points at somebody or something (ce, cette).
    static let demonstrative = WordClass(rawValue: 1 << 92)
    /// Puts one saying before another (avant d'ajouter).
    static let sequence = WordClass(rawValue: 1 << 93)

    /// An office that speaks for its institution where nobody is named (préfet, procureur).
    static let office = WordClass(rawValue: 1 << 94)

    /// A verb of going before the public, whose infinitive says what was said there (took, went).
    static let appearing = WordClass(rawValue: 1 << 96)
    /// A verb of making somebody speak (prompted, led).
    static let causing = WordClass(rawValue: 1 << 97)
    /// Says that hardly anything was said (little, nothing).
    static let scant = WordClass(rawValue: 1 << 98)
    /// Somebody near to a person, whom the office of the person named before doesn't mean (son, lawyer).
    static let kin = WordClass(rawValue: 1 << 99)
    /// An office that one person holds, whoever it is (ministre, maire).
    static let holder = WordClass(rawValue: 1 << 100)

    /// The classes as a lexicon file names them.
    static let names: [String: WordClass] = [
        "determiner": .determiner, "definite": [.determiner, .definite], "possessive": [.determiner, .possessive],
        "preposition": .preposition, "linking": [.preposition, .linking], "attaching": [.preposition, .attaching],
        "coordinator": .coordinator, "subordinator": .subordinator, "postmodifier": .postmodifier,
        "catenative": .catenative, "about": [.preposition, .about], "posting": .posting,
        "appearing": .appearing, "causing": .causing, "scant": .scant, "kin": [.role, .kin],
        "material": .material, "plea": .plea, "issuing": .issuing, "aspect": .aspect, "approximator": .approximator,
        "manner": .manner,
        "separable": .separable, "accessing": .accessing, "tidings": .tidings, "relativeObject": .relativeObject,
        "concurring": .concurring,
        "benefit": [.preposition, .benefit],
        "complementizer": .complementizer, "quantity": .quantity, "anaphor": .anaphor,
        "demonstrative": .demonstrative, "sequence": .sequence, "office": [.role, .office], "holder": [.role, .holder],
        "relative": .relative, "pronoun": .pronoun, "masculine": .masculine, "feminine": .feminine,
        "neuter": .neuter, "plural": .plural, "speech": .speech, "indefinite": .indefinite, "object": .object,
        "auxiliary": .auxiliary, "passive": [.auxiliary, .passive], "modal": [.auxiliary, .modal],
        "negation": .negation, "adverb": .adverb, "time": .time, "title": .title, "role": .role,
        "spokesperson": [.role, .spokesperson], "organization": .organization, "document": .document,
        "people": .people, "media": .media, "outletNoun": .outletNoun, "agencyNoun": [.outletNoun, .agencyNoun],
        "occasion": .occasion, "verb": .verb, "infinitiveMarker": .infinitiveMarker, "abbreviation": .abbreviation,
        "venue": [.preposition, .venue], "adjective": .adjective, "place": .place,
        "addressing": [.preposition, .addressing], "particle": .particle, "given": .given, "reflexive": .reflexive,
        "report": .report, "noun": .noun,
        "oblique": .oblique, "reporter": .reporter, "picture": .picture, "interrogative": .interrogative,
        "genitive": .genitive, "dative": .dative, "statement": .statement, "own": .own, "official": .official,
        "company": .company, "singular": .singular,
        "survey": .survey, "sourceLabel": .sourceLabel, "origin": .origin, "agent": .agent,
        "circle": .circle,
        "masculineArticle": [.determiner, .masculineArticle], "feminineArticle": [.determiner, .feminineArticle],
    ]

    /// Whether a capitalized word of these classes begins a sentence rather than going a name on.
    var isSentenceStart: Bool {
        !isDisjoint(with: [.determiner, .pronoun, .subordinator, .preposition, .coordinator, .adverb, .auxiliary])
    }

    /// What a noun phrase can't hold.
    static let breaksPhrase: WordClass = [
        .subordinator, .complementizer, .auxiliary, .negation, .verb, .infinitiveMarker, .pronoun, .reflexive,
    ]

    /// Nouns that tell what a source is.
    static let sourceNoun: WordClass = [.role, .organization, .document, .people, .media, .outletNoun]
}

/// A form's place in the paradigm of its verb.
struct CueForm: OptionSet, Sendable, Hashable {
    let rawValue: UInt8

    static let finite = CueForm(rawValue: 1)
    static let participle = CueForm(rawValue: 2)
    /// saying, sagend, disant.
    static let present = CueForm(rawValue: 4)
    static let infinitive = CueForm(rawValue: 8)
    /// The form is also a noun (report, claims).
    static let noun = CueForm(rawValue: 16)
}
