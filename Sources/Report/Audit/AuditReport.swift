import Ingestion
public import Newsroom
import Provenance

/// An audit as text for a terminal.
public enum AuditReport {
    public static func text(_ audit: Audit, style: Style) -> String {
        var result = head(audit, style: style)
        result += sources(of: audit, style: style)
        result += attributions(of: audit, style: style)
        if !audit.chains.isEmpty {
            result += "\n" + style.heading("Chains") + "\n"
            result += ChainTree(audit.chains).text(style: style, indent: 2, skippingRoot: true)
        }
        result += findings(of: audit, style: style)
        return result
    }

    private static func head(_ audit: Audit, style: Style) -> String {
        let article = audit.article
        var result = ""
        if let title = article.title {
            var headline = WrappedText()
            headline.add(title, paint: style.strong)
            result += headline.text(width: style.width, indent: 0)
        }
        var facts: [String] = []
        if let address = article.address { facts.append(address.string) }
        if let published = article.published { facts.append(Moment.text(published)) }
        if let language = article.language { facts.append(LanguageName.text(language)) }
        let words = article.text.split(whereSeparator: \.isWhitespace).count
        facts.append(Count.text(words, "word"))
        if let id = audit.id { facts.append(id.description) }
        if audit.versions.count > 1 { facts.append(Count.text(audit.versions.count, "version")) }
        result += style.faint(facts.map(\.printable).joined(separator: " · ")) + "\n"
        if audit.isFromFeed {
            result +=
                style.warning("!") + " The page was not to be had: this is the feed’s own content, maybe shortened.\n"
        }
        return result
    }

    private static func sources(of audit: Audit, style: Style) -> String {
        guard !audit.sources.isEmpty else {
            return "\n" + "No source is named: nothing in this text is laid to anybody but the article itself.\n"
        }
        let shares = AttributionShares(audit)
        var table = TextTable([
            .init(title: "kind"), .init(title: "source", isFlexible: true, paint: { $1.strong($0) }),
            .init(title: "id", isFlexible: true, paint: { $1.outlet($0) }), .init(title: "of the text", isRight: true),
            .init(title: "where"),
        ])
        let parts = Dictionary(
            shares.shares.map { ($0.attributions, $0.part) }, uniquingKeysWith: { first, _ in first })
        for source in audit.sources {
            let name = source.identity.name ?? source.identity.id ?? "unnamed"
            let id = source.identity.id.flatMap { $0 == name ? nil : $0 } ?? ""
            let places = source.attributions.prefix(8).map(Audit.attributionID).joined(separator: " ")
            let part = parts[source.attributions].map { Phrasebook.percent($0, in: .english) } ?? ""
            table.add([
                source.identity.kind.rawValue, name, id, part, places + (source.attributions.count > 8 ? " …" : ""),
            ])
        }
        let own = Phrasebook.percent(shares.nobody, in: .english)
        return "\n" + style.heading("Sources") + "\n" + table.text(style: style, indent: 2)
            + style.faint("  \(own) of the text is laid to nobody but the article itself.") + "\n"
    }

    private static func attributions(of audit: Audit, style: Style) -> String {
        guard !audit.citations.isEmpty else { return "" }
        let excerpt = Excerpt(of: audit.article)
        var result = "\n" + style.heading("Attributions") + "\n"
        for (index, citation) in audit.citations.enumerated() {
            let attribution = citation.attribution
            var facts = [attribution.role == .attribution ? attribution.kind.rawValue : attribution.role.rawValue]
            if let outlet = attribution.outlet { facts.append(named(outlet)) }
            if attribution.kind == .person, let name = attribution.speaker?.name { facts.append(name) }
            if let through = attribution.citedThrough { facts.append("by way of \(through)") }
            if let quotation = attribution.quotation { facts.append(quotation.rawValue) }
            facts.append("\(attribution.rule) \(Confidence.text(attribution.confidence))")
            let line = facts.map(\.printable).joined(separator: " · ")
            result += "  " + style.strong(Audit.attributionID(index)) + "  " + style.faint(line) + "\n"
            if let sentence = excerpt.marked(attribution, style: style) {
                result += sentence.text(width: style.width, indent: 6)
            } else if let source = attribution.source {
                result += "      " + style.source(source.text.printable) + style.faint(" (outside of the text)") + "\n"
            }
            if let href = attribution.href { result += "      " + style.faint("→ " + href.printable) + "\n" }
        }
        return result
    }

    private static func named(_ outlet: OutletReference) -> String {
        let name = outlet.name.map { "\($0) (\(outlet.id))" } ?? outlet.id.rawValue
        switch outlet.matched {
        case .translation: return name + ", its name machine-translated"
        case .unknown: return name + ", not in the registry"
        default: return name
        }
    }

    private static func findings(of audit: Audit, style: Style) -> String {
        guard !audit.findings.isEmpty else { return "" }
        var result = "\n" + style.heading("Findings") + "\n"
        for finding in audit.findings {
            let sign = finding.severity == .warning ? "!" : "·"
            let places = finding.attributions.map(Audit.attributionID).joined(separator: " ")
            let code = finding.severity == .warning ? style.warning(finding.code.rawValue) : finding.code.rawValue
            result += "  \(sign) \(code)" + (places.isEmpty ? "" : style.faint("  \(places)")) + "\n"
            var message = WrappedText()
            message.add(finding.message)
            result += message.text(width: style.width, indent: 6)
        }
        return result
    }
}
