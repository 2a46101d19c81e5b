import Ingestion

/// A word, a number or a mark of a text.
struct Token {
    enum Kind: UInt8 {
        case word
        case number
        /// A quotation mark that opens or closes a region.
        case quotationMark
        case mark
        /// The end of a paragraph; it stands for no scalars.
        case paragraphEnd
    }

    /// Scalar offsets, half open.
    var start: Int
    var end: Int
    var kind: Kind
    /// A hash of the folded scalars; 0 for a paragraph's end.
    var hash: UInt64
    /// The first scalar, as written; a mark is told apart by it.
    var first: Unicode.Scalar
    var isCapitalized: Bool
    /// All letters are capitals, and there are two or more.
    var isAcronym: Bool
    /// What the language's lexicon says of the word.
    var classes: WordClass = []
    /// The verb cue of which this is a form, by its index in the lexicon; -1 for none.
    var cue: Int = -1
    /// The form's place in its paradigm.
    var form: CueForm = []
    /// The double quotation region that holds it (its marks too), by index; -1 for none.
    var quotation: Int = -1
    /// Whether it is bound to the token before without a blank.
    var isAttached: Bool = false
    /// It carries the dot of an abbreviation, of initials or of an ordinal.
    var hasFinalDot: Bool = false

    var span: TextSpan { TextSpan(start, end) }
    var isWord: Bool { kind == .word || kind == .number }

    func isMark(_ scalar: Unicode.Scalar) -> Bool { kind == .mark && first == scalar }

    var isComma: Bool { isMark(",") || isMark("،") }

    var isDash: Bool { kind == .mark && (first == "–" || first == "—" || (first == "-" && !isAttached)) }

    var isSentenceEnd: Bool {
        kind == .mark && (first == "." || first == "!" || first == "?" || first == "…" || first == "。")
    }
}

/// FNV-1a over scalars, so that a word is hashed while it is read.
///
/// http://www.isthe.com/chongo/tech/comp/fnv/
struct WordHash {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func add(_ scalar: Unicode.Scalar) {
        value = (value ^ UInt64(scalar.value)) &* 0x100_0000_01b3
    }

    static func of(_ folded: some Sequence<Unicode.Scalar>) -> UInt64 {
        var hash = WordHash()
        for scalar in folded { hash.add(scalar) }
        return hash.value
    }

    /// The hash of a word as a lexicon writes it.
    static func of(_ word: some StringProtocol) -> UInt64 { of(word.unicodeScalars.lazy.map(ScalarText.fold)) }
}
