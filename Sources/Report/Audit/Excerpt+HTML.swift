import Ingestion
import Provenance

extension Excerpt {
    /// The sentence of an attribution with its marks; `nil` where the attribution stands outside of the text.
    func html(_ attribution: Attribution) -> HTML? {
        guard let parts = parts(attribution) else { return nil }
        var result = HTML.empty
        for part in parts {
            switch part.mark {
            case .none: result += HTML(text: part.text)
            case .source: result += "<b class=\"source \(attribution.kind.styleClass)\">\(part.text)</b>"
            case .cue: result += "<i class=\"cue\">\(part.text)</i>"
            }
        }
        return result
    }
}
