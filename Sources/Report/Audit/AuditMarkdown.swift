import Ingestion
import Ledger
public import Newsroom
public import Provenance

/// An audit as Markdown (CommonMark with tables and footnotes), for notes, tickets and repositories.
public struct AuditMarkdown {
    private let dossier: AuditDossier
    private let words: Phrasebook
    private let name: (OutletID) -> String?
    private let marks: TextMarks
    private var audit: Audit { dossier.audit }

    public init(_ dossier: AuditDossier, words: Phrasebook, name: @escaping (OutletID) -> String?) {
        self.dossier = dossier
        self.words = words
        self.name = name
        marks = TextMarks(dossier.audit)
    }

    public var text: String {
        [head, findings, shares, body, footnotes, chains, versions, record, limits]
            .filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private var head: String {
        let article = audit.article
        var facts: [String] = []
        if let address = article.address { facts.append("<" + Self.address(address.string) + ">") }
        if let published = article.published { facts.append(Moment.text(published)) }
        if let language = article.language { facts.append(words.language(language)) }
        facts.append(words.count(article.text.split(whereSeparator: \.isWhitespace).count, "words"))
        if let id = audit.id { facts.append(id.description) }
        let title = article.title ?? article.address?.string ?? words["audit.untitled"]
        let note = audit.isFromFeed ? "\n\n**\(words["from.feed"])**" : ""
        return "# " + Self.escaped(title) + "\n\n" + facts.joined(separator: " · ") + note
    }

    private var findings: String {
        guard !audit.findings.isEmpty else { return "## \(words["findings"])\n\n\(words["findings.none"])" }
        let items = audit.findings.map { finding in
            let sign = words[finding.severity == .warning ? "severity.warning" : "severity.info"]
            let places = finding.attributions.map { "[^\(Audit.attributionID($0))]" }.joined()
            return
                "- **\(sign): \(words.title(finding.code))** \(Self.escaped(finding.message(in: words.language.rawValue) ?? finding.message))\(places)"
        }
        return "## \(words["findings"])\n\n" + items.joined(separator: "\n")
    }

    private var shares: String {
        let shares = AttributionShares(audit)
        var rows = shares.shares.map { share in
            let label = Self.escaped(share.source.name ?? share.source.id ?? words["unnamed"])
            let places = share.attributions.map(Audit.attributionID).joined(separator: " ")
            return "| \(label) | \(words.kind(share.source.kind)) | \(words.percent(share.part)) | \(places) |"
        }
        rows.append("| *\(words["shares.nobody"])* | | \(words.percent(shares.nobody)) | |")
        return """
            ## \(words["shares"])

            | \(words["source"]) | \(words["kind"]) | \(words["share"]) | \(words["where"]) |
            | :-- | :-- | --: | :-- |
            \(rows.joined(separator: "\n"))
            """
    }

    private var body: String {
        let article = audit.article
        let paragraphs =
            article.paragraphs.isEmpty ? [TextSpan(0, article.text.unicodeScalars.count)] : article.paragraphs
        let text = paragraphs.map { paragraph in
            let pieces = marks.pieces(of: paragraph).map { piece in
                let words = Self.escaped(marks.string(piece.span))
                let marked = piece.source == nil || words.isEmpty ? words : Self.wrapped(words, in: "**")
                return marked + piece.references.map { "[^\(Audit.attributionID($0))]" }.joined()
            }
            return "> " + pieces.joined()
        }
        return "## \(words["text"])\n\n" + text.joined(separator: "\n>\n")
    }

    /// Emphasis may not begin or end with a blank.
    private static func wrapped(_ text: String, in sign: String) -> String {
        let lead = text.prefix(while: \.isWhitespace)
        let rest = text.dropFirst(lead.count)
        var core = rest
        while core.last?.isWhitespace == true { core.removeLast() }
        guard !core.isEmpty else { return text }
        return lead + sign + core + sign + rest.dropFirst(core.count)
    }

    private var footnotes: String {
        audit.citations.enumerated().map { index, citation in
            let attribution = citation.attribution
            var facts = [words.kind(attribution.kind)]
            if attribution.role != .attribution { facts.append(words["role." + attribution.role.rawValue]) }
            if let through = attribution.citedThrough {
                facts.append("\(words["note.through"]) \(name(through) ?? through.rawValue)")
            }
            if let quotation = attribution.quotation { facts.append(words["quotation." + quotation.rawValue]) }
            if let cue = attribution.cue { facts.append("“\(cue.text)”") }
            facts.append(attribution.rule + " " + Confidence.text(attribution.confidence))
            if citation.entry >= 0 { facts.append(words["note.entry", String(citation.entry)]) }
            if let resolution = citation.resolution {
                let headline = dossier.headlines[resolution.article] ?? resolution.article.description
                facts.append("→ \(headline) (\(words.via(resolution.via)), \(Confidence.text(resolution.confidence)))")
            }
            let source = attribution.identity.name ?? attribution.identity.id ?? words["unnamed"]
            let line = "**\(Self.escaped(source))** · " + facts.map(Self.escaped).joined(separator: " · ")
            let link = attribution.href.map { " <" + Self.address($0) + ">" } ?? ""
            return "[^\(Audit.attributionID(index))]: \(line)\(link)"
        }.joined(separator: "\n")
    }

    private var chains: String {
        guard !audit.chains.isEmpty else { return "" }
        let items = audit.chains.map { chain in
            var stations = chain.links.map { link in
                let outlet = link.outlet.map { name($0) ?? $0.rawValue } ?? link.article?.host ?? words["graph.this"]
                let headline = link.id.flatMap { dossier.headlines[$0] }.map { ": \($0)" } ?? ""
                let via = link.via.map { " (\(words.via($0)), \(Confidence.text(link.confidence ?? 0)))" } ?? ""
                return outlet + headline + via
            }
            if chain.links.count < 2 || chain.links.last?.article != nil { stations.append(words.end(chain.end)) }
            return "1. " + stations.map(Self.escaped).joined(separator: " → ")
        }
        return "## \(words["chains"])\n\n" + items.joined(separator: "\n")
    }

    private var versions: String {
        guard !audit.versions.isEmpty else { return "" }
        let rows = audit.versions.map { "| \(NewsDate(seconds: $0.seen)) | `\($0.text.hex)` |" }
        let changes = dossier.changes.map { change in
            "### \(words["versions.change"]) \(NewsDate(seconds: change.seen))\n\n"
                + (change.removed.map { "- ~~\(Self.escaped($0))~~" } + change.added.map { "- \(Self.escaped($0))" })
                .joined(separator: "\n")
        }
        return
            ([
                "## \(words["versions"])\n\n| \(words["versions.seen"]) | SHA-256 |\n| :-- | :-- |\n"
                    + rows.joined(separator: "\n")
            ] + changes).joined(separator: "\n\n")
    }

    private var record: String {
        guard let record = dossier.record else { return "" }
        let items = record.statements.map { statement in
            let entry = String(decoding: statement.bytes, as: UTF8.self)
            return "### \(words["note.entry", String(statement.proof.index)])\n\n"
                + Self.fenced(entry) + "\n\n" + Self.fenced(statement.proof.text)
        }
        return (["## \(words["record"])", words["record.note"], "`\(record.verificationKey)`"] + items)
            .joined(separator: "\n\n")
    }

    private var limits: String {
        "## \(words["limits"])\n\n"
            + ["limits.claim", "limits.chain", "limits.ledger"].map { "- " + words[$0] }.joined(separator: "\n")
    }

    /// A block of code, with a fence longer than any run of backticks in it.
    private static func fenced(_ text: String) -> String {
        var longest = 2
        var run = 0
        for character in text {
            run = character == "`" ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: longest + 1)
        return fence + "\n" + text + (text.hasSuffix("\n") ? "" : "\n") + fence
    }

    /// Text with what Markdown and HTML would take for a sign made a plain letter, on one line.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.printable.unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "|", "~":
                result += "\\"
                result.unicodeScalars.append(scalar)
            case "<": result += "&lt;"
            case "&": result += "&amp;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        // Some signs mean something at the beginning alone, and a number with a dot would make a list.
        if let first = result.unicodeScalars.first, "#+->=:".unicodeScalars.contains(first) { result = "\\" + result }
        guard let dot = result.firstIndex(of: "."), result[..<dot].allSatisfy(\.isNumber), dot != result.startIndex
        else { return result }
        result.insert("\\", at: dot)
        return result
    }

    /// An address fit to stand between angle brackets.
    private static func address(_ text: String) -> String {
        text.printable.replacing(" ", with: "%20").replacing("<", with: "%3C").replacing(">", with: "%3E")
    }
}
