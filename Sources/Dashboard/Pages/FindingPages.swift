import Ingestion
import Ledger
import Provenance
import Report

extension Site {
    func findings(_ visit: Visit) throws -> WebResponse {
        let words = visit.words
        let token = visit.formToken
        let filter = try FindingFilter(visit.request.query, registry: visit.registry)
        let limit = try visit.limit()
        let found = watch.findings.newest(
            before: try visit.number("before", in: 1...Int(Int32.max)), limit: limit + 1, where: filter.keeps)
        let shown = found.prefix(limit)
        let codes =
            [(value: "", label: words["chains.any"])]
            + Finding.Code.known.map { (value: $0.rawValue, label: words.title($0)) }
        let feed = filter.path("/findings.atom")
        let events = filter.path("/findings/events")
        let items = shown.map { Self.item($0, words: words, name: name) }
        let none: HTML = "<p>\(words["findings.empty"])</p>"
        let body: HTML = """
            <h1>\(words["findings.title"])</h1>\
            <form class="filter" action="/findings" method="get">\
            \(Self.choice("code", label: words["findings.code"], value: filter.code?.rawValue, options: codes))\
            \(Self.field("outlet", label: words["search.outlet"], value: filter.outlet?.rawValue))\
            \(Self.field("cited", label: words["findings.cited"], value: filter.cited?.rawValue))\
            \(Self.field("search", label: words["search.words"], value: visit.request.value("search"), type: "search"))\
            <button>\(words["chains.show"])</button></form>\
            <p><a href="\(feed)" type="application/atom+xml">\(words["findings.feed"])</a> · \
            \(Self.link("/rules", "\(words["rules.title"])"))</p>\(ruleForm(filter, token: token, words))\(progress(words))\
            <ol class="findings" data-events="\(events)" aria-live="polite">\(items)</ol>\(items.isEmpty ? none : .empty)\
            \(Self.next(visit, "before", found.count > limit ? shown.last.map { String($0.number) } : nil))
            """
        return Page(
            title: words["findings.title"], part: "findings", body: body,
            head:
                "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"\(feed)\" title=\"\(words["findings.title"])\">\n",
            formToken: token
        ).response(visit)
    }

    static func item(_ item: FindingLog.Item, words: Phrasebook, name: (OutletID) -> String?) -> HTML {
        let isWarning = item.finding.severity == .warning
        let outlet = item.article.outlet.map { name($0) ?? $0.rawValue } ?? item.article.address.host ?? ""
        return """
            <li class="finding \(isWarning ? "warning" : "info")" data-number="\(item.number)"><h2>\
            <span class="sign">\(words[isWarning ? "severity.warning" : "severity.info"])</span> \
            \(words.title(item.finding.code))</h2>\
            <p>\(link(path(item.article.id), WebLink.foreign(item.article.title ?? item.article.address.string))) \
            <span class="faint"><bdi>\(outlet)</bdi> · \(time(item.article.published ?? NewsDate(seconds: item.at)))</span></p>\
            \(words.message(of: item.finding))</li>
            """
    }

    /// Findings as they are drawn (https://html.spec.whatwg.org/multipage/server-sent-events.html).
    func findingEvents(_ visit: Visit) -> WebResponse {
        guard let filter = try? FindingFilter(visit.request.query, registry: visit.registry) else {
            return problem(400, visit, code: "bad-request")
        }
        let words = visit.words
        let log = watch.findings
        let name = { @Sendable (outlet: OutletID) in self.name(of: outlet) }
        var last = log.last
        if let held = visit.request.header("last-event-id").flatMap({ Int($0) }), held <= last { last = max(0, held) }
        let start = last
        return WebResponse(
            200, headers: [("Content-Type", "text/event-stream"), ("Cache-Control", "no-store")],
            body: .stream { writer in
                try await writer.write("retry: 5000\n\n")
                var last = start
                var quiet = 0
                while !Task.isCancelled {
                    for item in log.items(after: last) {
                        last = item.number
                        guard filter.keeps(item) else { continue }
                        let html = Self.item(item, words: words, name: name).source
                        let lines = html.split(whereSeparator: \.isNewline).map { "data: \($0)\n" }.joined()
                        try await writer.write("id: \(item.number)\nevent: finding\n\(lines)\n")
                        quiet = 0
                    }
                    try await Task.sleep(for: .seconds(1))
                    quiet += 1
                    // A word now and then shows whether the reader is still there.
                    if quiet % 15 == 0 { try await writer.write(": still here\n\n") }
                }
            })
    }

    /// Findings as an Atom feed (RFC 4287).
    func findingsFeed(_ visit: Visit) throws -> WebResponse {
        let words = visit.words
        let filter = try FindingFilter(visit.request.query, registry: visit.registry)
        let found = watch.findings.newest(limit: 50, where: filter.keeps)
        let host = visit.request.header("host") ?? "localhost"
        let base = "http://" + host
        let entries = found.map { item -> HTML in
            let outlet = item.article.outlet.map { name(of: $0) ?? $0.rawValue } ?? item.article.address.host ?? ""
            return """
                <entry><id>urn:sha256:\(Secret.digest(of: ledger.origin + " " + item.key))</id>\
                <title>\(words.title(item.finding.code)): \(item.article.title ?? item.article.address.string)</title>\
                <updated>\(NewsDate(seconds: item.at).description)</updated><author><name>\(outlet)</name></author>\
                <link rel="alternate" type="text/html" href="\(base)\(Self.path(item.article.id))"/>\
                <link rel="related" href="\(item.article.address.string)"/>\
                <category term="\(item.finding.code.rawValue)"/><summary>\(item.finding.message(in: words.language.rawValue) ?? item.finding.message)</summary></entry>

                """
        }
        let updated = found.map(\.at).max() ?? 0
        let feed: HTML = """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(words.language.rawValue)">
            <id>urn:sha256:\(Secret.digest(of: ledger.origin + " findings " + filter.query))</id>
            <title>\(words["findings.title"]) · Sourcier</title>
            <updated>\(NewsDate(seconds: updated).description)</updated>
            <link rel="self" type="application/atom+xml" href="\(base)\(visit.request.target)"/>
            <link rel="alternate" type="text/html" href="\(base)\(filter.path("/findings"))"/>
            <generator>Sourcier</generator>
            \(entries)</feed>

            """
        return WebResponse(type: "application/atom+xml; charset=utf-8", feed.source)
    }
}

extension Finding.Code {
    /// The codes that there are pages for, the most telling first.
    static let known: [Finding.Code] = [
        .singleOrigin, .circular, .uncreditedCopy, .agencyUnsigned, .unnamedSourceOnly, .noLinkToCited,
        .citedArticleChanged, .citedArticleNotFound, .silentEdit, .machineTranslated, .outletUnknown,
    ]
}
