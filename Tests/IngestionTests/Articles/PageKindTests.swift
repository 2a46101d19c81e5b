import Foundation
import Ingestion
import Testing

/// Whole pages of many kinds, each beside what a reader calls its article.
@Suite("Kinds of pages")
struct PageKindTests {
    struct Expectation: Codable, Equatable {
        var error: String?
        var title: String?
        var authors: [String] = []
        var published: String?
        var language: String?
        var paragraphs: [String] = []
        var agencies: [String] = []
    }

    private static let folder = Bundle.module.resourceURL?.appendingPathComponent("Fixtures/Articles")

    static let names: [String] = {
        let files = folder.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0.path) } ?? []
        return files.filter { $0.hasSuffix(".html") }.map { String($0.dropLast(5)) }.sorted()
    }()

    @Test("There are pages")
    func findsPages() {
        #expect(Self.names.count > 20)
    }

    @Test("The article is what a reader calls the article", arguments: names)
    func extracts(_ name: String) throws {
        let folder = try #require(Self.folder)
        let page = try Data(contentsOf: folder.appendingPathComponent(name + ".html"))
        var found = Expectation()
        do throws(IngestionError) {
            let article = try ArticleExtractor.extract(Array(page))
            found.title = article.title
            found.authors = article.authors
            found.published = article.published?.description
            found.language = article.language
            found.paragraphs = ArticlePages.paragraphs(of: article)
            found.agencies = article.credits.compactMap(\.agency)
        } catch {
            found.error = error.code.rawValue
        }
        let expected = folder.appendingPathComponent(name + ".expected.json")
        if ProcessInfo.processInfo.environment["SOURCIER_REGENERATE"] != nil {
            try regenerate(name, found)
        }
        #expect(try JSONDecoder().decode(Expectation.self, from: Data(contentsOf: expected)) == found)
    }

    /// Writes an expectation into the source tree and beside the page in the bundle.
    private func regenerate(_ name: String, _ found: Expectation) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let json = try encoder.encode(found) + Data([0x0A])
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Fixtures/Articles/\(name).expected.json")
        try json.write(to: source)
        if let folder = Self.folder { try json.write(to: folder.appendingPathComponent("\(name).expected.json")) }
    }
}
