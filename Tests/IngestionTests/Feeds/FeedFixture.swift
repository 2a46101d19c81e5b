import Foundation
import Testing

@testable import Ingestion

/// A feed of our own writing beside the tests, and what must come of it.
struct FeedFixture: CustomTestStringConvertible {
    let name: String

    static let all = ["rss2.xml", "atom1.xml", "rdf.xml", "podcast.xml", "news-sitemap.xml", "feed.json", "broken.xml"]
        .map(FeedFixture.init)

    var testDescription: String { name }

    func bytes(_ suffix: String = "") throws -> [UInt8] {
        let url = Bundle.module.resourceURL?.appendingPathComponent("Fixtures/Feeds/\(name)\(suffix)")
        return Array(try Data(contentsOf: try #require(url)))
    }

    var baseURL: WebAddress? { WebAddress("https://base.example/dir/\(name)") }
}

/// Parses text as a feed.
func feed(_ text: String, base: String? = nil, contentType: String? = nil) throws -> Feed {
    try FeedParser.parse(Array(text.utf8), baseURL: base.flatMap { WebAddress($0) }, contentType: contentType)
}

/// Wraps channel elements as RSS 2.0 with the usual modules.
func rss(_ channel: String) -> String {
    """
    <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" \
    xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" \
    xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>\(channel)</channel></rss>
    """
}

/// Wraps feed elements as Atom 1.0.
func atom(_ content: String) -> String { "<feed xmlns=\"http://www.w3.org/2005/Atom\">\(content)</feed>" }
