import Ingestion
import Ledger
import Provenance
import Report

/// Pieces that several pages are made of.
extension Site {
    static func link(_ path: String, _ words: HTML) -> HTML { "<a href=\"\(path)\">\(words)</a>" }

    static func path(_ article: ArticleID) -> String { "/articles/\(article.rawValue)" }

    static func path(_ outlet: OutletID) -> String { "/outlets/" + PercentCoding.encode(outlet.rawValue) }

    func outletLink(_ outlet: OutletID?) -> HTML {
        guard let outlet else { return .empty }
        return Self.link(Self.path(outlet), WebLink.foreign(name(of: outlet) ?? outlet.rawValue))
    }

    static func time(_ date: NewsDate?) -> HTML {
        guard let date else { return .empty }
        let text = date.description
        let shown = date.isDay ? text : text.prefix(10) + " " + text.dropFirst(11).prefix(5)
        return "<time datetime=\"\(text)\">\(String(shown))</time>"
    }

    static func time(_ seconds: Int64?) -> HTML { time(seconds.map { NewsDate(seconds: $0) }) }

    /// A field of a form with its label.
    static func field(_ name: String, label: String, value: String?, type: String = "text", list: String? = nil) -> HTML
    {
        let source: HTML = list.map { " list=\"\($0)\"" } ?? .empty
        return """
            <label>\(label) <input type="\(type)" name="\(name)" value="\(value ?? "")" maxlength="200"\(source)></label>
            """
    }

    static func choice(_ name: String, label: String, value: String?, options: [(value: String, label: String)]) -> HTML
    {
        let items = options.map { option -> HTML in
            let selected: HTML = option.value == value ?? "" ? " selected" : ""
            return "<option value=\"\(option.value)\"\(selected)>\(option.label)</option>"
        }
        return "<label>\(label) <select name=\"\(name)\">\(items)</select></label>"
    }

    static func scroll(_ label: String, _ inner: HTML) -> HTML {
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(label)\">\(inner)</div>"
    }

    static func bar(_ part: Double, style: String = "") -> HTML {
        let width = Int((min(max(part, 0), 1) * 100).rounded())
        return """
            <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">\
            <rect class="track" width="100" height="6"/><rect class="fill \(style)" width="\(width)" height="6"/></svg>
            """
    }

    /// The link to the next page, with the query of this one.
    static func next(_ visit: Visit, _ name: String, _ value: String?) -> HTML {
        guard let value else { return .empty }
        let kept = visit.request.query.filter { $0.name != name }.map { (name: $0.name, value: $0.value as String?) }
        let path = "/" + visit.request.path.map(PercentCoding.encode).joined(separator: "/")
        let query = FormCoding.encode(kept + [(name, value)])
        return "<p class=\"next\"><a rel=\"next\" href=\"\(path)?\(query)\">\(visit.words["page.next"])</a></p>"
    }

    /// A list of articles, each with its outlet and date.
    func list(_ articles: [HeldArticle], extra: (HeldArticle) -> HTML = { _ in .empty }) -> HTML {
        let items = articles.map { article -> HTML in
            let headline = WebLink.foreign(article.title ?? article.address.string)
            return """
                <li><h3 lang="\(article.language ?? "und")">\(Self.link(Self.path(article.id), headline))</h3>\
                <p class="facts">\([outletLink(article.outlet), Self.time(article.published)]
                    .filter { !$0.isEmpty }.map { "<span>\($0)</span>" as HTML })</p>\(extra(article))</li>
                """
        }
        return "<ol class=\"results\">\(items)</ol>"
    }
}
