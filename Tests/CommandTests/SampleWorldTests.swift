import Foundation
import Testing

/// The main job as a whole: from feeds on disk to chains of citation.
@Suite struct SampleWorldTests {
    private let world: SampleWorld

    init() throws { world = try SampleWorld.shared.get() }

    @Test func pollEndsByShowingWhatItFoundAndWhatToTypeNext() {
        let run = world.poll
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        #expect(run.output.contains("56 articles by 16 outlets in German, French and English"))
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
