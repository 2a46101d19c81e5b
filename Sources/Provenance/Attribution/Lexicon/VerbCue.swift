/// A verb of saying with what must stand beside it to make it a citation.
struct VerbCue: Sendable, Hashable {
    /// What licenses a cue.
    struct Licence: OptionSet, Sendable, Hashable {
        let rawValue: UInt16

        /// A that-clause or an indirect question.
        static let that = Licence(rawValue: 1)
        static let quotation = Licence(rawValue: 2)
        static let colon = Licence(rawValue: 4)
        /// A clause with nothing to introduce it (said he was).
        static let clause = Licence(rawValue: 8)
        /// A noun phrase (announced plans, accused X of).
        static let object = Licence(rawValue: 16)
        static let infinitive = Licence(rawValue: 32)
        /// The subject may stand behind it (said X).
        static let inversion = Licence(rawValue: 64)
        /// The claim may stand before subject and verb (C, X said).
        static let parenthesis = Licence(rawValue: 128)
        /// Whom it is told may stand with no preposition (told X).
        static let addressee = Licence(rawValue: 256)
        /// The source of a passive follows "by", and what was said is the content (was criticized by).
        static let passive = Licence(rawValue: 512)

        /// Its source follows a preposition of origin, not the subject (aus dem Bericht geht hervor).
        static let origin = Licence(rawValue: 1024)

        /// A phrase with the preposition of a passive's agent says what it was about (sprach von Verletzten).
        static let topic = Licence(rawValue: 2048)

        /// A noun phrase, where a paper or a count says it (polls show a lead).
        static let finding = Licence(rawValue: 4096)

        /// Somebody or something and what it is called (called him a liar).
        static let complement = Licence(rawValue: 8192)

        /// Like `finding`, and people who do the same say nothing (a survey finds, divers find).
        static let paper = Licence(rawValue: 16384)

        /// The noun before a relative clause may be what was said (a charge that the firm denied).
        static let relative = Licence(rawValue: 32768)

        static let names: [String: Licence] = [
            "that": .that, "quotation": .quotation, "colon": .colon, "clause": .clause, "object": .object,
            "infinitive": .infinitive, "inversion": .inversion, "parenthesis": .parenthesis,
            "addressee": .addressee, "passive": .passive, "origin": .origin, "topic": .topic,
            "finding": .finding, "complement": .complement, "paper": .paper, "relative": .relative,
        ]
    }

    var lemma: String
    var licence: Licence
    /// The share of its licensed uses that are citations.
    var precision: Double
    /// The separable particle without which the finite form is another verb (teilte … mit).
    var particle: UInt64?
    /// It cites somebody else (cites, zitiert, cite): its object is a further source.
    var quotes: Bool
    /// The kinds of source that it cites; none where it cites every kind.
    var kinds: [SourceKind] = []
    /// Only people do it with their mouths (sagen, fragen), so a bare name that it has is a person's.
    var isSpoken = false
}
