import Provenance

/// The end of a trail in words.
enum EndWording {
    /// The words, painted, and whether the trail ends well: in a source that can be checked.
    static func text(_ end: ChainEnd, style: Style) -> (String, isNamed: Bool) {
        let name = (end.name ?? end.id ?? "").printable
        switch end.kind {
        case .primary: return (style.good("its own reporting"), true)
        case .agency: return ("the agency " + style.strong(name), true)
        case .outlet: return ("the outlet " + style.strong(name), true)
        case .person: return ("a person: " + style.strong(name), true)
        case .organization: return ("an organization: " + style.strong(name), true)
        case .document: return ("a document: " + style.strong(name), true)
        case .platform: return ("a post on " + style.strong(name), true)
        case .anonymous: return (style.warning("unnamed people") + (name.isEmpty ? "" : ": \(name)"), false)
        case .media: return (style.warning("unnamed media") + (name.isEmpty ? "" : ": \(name)"), false)
        case .circular: return (style.bad("↺ back where it came from: a circle"), false)
        }
    }
}
