import Ingestion
public import Provenance

/// Sources, findings and ends of trails in the words of the interface.
extension Phrasebook {
    public func kind(_ kind: SourceKind) -> String { self["kind." + kind.rawValue] }

    public func title(_ code: Finding.Code) -> String {
        let key = "finding." + code.rawValue
        let title = self[key]
        return title == key ? code.rawValue : title
    }

    /// What a finding says, as a paragraph; in English where it can't be said in this language.
    public func message(of finding: Finding) -> HTML {
        guard let message = finding.message(in: language.rawValue) else {
            return "<p lang=\"en\">\(finding.message)</p>"
        }
        return "<p>\(message)</p>"
    }

    /// What a finding of this code means and what it doesn't.
    public func meaning(_ code: Finding.Code) -> String? {
        let key = "finding." + code.rawValue + ".meaning"
        let text = self[key]
        return text == key ? nil : text
    }

    public func via(_ via: Resolution.Via) -> String { self["via." + via.rawValue] }

    /// The end of a trail: "a document: the annual report".
    public func end(_ end: ChainEnd) -> String {
        let words = self["end." + end.kind.rawValue]
        guard let name = end.name ?? end.id, end.kind != .primary, end.kind != .circular else { return words }
        return words + self["colon"] + name
    }
}

extension SourceKind {
    /// The class of its marks in the style sheet.
    var styleClass: String { "k-" + rawValue }
}
