import Ingestion
import Ledger
import Newsroom
import Provenance

extension AuditPage {
    /// The chains as a picture, and as a list for whoever can't see it.
    var chains: HTML {
        guard !audit.chains.isEmpty else { return .empty }
        let graph = ChainGraph(audit.chains, headlines: dossier.headlines, name: name)
        let drawing = ChainDrawing(graph, words: words) { node in
            guard let article = node.article, article != audit.id else { return nil }
            return links.article(article)
        }
        let left: HTML = graph.left > 0 ? "<p>\(words.count(graph.left, "graph.left"))</p>" : .empty
        return """
            <section aria-labelledby="chains"><h2 id="chains">\(words["chains"])</h2>
            <p class="faint">\(words["chains.note"])</p>
            <div class="scroll" tabindex="0" role="region" aria-label="\(words["chains.picture"])">\
            \(drawing.svg(title: words["chains.picture"]))</div>\(left)
            \(ChainLegend.html(words))
            <details><summary>\(words["chains.list"])</summary><ol class="chains">\(audit.chains.map(item))</ol></details>
            </section>
            """
    }

    private func item(_ chain: Chain) -> HTML {
        var stations: [HTML] = []
        for (place, link) in chain.links.enumerated() {
            let outlet = link.outlet.map { name($0) ?? $0.rawValue } ?? link.article?.host ?? words["graph.this"]
            let headline = link.id.flatMap { dossier.headlines[$0] }
            var station: HTML = "<strong>\(outlet)</strong>"
            if let headline { station += ": <bdi>\(headline)</bdi>" }
            if place > 0 {
                var facts: [String] = []
                if let said = link.words { facts.append("“\(said)”") }
                if let via = link.via { facts.append(words.via(via)) }
                if let confidence = link.confidence { facts.append(Confidence.text(confidence)) }
                station += " <span class=\"faint\">(\(facts.joined(separator: ", ")))</span>"
            }
            stations.append(station)
        }
        let isLinkItself = (chain.end.kind == .outlet || chain.end.kind == .agency) && chain.links.count > 1
        if !isLinkItself || chain.links.last?.article != nil { stations.append("<em>\(words.end(chain.end))</em>") }
        return "<li>\(stations.joined(" → ")) <span class=\"faint\">\(Confidence.text(chain.confidence))</span></li>"
    }

    /// What was changed from version to version.
    var versions: HTML {
        guard !audit.versions.isEmpty else { return .empty }
        var rows = HTML.empty
        for version in audit.versions {
            rows += """
                <tr><td>\(time(NewsDate(seconds: version.seen)))</td><td><code class="hash">\(version.text.hex)</code></td></tr>
                """
        }
        var changes = HTML.empty
        for change in dossier.changes {
            let removed = change.removed.map { "<p><del dir=\"auto\">\($0)</del></p>" as HTML }
            let added = change.added.map { "<p><ins dir=\"auto\">\($0)</ins></p>" as HTML }
            let none: HTML = "<p>\(words["versions.same"])</p>"
            changes += """
                <h3>\(words["versions.change"]) \(time(NewsDate(seconds: change.seen)))</h3>
                <div class="change">\(removed + added)\(removed.isEmpty && added.isEmpty ? none : .empty)</div>
                """
        }
        return """
            <section aria-labelledby="versions"><h2 id="versions">\(words["versions"])</h2>
            <div class="scroll" tabindex="0" role="region" aria-label="\(words["versions"])"><table><thead><tr>\
            <th scope="col">\(words["versions.seen"])</th><th scope="col">SHA-256</th></tr></thead>\
            <tbody>\(rows)</tbody></table></div>\(changes)</section>
            """
    }

    /// The ledger's proofs, complete, so that the page can be checked by itself.
    var record: HTML {
        guard let record = dossier.record, !record.statements.isEmpty else { return .empty }
        var items = HTML.empty
        for statement in record.statements {
            let subject: String
            switch statement.subject {
            case .article: subject = words["record.article"]
            case .attribution(let entry): subject = "\(words["record.attribution"]) \(number(of: entry))"
            case .resolution(let entry): subject = "\(words["record.resolution"]) \(number(of: entry))"
            }
            let index = statement.proof.index
            items += """
                <details id="e\(index)"><summary>\(words["note.entry", String(index)]): \(subject)</summary>
                <pre class="wrap">\(String(decoding: statement.bytes, as: UTF8.self))</pre><pre>\(statement.proof.text)</pre></details>
                """
        }
        return """
            <section aria-labelledby="record"><h2 id="record">\(words["record"])</h2>
            <p>\(words["record.note"])</p>
            <p>\(words["record.key"]) <code class="hash">\(record.verificationKey)</code></p>
            \(items)</section>
            """
    }

    private func number(of entry: Int64) -> String {
        audit.citations.firstIndex { $0.entry == entry }.map(Audit.attributionID) ?? ""
    }

    /// What the report says and what it doesn't.
    var reading: HTML {
        """
        <section aria-labelledby="limits"><h2 id="limits">\(words["limits"])</h2>
        <ul><li>\(words["limits.claim"])</li><li>\(words["limits.chain"])</li><li>\(words["limits.ledger"])</li></ul></section>
        """
    }
}
