import Ingestion
import Ledger
public import Newsroom
public import Provenance

/// An audit as sections of HTML: what the self-contained report and the dashboard both show.
public struct AuditPage {
    /// Where things lead: within a report kept by itself nowhere but to the web, within the dashboard to its pages.
    public struct Links: Sendable {
        /// The page of an article that is held.
        public var article: @Sendable (ArticleID) -> String?
        /// The proof of an entry of the ledger, where it isn't on the page itself.
        public var proof: (@Sendable (Int64) -> String?)?
        /// The page of an outlet.
        public var outlet: @Sendable (OutletID) -> String?

        public init(
            article: @escaping @Sendable (ArticleID) -> String? = { _ in nil },
            proof: (@Sendable (Int64) -> String?)? = nil,
            outlet: @escaping @Sendable (OutletID) -> String? = { _ in nil }
        ) {
            self.article = article
            self.proof = proof
            self.outlet = outlet
        }
    }

    let dossier: AuditDossier
    let words: Phrasebook
    let links: Links
    let name: (OutletID) -> String?
    private let marks: TextMarks

    var audit: Audit { dossier.audit }

    /// Prepares the sections; `name` knows the names of outlets.
    public init(
        _ dossier: AuditDossier, words: Phrasebook, links: Links = Links(), name: @escaping (OutletID) -> String?
    ) {
        self.dossier = dossier
        self.words = words
        self.links = links
        self.name = name
        marks = TextMarks(dossier.audit)
    }

    /// The title for the window: the headline, else what is known of the article.
    public var title: String {
        audit.article.title ?? audit.article.address?.string ?? words["audit.untitled"]
    }

    /// Everything below the page's head, from the headline to the proofs.
    public var body: HTML {
        """
        \(head)
        \(findings)
        \(shares)
        \(text)
        \(chains)
        \(versions)
        \(record)
        \(reading)
        """
    }

    // MARK: Head

    private var head: HTML {
        let article = audit.article
        var facts: [HTML] = []
        if let address = article.address { facts.append(WebLink.to(address.string, "\(address.string)")) }
        if let published = article.published { facts.append("\(words["published"]) \(time(published))") }
        if let modified = article.modified, modified != article.published {
            facts.append("\(words["modified"]) \(time(modified))")
        }
        if !article.authors.isEmpty {
            facts.append("\(words["by"]) \(article.authors.map(WebLink.foreign).joined(", "))")
        }
        if let language = article.language { facts.append("\(words.language(language))") }
        let count = article.text.split(whereSeparator: \.isWhitespace).count
        facts.append("\(words.count(count, "words"))")
        if audit.isFromFeed { facts.append("<strong>\(words["from.feed"])</strong>") }
        let site = article.siteName ?? article.address?.host ?? ""
        return """
            <header class="audit-head"><p class="kicker">\(words["audit.of"]) <bdi>\(site)</bdi></p>
            <h1 lang="\(article.language ?? "und")" dir="auto">\(title)</h1>
            <ul class="facts">\(facts.map { "<li>\($0)</li>" })</ul></header>
            """
    }

    func time(_ date: NewsDate) -> HTML {
        "<time datetime=\"\(date.description)\">\(Moment.text(date))\(date.isDay ? "" : " UTC")</time>"
    }

    // MARK: Findings

    private var findings: HTML {
        var items = HTML.empty
        let excerpt = Excerpt(of: audit.article)
        for finding in audit.findings {
            let isWarning = finding.severity == .warning
            let places = finding.attributions.filter { audit.citations.indices.contains($0) }
            var quotes = HTML.empty
            for index in places.prefix(3) {
                guard let sentence = excerpt.html(audit.citations[index].attribution) else { continue }
                quotes += "<blockquote dir=\"auto\">\(sentence) \(reference(index))</blockquote>"
            }
            let more = places.dropFirst(3).map(reference).joined(" ")
            items += """
                <li class="finding \(isWarning ? "warning" : "info")"><h3>\
                <span class="sign">\(words[isWarning ? "severity.warning" : "severity.info"])</span> \
                \(words.title(finding.code))</h3>\(words.message(of: finding))\(quotes)\
                \(more.isEmpty ? .empty : "<p>\(more)</p>")\
                \(words.meaning(finding.code).map { "<p class=\"faint\">\($0)</p>" })</li>
                """
        }
        let list: HTML =
            items.isEmpty ? "<p>\(words["findings.none"])</p>" : "<ul class=\"findings\">\(items)</ul>"
        return """
            <section aria-labelledby="findings"><h2 id="findings">\(words["findings"])</h2>\(list)</section>
            """
    }

    private func reference(_ index: Int) -> HTML {
        let id = Audit.attributionID(index)
        return "<a class=\"ref\" href=\"#\(id)\">\(id)</a>"
    }

    // MARK: Shares

    private var shares: HTML {
        let shares = AttributionShares(audit)
        var rows = HTML.empty
        for share in shares.shares {
            let places = share.attributions.map(reference).joined(" ")
            let source = WebLink.foreign(share.source.name ?? share.source.id ?? words["unnamed"])
            rows += """
                <tr><th scope="row">\(source)</th><td>\(kindMark(share.source.kind))</td>\
                <td class="number">\(words.percent(share.part))</td><td class="bar">\
                \(Self.bar(share.part, style: share.source.kind.styleClass))</td><td>\(places)</td></tr>
                """
        }
        let own = """
            <tr class="nobody"><th scope="row">\(words["shares.nobody"])</th><td></td>\
            <td class="number">\(words.percent(shares.nobody))</td>\
            <td class="bar">\(Self.bar(shares.nobody, style: "nobody"))</td><td></td></tr>
            """ as HTML
        return """
            <section aria-labelledby="shares"><h2 id="shares">\(words["shares"])</h2>
            <p class="faint">\(words["shares.note"])</p>
            <div class="scroll" tabindex="0" role="region" aria-label="\(words["shares"])"><table class="shares"><thead><tr>\
            <th scope="col">\(words["source"])</th><th scope="col">\(words["kind"])</th>\
            <th scope="col" class="number">\(words["share"])</th>\
            <th scope="col"><span class="hidden">\(words["share"])</span></th>\
            <th scope="col">\(words["where"])</th></tr></thead><tbody>\(rows)\(own)</tbody></table></div></section>
            """
    }

    /// A kind as a word with its underline, so that colour is never all that tells.
    func kindMark(_ kind: SourceKind) -> HTML {
        "<span class=\"kind \(kind.styleClass)\">\(words.kind(kind))</span>"
    }

    private static func bar(_ part: Double, style: String) -> HTML {
        let width = Int((min(max(part, 0), 1) * 100).rounded())
        return """
            <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">\
            <rect class="track" width="100" height="6"/><rect class="fill \(style)" width="\(width)" height="6"/></svg>
            """
    }

    // MARK: Text

    private var text: HTML {
        let article = audit.article
        var passages = HTML.empty
        if !marks.outside.isEmpty {
            passages += """
                <div class="passage"><p class="faint">\(words["text.outside"])</p>\
                <ul class="notes">\(marks.outside.map(note))</ul></div>
                """
        }
        let paragraphs =
            article.paragraphs.isEmpty ? [TextSpan(0, article.text.unicodeScalars.count)] : article.paragraphs
        for paragraph in paragraphs {
            let pieces = marks.pieces(of: paragraph)
            var notes = HTML.empty
            for index in pieces.flatMap(\.references).sorted() { notes += note(index) }
            passages += """
                <div class="passage"><p lang="\(article.language ?? "und")" dir="auto">\(pieces.map(piece))</p>\
                \(notes.isEmpty ? .empty : "<ul class=\"notes\" aria-label=\"\(words["text.notes"])\">\(notes)</ul>")</div>
                """
        }
        let kinds = Set(audit.citations.map(\.attribution.kind))
        let legend = SourceKind.allCases.filter(kinds.contains).map { "<li>\(kindMark($0))</li>" as HTML }
        return """
            <section aria-labelledby="text"><h2 id="text">\(words["text"])</h2>
            <p class="faint">\(words["text.note"])</p>
            \(legend.isEmpty ? .empty : "<ul class=\"legend\" aria-label=\"\(words["kinds"])\">\(legend)</ul>")
            <div class="article-text">\(passages)</div></section>
            """
    }

    private func piece(_ piece: TextMarks.Piece) -> HTML {
        var result = HTML(text: marks.string(piece.span))
        if piece.cue != nil, piece.source == nil { result = "<i class=\"cue\">\(result)</i>" }
        if let index = piece.source { result = "<b class=\"source \(kindClass(index))\">\(result)</b>" }
        if let index = piece.claim { result = "<span class=\"claim \(kindClass(index))\">\(result)</span>" }
        for index in piece.references {
            let id = Audit.attributionID(index)
            result += """
                <a class="ref \(kindClass(index))" href="#\(id)" id="t\(id)" \
                aria-label="\(words["text.ref", id, sourceName(audit.citations[index].attribution)])">\(id)</a>
                """
        }
        return result
    }

    private func kindClass(_ index: Int) -> String { audit.citations[index].attribution.kind.styleClass }

    private func sourceName(_ attribution: Attribution) -> String {
        attribution.identity.name ?? attribution.identity.id ?? words["unnamed"]
    }

    private func note(_ index: Int) -> HTML {
        let citation = audit.citations[index]
        let attribution = citation.attribution
        let id = Audit.attributionID(index)
        var facts: [HTML] = []
        if attribution.role != .attribution { facts.append("\(words["role." + attribution.role.rawValue])") }
        if attribution.kind == .person, let role = attribution.speaker?.role { facts.append(WebLink.foreign(role)) }
        if attribution.outlet != nil, let speaker = attribution.speaker?.name {
            facts.append("\(words["note.quoting"]) \(WebLink.foreign(speaker))")
        }
        if let through = attribution.citedThrough {
            facts.append("\(words["note.through"]) \(name(through) ?? through.rawValue)")
        }
        switch attribution.outlet?.matched {
        case .translation: facts.append("\(words["note.translated"])")
        case .unknown: facts.append("\(words["note.unknown"])")
        default: break
        }
        if let quotation = attribution.quotation { facts.append("\(words["quotation." + quotation.rawValue])") }
        if let cue = attribution.cue { facts.append("<q lang=\"\(audit.article.language ?? "und")\">\(cue.text)</q>") }
        let confidence = words["note.confidence", Confidence.text(attribution.confidence)]
        facts.append("\(confidence)")
        facts.append("<code>\(attribution.rule)</code>")
        if let entry = entryLink(citation) { facts.append(entry) }
        var lines = HTML.empty
        if let resolution = citation.resolution {
            let headline = dossier.headlines[resolution.article] ?? resolution.article.description
            let target = links.article(resolution.article)
            let link: HTML =
                target.map { #"<a href="\#($0)"><bdi>\#(headline)</bdi></a>"# } ?? WebLink.foreign(headline)
            lines += """
                <p class="lead">→ \(link) <span class="faint">\(words.via(resolution.via)), \
                \(Confidence.text(resolution.confidence))</span></p>
                """
        } else if let href = attribution.href {
            lines += "<p class=\"lead\">→ \(WebLink.to(href, "\(Excerpted.middle(href, columns: 60))"))</p>"
        }
        let source = sourceName(attribution)
        let outlet = attribution.outlet.flatMap { reference -> HTML? in
            let target = links.outlet(reference.id)
            return target.map { #"<a href="\#($0)"><bdi>\#(source)</bdi></a>"# }
        }
        return """
            <li class="note \(attribution.kind.styleClass)" id="\(id)"><p><a class="num" href="#t\(id)">\(id)</a> \
            \(kindMark(attribution.kind)) <strong>\(outlet ?? WebLink.foreign(source))</strong></p>\
            <p class="faint">\(facts.joined(" · "))</p>\(lines)</li>
            """
    }

    private func entryLink(_ citation: HeldCitation) -> HTML? {
        guard citation.entry >= 0 else { return nil }
        let words = words["note.entry", String(citation.entry)]
        if let proof = links.proof?(citation.entry) { return #"<a href="\#(proof)">\#(words)</a>"# }
        guard dossier.record != nil else { return "\(words)" }
        return "<a href=\"#e\(citation.entry)\">\(words)</a>"
    }
}
