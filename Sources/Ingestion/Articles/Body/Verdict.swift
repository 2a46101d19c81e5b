/// How the pruning judged a block.
enum Verdict: Sendable, Equatable {
    case kept
    /// Kept because the page's structured data repeat it.
    case confirmed
    case outside
    case label(Labels)
    case links
    case title
    case standfirst
    case phrase(Phrases.Category)
    case beforeText
    case afterText
    case emptyHeading
    case repeated
    case noWords
    case caption
    case unconfirmed
    case nextArticle
    case form
    case linkedBox
    case portrait

    var isKept: Bool { self == .kept || self == .confirmed }

    var reason: String {
        switch self {
        case .kept: "running text"
        case .confirmed: "stands in the structured data"
        case .outside: "outside of the body"
        case .label(let labels): "label: " + labels.names.joined(separator: ", ")
        case .links: "mostly links"
        case .title: "repeats the title"
        case .standfirst: "standfirst"
        case .phrase(let category): "says: " + category.rawValue
        case .beforeText: "short, before the text"
        case .afterText: "short, behind the text"
        case .emptyHeading: "heading with nothing below it"
        case .repeated: "repeats an earlier block"
        case .noWords: "no words"
        case .caption: "caption"
        case .nextArticle: "the next article"
        case .form: "in a box with a form"
        case .linkedBox: "in a box with a link to another page"
        case .portrait: "says who somebody is"
        case .unconfirmed: "not in the structured data"
        }
    }
}
