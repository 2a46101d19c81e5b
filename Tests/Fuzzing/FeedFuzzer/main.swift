import CFuzzer
import Foundation
import Ingestion

// Whatever the bytes, there is a feed that can be written as JSON Feed, or an error; anything else ends the process.

/// What JSON Feed asks of a document (https://www.jsonfeed.org/version/1.1/).
func check(_ json: [UInt8]) {
    let document = (try? JSONSerialization.jsonObject(with: Data(json))) as? [String: Any]
    precondition(document?["version"] as? String == "https://jsonfeed.org/version/1.1", "the JSON is JSON Feed")
    let items = document?["items"] as? [[String: Any]]
    precondition(items != nil, "items are there")
    let ids = (items ?? []).compactMap { $0["id"] as? String }
    precondition(ids.count == items?.count && Set(ids).count == ids.count, "each item has an id of its own")
    precondition(!ids.contains(""), "no id is empty")
}

var count = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
exit(
    LLVMFuzzerRunDriver(&count, &arguments) { bytes, count in
        let document = Array(UnsafeBufferPointer(start: bytes, count: count))
        if let feed = try? FeedParser.parse(document) { check(feed.jsonFeed(input: "feed")) }
        return 0
    })
