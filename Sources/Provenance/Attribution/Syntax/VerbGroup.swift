/// A verb cue with its auxiliaries, as the clause has it.
struct VerbGroup {
    /// The cue's words; where auxiliary and participle stand apart, from the finite part alone.
    var tokens: Range<Int>
    /// The verb itself.
    var verb: Int
    /// The part that agrees with the subject: the auxiliary, where there is one.
    var finite: Int
    var cue: VerbCue
    /// A subject that stands before it ends here.
    var subjectEnd: Int
    /// What follows it begins here.
    var after: Int
    /// It has no subject of its own: saying, adding.
    var isPresentParticiple = false
    /// It is an infinitive that says what its subject went before the public for (took to the airwaves to say).
    var isPurpose = false
    var isPassive = false
    /// The preposition that names who did it, in a passive that cites (was asked by).
    var agent: Int?
    var isNegated = false
    /// A pronoun bound to it is its subject (déclare-t-il).
    var boundSubject: Int?
    /// The verb closes a subordinate clause (wie X sagte).
    var isVerbFinal = false
    /// The particle or participle that stands apart.
    var farPart: Int?
    /// Where the subject of an infinitive that tells may begin (et X d'ajouter).
    var narrativeFrom: Int?
    /// Its subject is whoever spoke before (et de conclure).
    var isImplied = false
}
