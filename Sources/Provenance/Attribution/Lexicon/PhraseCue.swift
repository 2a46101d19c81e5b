/// Words that are no verb and lay a claim to a source (according to, laut, selon).
struct PhraseCue: Sendable, Hashable {
    /// Where the source stands, and which sources the phrase licenses.
    enum Frame: String, Sendable, Hashable, Decodable, CaseIterable {
        /// The source follows: according to X.
        case before
        /// The source follows, and what it says stands in the sentence before: Zu diesem Schluss kommt X.
        case back
        /// The source follows at a clause's head and a comma closes it: pour X, ….
        case opening
        /// The source precedes: X zufolge.
        case after
        /// The source follows, and what cites it stands in the same sentence: citing X.
        case citing
        /// An outlet follows that was told something: in an interview with X.
        case addressee
        /// A sentence's claim with no source at all: es heißt, on apprend.
        case impersonal
        /// The source follows, and a claim goes before in the same sentence: …, so X.
        case tail
        /// An outlet follows whose work found something out: research by X.
        case work
        /// An outlet follows that signs the whole text: this article first appeared in X.
        case credit

        /// Whether a source of any kind stands beside it, rather than an outlet whose place alone cites it.
        var citesAnybody: Bool {
            switch self {
            case .before, .back, .opening, .after, .impersonal, .tail: true
            case .citing, .addressee, .work, .credit: false
            }
        }
    }

    /// A place of the pattern: one of several words, or a class of words.
    struct Element: Sendable, Hashable {
        var hashes: [UInt64]
        var classes: WordClass
        var isOptional: Bool
    }

    var name: String
    var elements: [Element]
    var frame: Frame
    var precision: Double
    /// It counts only for media, agencies and platforms.
    var mediaOnly: Bool
    /// It counts only beside a noun of one of these classes (nach Angaben, aus Kreisen).
    var needs: WordClass = []
    /// Words of which one must stand behind the source (wie es in X heißt).
    var closing: Set<UInt64> = []
    /// It must begin its sentence or stand behind a comma.
    var opens = false
    /// The last word belongs to the source (de source policière).
    var keepsLast = false
}
