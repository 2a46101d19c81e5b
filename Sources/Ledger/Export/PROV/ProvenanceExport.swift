import Ingestion
import Provenance

/// Says what the ledger holds in the terms of PROV.
///
/// A capture is an activity that generated a payload; an extraction, by a software agent, made an article version of it; a
/// version specializes its work and is attributed to its outlet. A claim is a member of its article's claims; it was
/// derived from the article that it was found to mean (a quotation where it is direct, a primary source where that one
/// cites nobody), and is attributed to whoever it is laid to.
struct ProvenanceExport {
    let reader: any LedgerReader
    let source: any LogSource
    let size: TreeSize
    /// Whether it is a copy of another ledger's log, whose entries may be of forms that this version doesn't know.
    let isImported: Bool

    /// Hands over every statement, in the order of the log. An agent is stated once.
    func statements(_ body: (ProvenanceStatement) throws -> Void) throws {
        var agents: Set<String> = []
        func agent(_ statement: ProvenanceStatement) throws {
            if agents.insert(statement.first).inserted { try body(statement) }
        }
        try source.entries(in: 0..<size.rawValue) { index, bytes in
            guard let stored = try StoredEntry(decoding: bytes, index: index, isImported: isImported) else { return }
            let time = NewsDate(seconds: stored.at).description
            switch stored.entry {
            case .capture(let record): try capture(record, index: index, time: time, body)
            case .article(let record):
                try article(record, index: index, time: time, body, agent)
                try claims(of: ArticleID(rawValue: index), body, agent)
            default: break
            }
        }
    }

    private func capture(
        _ record: CaptureRecord, index: Int64, time: String, _ body: (ProvenanceStatement) throws -> Void
    ) throws {
        var attributes: [(String, ProvenanceStatement.Value)] = [("url", .text(record.url))]
        if let status = record.status { attributes.append(("status", .integer(Int64(status)))) }
        try body(
            ProvenanceStatement(
                kind: .activity, first: "led:capture-\(index)", types: ["sc:Capture"], time: time,
                attributes: attributes))
        try body(
            ProvenanceStatement(
                kind: .entity, first: "led:payload-\(index)", types: ["sc:Payload"],
                attributes: [("sha256", .text(record.payload.hex))]))
        try body(
            ProvenanceStatement(
                kind: .wasGeneratedBy, first: "led:payload-\(index)", second: "led:capture-\(index)", time: time))
    }

    private func article(
        _ record: ArticleRecord, index: Int64, time: String, _ body: (ProvenanceStatement) throws -> Void,
        _ agent: (ProvenanceStatement) throws -> Void
    ) throws {
        let (name, extraction) = ("led:article-\(index)", "led:extraction-\(index)")
        let work = try reader.versions(of: ArticleID(rawValue: index)).first?.id.rawValue ?? index
        let extractor = "led:" + Self.localName(record.extractor)
        let title = try reader.content(of: ArticleID(rawValue: index))?.title
        try body(
            ProvenanceStatement(
                kind: .entity, first: name, types: ["sc:ArticleVersion"], label: title,
                attributes: [
                    ("url", .text(record.url)), ("version", .integer(Int64(record.version))),
                    ("text_sha256", .text(record.text.hex)),
                ] + (record.published.map { [("published", .text($0.description))] } ?? [])))
        try body(ProvenanceStatement(kind: .activity, first: extraction, types: ["sc:Extraction"], time: time))
        try agent(
            ProvenanceStatement(kind: .agent, first: extractor, types: ["prov:SoftwareAgent"], label: record.extractor))
        try body(ProvenanceStatement(kind: .wasAssociatedWith, first: extraction, second: extractor))
        try body(ProvenanceStatement(kind: .used, first: extraction, second: "led:payload-\(record.capture)"))
        try body(ProvenanceStatement(kind: .wasGeneratedBy, first: name, second: extraction, time: time))
        try body(ProvenanceStatement(kind: .wasDerivedFrom, first: name, second: "led:payload-\(record.capture)"))
        if work == index { try body(ProvenanceStatement(kind: .entity, first: "led:work-\(work)", types: ["sc:Work"])) }
        try body(ProvenanceStatement(kind: .specializationOf, first: name, second: "led:work-\(work)"))
        guard let outlet = record.outlet else { return }
        try agent(Self.outlet(outlet))
        try body(ProvenanceStatement(kind: .wasAttributedTo, first: name, second: Self.outletName(outlet)))
    }

    private func claims(
        of id: ArticleID, _ body: (ProvenanceStatement) throws -> Void, _ agent: (ProvenanceStatement) throws -> Void
    ) throws {
        let citations = try reader.citations(of: id)
        guard !citations.isEmpty else { return }
        let collection = "led:claims-of-\(id.rawValue)"
        try body(ProvenanceStatement(kind: .entity, first: collection, types: ["prov:Collection"]))
        for citation in citations {
            let claim = "led:claim-\(citation.entry)"
            try body(Self.claim(citation, named: claim))
            try body(ProvenanceStatement(kind: .hadMember, first: collection, second: claim))
            try body(ProvenanceStatement(kind: .wasDerivedFrom, first: claim, second: "led:article-\(id.rawValue)"))
            try cited(citation, claim: claim, body, agent)
        }
    }

    /// What a claim was derived from, and whom it is laid to.
    private func cited(
        _ citation: HeldCitation, claim: String, _ body: (ProvenanceStatement) throws -> Void,
        _ agent: (ProvenanceStatement) throws -> Void
    ) throws {
        let attribution = citation.attribution
        if let resolution = citation.resolution {
            var types: [String] = attribution.quotation == .direct ? ["prov:Quotation"] : []
            if try reader.citations(of: resolution.article).isEmpty { types.append("prov:PrimarySource") }
            try body(
                ProvenanceStatement(
                    kind: .wasDerivedFrom, first: claim, second: "led:article-\(resolution.article.rawValue)",
                    types: types,
                    attributes: [
                        ("confidence_milli", .integer(resolution.confidence.milli)),
                        ("via", .text(resolution.via.rawValue)),
                    ]))
        }
        if let outlet = attribution.outlet?.id {
            try agent(Self.outlet(outlet))
            try body(ProvenanceStatement(kind: .wasAttributedTo, first: claim, second: Self.outletName(outlet)))
            return
        }
        let name = "led:source-\(citation.entry)"
        let label = (attribution.speaker?.name ?? attribution.source?.text).flatMap { $0.isEmpty ? nil : $0 }
        if attribution.kind == .document {
            try body(ProvenanceStatement(kind: .entity, first: name, types: ["sc:Document"], label: label))
            try body(
                ProvenanceStatement(kind: .wasDerivedFrom, first: claim, second: name, types: ["prov:PrimarySource"]))
        } else {
            let type = attribution.kind == .person ? "prov:Person" : "prov:Organization"
            let isNamed = attribution.kind == .person || attribution.kind == .organization
            let types = isNamed ? [type] : ["sc:\(attribution.kind.rawValue)"]
            try agent(ProvenanceStatement(kind: .agent, first: name, types: types, label: label))
            try body(ProvenanceStatement(kind: .wasAttributedTo, first: claim, second: name))
        }
    }

    private static func claim(_ citation: HeldCitation, named name: String) -> ProvenanceStatement {
        let attribution = citation.attribution
        let words = attribution.content.map(\.text).filter { !$0.isEmpty }
        var attributes: [(String, ProvenanceStatement.Value)] = [
            ("role", .text(attribution.role.rawValue)), ("kind", .text(attribution.kind.rawValue)),
            ("rule", .text(attribution.rule)), ("confidence_milli", .integer(attribution.confidence.milli)),
        ]
        for span in attribution.content.compactMap(\.span).prefix(1) {
            attributes += [("start", .integer(Int64(span.start))), ("end", .integer(Int64(span.end)))]
        }
        return ProvenanceStatement(
            kind: .entity, first: name, types: ["sc:Claim"],
            value: words.isEmpty ? nil : words.joined(separator: " … "),
            attributes: attributes)
    }

    private static func outlet(_ id: OutletID) -> ProvenanceStatement {
        ProvenanceStatement(kind: .agent, first: outletName(id), types: ["prov:Organization"], label: id.rawValue)
    }

    private static func outletName(_ id: OutletID) -> String { "outlet:" + localName(id.rawValue) }

    /// What every notation of PROV takes as a local name without an escape.
    static func localName(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar {
                    case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_": scalar
                    default: "-"
                    }
                }))
    }
}
