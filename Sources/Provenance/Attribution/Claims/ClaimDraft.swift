import Ingestion

/// A claim that a sentence lays to somebody: cue, source and content, by token, before it is known who the source is.
struct ClaimDraft {
    enum Kind: Equatable {
        case verb
        case phrase(PhraseCue.Frame)
    }

    var rule: String
    var kind: Kind
    var sentence: Int
    var cue: Range<Int>
    var source: NounPhrase?
    /// Where the source stands in a relative clause, the phrase that it belongs to.
    var antecedent: NounPhrase?
    var content: [Range<Int>] = []
    var confidence: Double
    /// From the first of its own words to behind the last, content aside.
    var extent: Range<Int>
    /// Set into or behind the claim: C, X said.
    var isParenthetical = false
    /// It stands in the content of another claim.
    var isNested = false
    /// The whole paragraph is what was said (a speaker's line of an interview).
    var takesParagraph = false
    /// Its source is who did what a passive tells (was asked by X whether).
    var isPassive = false
    /// Its participle describes a noun, so that what it says ends where the noun's clause goes on.
    var isReduced = false
    /// What follows its verb shows that nothing is said (as she spoke, they left; he yelled and ran).
    var isSilenced = false
    /// What it says begins here, behind a comma (As X noted, …).
    var saidFrom: Int?
    /// What it says ends before here, at the comma behind a participle that opens its sentence (Noting that …, X said).
    var saidTo: Int?
    /// A pronoun before its verb stands for what was said, which is the sentence before.
    var pointsBack = false
    /// An object pronoun before its verb stands for what was said (X l'a annoncé).
    var takesUpObject = false
    var isNegated = false
    /// It takes the source of the claim before it in the sentence.
    var takesSourceBefore = false
    /// Its source is whoever spoke before.
    var isImplied = false
    /// Whom the cue cites, where it is a verb of citing: its object.
    var quoted: NounPhrase?
    /// The verb; its sentence's addressees are looked for behind it.
    var verb: Int?
    /// Its participle or particle at the clause's end.
    var farPart: Int?
    var lemma: VerbCue?
}
