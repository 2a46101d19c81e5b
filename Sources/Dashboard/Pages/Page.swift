import Report

/// What every page has around its own part.
struct Page {
    var title: String
    /// The part of the site that it belongs to.
    var part: String?
    var body: HTML
    /// What is added to the head, such as the address of a feed.
    var head: HTML = .empty
    /// The word that forms of this page bear.
    var formToken: String?

    static let parts = ["articles", "stories", "chains", "outlets", "findings", "feeds", "audit", "ledger"]

    func response(_ visit: Visit, status: Int = 200) -> WebResponse {
        let words = visit.words
        let links = Self.parts.map { part -> HTML in
            let current: HTML = part == self.part ? #" aria-current="page""# : ""
            return
                "<li><a href=\"\(part == "articles" ? "/" : "/" + part)\"\(current)>\(words["part." + part])</a></li>"
        }
        let document: HTML = """
            <!doctype html>
            <html lang="\(words.language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(title) · Sourcier</title>
            <link rel="stylesheet" href="/assets/style.css">
            <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
            <script src="/assets/dashboard.js" defer></script>
            \(head)</head>
            <body class="dashboard">
            <a class="skip" href="#main">\(words["skip.main"])</a>
            <header class="site"><a class="brand" href="/">Sourcier</a>
            <nav aria-label="\(words["nav"])"><ul>\(links)</ul></nav></header>
            <main id="main">
            \(body)
            </main>
            <footer><p>\(words["site.footer"])</p></footer>
            </body>
            </html>

            """
        var response = WebResponse(status, type: "text/html; charset=utf-8", document.source)
        if let formToken, visit.request.cookie(AccessPolicy.formCookie) != formToken {
            response.headers.append(
                ("Set-Cookie", "\(AccessPolicy.formCookie)=\(formToken); Path=/; HttpOnly; SameSite=Strict"))
        }
        return response
    }
}

extension Visit {
    /// The word of this reader's forms: the one that its cookie has, else a new one.
    var formToken: String {
        if let held = request.cookie(AccessPolicy.formCookie), held.utf8.count == 64,
            held.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        {
            return held
        }
        return Secret.random()
    }
}
