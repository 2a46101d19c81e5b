import Foundation
import TestSupport
import Testing

/// The main job as a whole: from feeds on disk to chains of citation.
@Suite(.waiting) struct SampleWorldTests {
    private let world: SampleWorld

    init() throws { world = try SampleWorld.shared.get() }

    @Test func screenInTheREADMEIsWhatPollPrints() throws {
        let readme = try String(contentsOf: Run.repository.appendingPathComponent("README.md"), encoding: .utf8)
        let begin = try #require(readme.firstRange(of: "$ sourcier poll feeds/sample\n")).upperBound
        let end = try #require(readme[begin...].firstRange(of: "```")).lowerBound
        #expect(String(readme[begin..<end]) == world.poll.output)
        // And the page that it makes is of the article on its picture.
        let shown = try #require(readme.firstMatch(of: /sourcier audit (article:\d+) --format html/)).output.1
        let audit = try #require(try world.documents("audit", String(shown)).first)
        #expect((audit["article"] as? [String: Any])?["site_name"] as? String == "Flux alpin")
    }

    @Test func pollEndsByShowingWhatItFoundAndWhatToTypeNext() {
        let run = world.poll
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        #expect(run.output.contains("56 articles by 16 outlets in German, French and English"))
        #expect(run.output.contains("↺ Le Soir → Libération → Le Soir"))
        #expect(run.output.contains("sourcier chains --min-depth 2"))
    }

    @Test func everyArticleIsHeldWithItsOutletDateTitleAndLanguage() throws {
        let held = try world.documents("articles")
        #expect(held.count == world.truth.articles.count)
        for article in world.truth.articles {
            let found = held.first { $0["url"] as? String == article.url }
            #expect(found?["outlet"] as? String == article.outlet)
            #expect(found?["language"] as? String == article.language)
            #expect(found?["date_published"] as? String == article.datePublished)
            #expect(found?["title"] as? String == article.title)
        }
    }

    @Test func pollingAgainAddsNothing() throws {
        let size = try world.run("ledger", "head").output
        let again = try world.documents("poll", SampleWorld.folder)
        #expect(again.count == 17)
        for feed in again {
            #expect(feed["status"] as? String == "unchanged")
            #expect(feed["new_articles"] as? Int == 0)
            #expect(feed["new_versions"] as? Int == 0)
        }
        #expect(try world.run("ledger", "head").output == size)
    }

    /// Every chain of the world is found, and no other.
    @Test func chainsFromArticleToArticleAreThoseOfTheWorld() throws {
        let names = Dictionary(uniqueKeysWithValues: world.truth.articles.map { ($0.url, $0.file) })
        let expected = Set(
            world.truth.chains.filter { $0.links.count > 1 }.map { chain in
                Self.line(chain.links.map { ($0.article, $0.outlet) }, end: chain.end.kind, names: names)
            })
        let found = Set(
            try world.documents("chains").compactMap { chain -> String? in
                var links = try #require(chain["links"] as? [[String: Any]])
                let end = try #require((chain["end"] as? [String: Any])?["kind"] as? String)
                guard links.count > 1 else { return nil }
                // A circle's last link is the article that it comes back to; the truth lists each article once.
                if end == "circular" { links.removeLast() }
                return Self.line(
                    links.map { ($0["article"] as? String, $0["outlet"] as? String) }, end: end, names: names)
            })
        let wrong = found.subtracting(expected).sorted()
        let missed = expected.subtracting(found).sorted()
        print("chains: \(expected.count - missed.count) of \(expected.count) found, \(wrong.count) others")
        #expect(missed == [], "not found")
        #expect(wrong == [], "not of the world")
    }

    private static func line(_ links: [(article: String?, outlet: String?)], end: String, names: [String: String])
        -> String
    {
        links.map { link in link.article.map { names[$0] ?? $0 } ?? link.outlet ?? "?" }.joined(separator: " > ")
            + " | \(end)"
    }

    @Test func chainsOfEveryLengthUpToFourAreThere() throws {
        let depths = Set(try world.documents("chains").compactMap { $0["depth"] as? Int })
        #expect(depths.isSuperset(of: [1, 2, 3, 4]))
    }

    @Test func circleIsNamedAndAuditedAsOne() throws {
        let circles = try world.documents("chains", "--kind", "circular")
        let starts = Set(circles.compactMap { ($0["links"] as? [[String: Any]])?.first?["article"] as? String })
        for circle in world.truth.circles {
            #expect(starts.isSuperset(of: circle.articles))
            for article in circle.articles { #expect(try codes(of: article).contains("circular")) }
        }
    }

    @Test func copyWithoutCreditIsToldFromAReprint() throws {
        for copy in world.truth.copies {
            #expect(try codes(of: copy.copy).contains("uncredited-copy") == !copy.credited)
            #expect(try !codes(of: copy.original).contains("uncredited-copy"))
        }
    }

    @Test func translatedPageLeadsToTheArticlesThatItWasMadeFrom() throws {
        let page = try #require(world.truth.articles.first { $0.file == "flux-alpin.example/barrage-danger.html" })
        let audit = try #require(try world.documents("audit", page.url).first)
        let attributions = try #require(audit["attributions"] as? [[String: Any]])
        let outlets = attributions.compactMap { $0["outlet"] as? [String: Any] }
        #expect(outlets.contains { $0["id"] as? String == "krone.at" && $0["matched"] as? String == "translation" })
        #expect(outlets.contains { $0["id"] as? String == "fr.de" })
        #expect(try codes(of: page.url).contains("machine-translated"))
        let message =
            (audit["findings"] as? [[String: Any]])?
            .first { $0["code"] as? String == "machine-translated" }?["message"] as? String
        #expect(message?.contains("German") == true)
    }

    @Test func storiesHaveTheArticlesTheFirstOneAndTheIndependentOriginsOfTheWorld() throws {
        for story in world.truth.stories {
            let found = try #require(try world.documents("story", story.first).first)
            #expect(found["independent_origins"] as? Int == story.independentOrigins, "\(story.name)")
            #expect(Set(try #require(found["articles"] as? [String])) == Set(story.articles), "\(story.name)")
            #expect(found["first"] as? String == story.first, "\(story.name)")
        }
    }

    @Test func comparisonShowsWhatACopyTookAndSaysThatItNamesNobody() throws {
        let copy = try #require(world.truth.copies.first { !$0.credited })
        let found = try #require(try world.documents("compare", copy.copy, copy.original).first)
        #expect(found["earlier"] as? String == copy.original)
        #expect(found["later"] as? String == copy.copy)
        #expect(found["named"] as? Bool == false)
        #expect(try #require(found["share"] as? Double) > 0.5)
        let text = try world.run("compare", copy.original, copy.copy)
        #expect(text.output.contains("It does not name Le Monde."))
        #expect(text.output.contains(" │ "))
    }

    @Test func comparisonMatchesSentencesOfTwoLanguagesByTheirFacts() throws {
        let chain = try #require(
            world.truth.chains.first {
                $0.links.count == 2 && $0.links[0].outlet == "nzz.ch" && $0.end.kind == "anonymous"
            })
        let later = try #require(world.truth.articles.first { $0.file == "flux-alpin.example/horloge-lune.html" })
        let earlier = try #require(chain.links[1].article)
        let found = try #require(try world.documents("compare", earlier, later.url).first)
        let pairs = try #require(found["pairs"] as? [[String: Any]])
        #expect(pairs.count >= 2)
        #expect(pairs.allSatisfy { $0["likeness"] as? String == "facts" })
    }

    @Test func outletsAreRankedByWhatTheyHadFirst() throws {
        let rows = try world.documents("outlets", "rank")
        #expect(rows.count == Set(world.truth.articles.map(\.outlet)).count)
        let agency = try #require(rows.first { $0["outlet"] as? String == "afp.com" })
        #expect(agency["first"] as? Int == 1)
        #expect(agency["cited_by"] as? Int == 6)
        #expect(agency["second_hand"] as? Int == 0)
        let pairs = try world.documents("outlets", "rank", "--exchanges", "--outlet", "krone.at")
        #expect(pairs.contains { $0["from"] as? String == "derstandard.at" && $0["month"] as? String == "2026-01" })
        #expect(try world.run("outlets", "rank").output.contains("had first"))
    }

    @Test func ledgerOfTheWorldVerifies() throws {
        let run = try world.run("ledger", "verify")
        #expect(run.status == 0)
        #expect(run.output.contains("Everything holds."))
        let head = try world.run("ledger", "head").output
        #expect(head.split(separator: "\n", omittingEmptySubsequences: false).count == 6)
        #expect(head.contains("\n— localhost/"))
    }

    @Test func auditOfAHeldArticleAnswersByIdAndByAddress() throws {
        let article = try #require(world.truth.articles.first)
        let byAddress = try #require(try world.documents("audit", article.url + "?utm_source=feed#top").first)
        let id = try #require((byAddress["article"] as? [String: Any])?["id"] as? String)
        let byID = try #require(try world.documents("audit", id).first)
        #expect((byID["article"] as? [String: Any])?["canonical_url"] as? String == article.url)
        let versions = (byID["article"] as? [String: Any])?["versions"] as? [[String: Any]]
        #expect(versions?.count == 1)
    }

    @Test func articlesAreSearchedWithoutRegardToAccents() throws {
        let plain = try world.documents("articles", "--search", "barrage fissure").compactMap { $0["url"] as? String }
        let accented = try world.documents("articles", "--search", "BARRAGE FÍSSURÉ").compactMap {
            $0["url"] as? String
        }
        #expect(!plain.isEmpty)
        #expect(plain == accented)
        #expect(try world.documents("articles", "--search", "xylophone").isEmpty)
    }

    private func codes(of article: String) throws -> Set<String> {
        let audit = try #require(try world.documents("audit", article).first)
        return Set((audit["findings"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String })
    }
}
