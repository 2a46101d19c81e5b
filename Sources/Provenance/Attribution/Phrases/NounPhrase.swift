/// A noun phrase as a source: its core, and what is set beside it.
struct NounPhrase {
    /// All of it, appositions and relative clauses included; half open, by token.
    var tokens: Range<Int>
    /// The phrase without what commas set off.
    var core: Range<Int>
    /// The last noun or name of the core's own, before any "of".
    var head: Int
    /// What commas or brackets set off.
    var appositions: [Range<Int>] = []

    /// Where "and" joins several, each of them; else none.
    var conjuncts: [NounPhrase] = []

    /// The core and the appositions, nearest first.
    var parts: [Range<Int>] { [core] + appositions }
}
