import Foundation
import TestSupport

/// A few papers on loopback whose pages cite each other, with validators as good servers give them.
final class SmallWeb: Sendable {
    private static let papers = 6
    private static let pages = 5

    private let server: LoopbackServer

    init() throws {
        server = try LoopbackServer { request in
            guard let (type, text) = Self.document(request.path, host: request.header("host") ?? "") else {
                return LoopbackServer.Response(404)
            }
            let tag = "\"\(text.utf8.count)-\(request.path)\""
            if request.header("if-none-match") == tag { return LoopbackServer.Response(304, headers: ["ETag": tag]) }
            return LoopbackServer.Response(headers: ["ETag": tag, "Content-Type": type], text: text)
        }
    }

    var feeds: [String] { (0..<Self.papers).map { server.url("/\($0)/feed.xml") } }
    static var articles: Int { papers * pages }

    private static func document(_ path: String, host: String) -> (type: String, text: String)? {
        let parts = path.split(separator: "/")
        guard parts.count == 2, let paper = Int(parts[0]), (0..<papers).contains(paper) else { return nil }
        if parts[1] == "feed.xml" { return ("application/rss+xml", feed(paper, host: host)) }
        guard let page = Int(parts[1]), (0..<pages).contains(page) else { return nil }
        return ("text/html; charset=utf-8", article(paper, page, host: host))
    }

    private static func feed(_ paper: Int, host: String) -> String {
        let items = (0..<pages).map { page in
            """
            <item><title>Le pont \(page) vu par le journal \(paper)</title><link>http://\(host)/\(paper)/\(page)</link>
            <guid>\(paper)-\(page)</guid><pubDate>\(date(paper, page))</pubDate></item>
            """
        }
        return """
            <?xml version="1.0"?><rss version="2.0"><channel><title>Journal \(paper)</title><link>http://\(host)/</link>
            \(items.joined())</channel></rss>
            """
    }

    private static func date(_ paper: Int, _ page: Int) -> String {
        "Mon, 02 Feb 2026 0\(page):\(10 + paper):00 +0000"
    }

    private static func article(_ paper: Int, _ page: Int, host: String) -> String {
        let cited = "http://\(host)/\((paper + 1) % papers)/\(page)"
        return """
            <!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Le pont \(page) vu par le journal \(paper)</title>
            </head><body><article><h1>Le pont \(page) vu par le journal \(paper)</h1>
            <p>Le pont numéro \(page) accueille de nouveau les voitures et les vélos depuis lundi matin, a constaté notre envoyé.</p>
            <p>Selon <a href="\(cited)">un confrère</a>, le chantier a coûté \(paper + 2),\(page) millions d’euros, soit le double.</p>
            <p>Selon Le Monde, « les derniers contrôles seront faits au printemps », et la circulation reste interdite d’ici là.</p>
            </article></body></html>
            """
    }
}
