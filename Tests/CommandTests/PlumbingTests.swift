import TestSupport
import Testing

@Suite(.waiting) struct PlumbingTests {
    @Test func parseReadsStandardInput() throws {
        let run = try Run(["parse", "-"], in: Home(), input: Array(SampleInputs.feed.utf8))
        #expect(run.status == 0)
        let feed = try #require(try run.documents().first)
        #expect(feed["version"] as? String == "https://jsonfeed.org/version/1.1")
        let item = try #require((feed["items"] as? [[String: Any]])?.first)
        #expect(item["date_published"] as? String == "2026-02-02T07:00:00Z")
        #expect((feed["_sourcier"] as? [String: Any])?["format"] as? String == "rss2.0")
    }

    @Test func extractKeepsTheArticleAndDropsTheFurniture() throws {
        let home = try Home()
        let run = try Run(["extract", try home.file("page.html", SampleInputs.page)], in: home)
        #expect(run.status == 0)
        let article = try #require(try run.documents().first)
        #expect(article["title"] as? String == "Le pont de Brumeval rouvre")
        #expect(article["language"] as? String == "fr")
        let text = try #require(article["text"] as? String)
        #expect(text.hasPrefix("Après deux ans"))
        #expect(!text.contains("Mentions légales"))
        #expect(!text.contains("Accueil"))
    }

    @Test func extractExplainsEachBlock() throws {
        let home = try Home()
        let run = try Run(["extract", "--explain", try home.file("page.html", SampleInputs.page)], in: home)
        #expect(run.status == 0)
        let lines = run.output.split(separator: "\n")
        #expect(lines.contains { $0.hasPrefix("+  running text") && $0.contains("Après deux ans") })
        #expect(lines.contains { $0.hasPrefix("-  ") && $0.contains("Mentions légales") })
    }

    @Test func auditNamesOutletAndSpeakerByTheirWords() throws {
        let home = try Home()
        let run = try Run(["audit", "--format", "json", try home.file("page.html", SampleInputs.page)], in: home)
        #expect(run.status == 0)
        let audit = try #require(try run.documents().first)
        let text = Array(try #require((audit["article"] as? [String: Any])?["text"] as? String).unicodeScalars)
        let attributions = try #require(audit["attributions"] as? [[String: Any]])
        #expect(attributions.contains { ($0["outlet"] as? [String: Any])?["id"] as? String == "lemonde.fr" })
        #expect(attributions.contains { ($0["speaker"] as? [String: Any])?["name"] as? String == "Odile Kervran" })
        for attribution in attributions {
            let spans = [attribution["source"], attribution["cue"]].compactMap { $0 as? [String: Any] }
            for span in spans + (attribution["content"] as? [[String: Any]] ?? []) {
                let start = try #require(span["start"] as? Int)
                let end = try #require(span["end"] as? Int)
                var view = String.UnicodeScalarView()
                view.append(contentsOf: text[start..<end])
                #expect(String(view) == span["text"] as? String)
            }
        }
        #expect(!home.holdsLedger, "an audit of a file records nothing")
    }

    @Test func auditForAPersonMarksTheSource() throws {
        let home = try Home()
        let run = try Run(["audit", try home.file("page.html", SampleInputs.page)], in: home)
        #expect(run.status == 0)
        #expect(run.output.contains("[Le Monde]"))
        #expect(!run.output.contains("\u{1B}"), "no colour where standard output is no terminal")
    }

    @Test func manifestGivesAddressAndLanguage() throws {
        let home = try Home()
        let page = try home.file("page.html", SampleInputs.page)
        let manifest = try home.file(
            "list.ndjson",
            #"{"input": "\#(page)", "url": "https://www.exemple-gazette.fr/a"}"# + "\n"
                + #"{"input": "inline", "html": "<html lang='de'><body><article><h1>Ein Titel</h1><p>Der Zug nach Lindental fährt seit Montag wieder jede Stunde, und die Fahrgäste freuen sich darüber sehr.</p></article></body></html>"}"#
                + "\n")
        let run = try Run(["extract", "--manifest", manifest], in: home)
        #expect(run.status == 0)
        let articles = try run.documents()
        #expect(articles.count == 2)
        #expect(articles.first?["url"] as? String == "https://www.exemple-gazette.fr/a")
        #expect(articles.last?["input"] as? String == "inline")
    }
}
