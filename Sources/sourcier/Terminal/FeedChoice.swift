import Foundation
import Ingestion
import Newsroom
import Report

/// Lets a person choose among the feeds of a site.
struct FeedChoice {
    private let site: WebAddress
    private let feeds: [FeedDiscovery.Found]

    init(of site: WebAddress, among feeds: [FeedDiscovery.Found]) {
        self.site = site
        self.feeds = feeds
    }

    /// Asks on the terminal which feeds are meant.
    ///
    /// Throws `UsageError` where nobody can be asked, with the feeds listed on standard error.
    func ask() throws -> [FeedDiscovery.Found] {
        Output.note(DiscoveryReport.text(feeds, style: Terminal.errorStyle))
        guard isatty(STDIN_FILENO) == 1, Terminal.errorIsTerminal else {
            throw UsageError("\(site): \(feeds.count) feeds; name one of the addresses above, or add --all")
        }
        for _ in 0..<3 {
            Output.prompt("Which? A number, several (1 3), all, or nothing to leave it: ")
            guard let line = readLine(), !line.allSatisfy(\.isWhitespace) else { return [] }
            if let chosen = Self.chosen(line, count: feeds.count) { return chosen.map { feeds[$0] } }
        }
        return []
    }

    /// The places that an answer names, counted from 0; `nil` where it names none that there is.
    static func chosen(_ line: String, count: Int) -> [Int]? {
        let words = line.lowercased().split { $0 == " " || $0 == "," || $0 == "\t" }
        if words == ["all"] { return Array(0..<count) }
        var places: [Int] = []
        for word in words {
            guard let number = Int(word), (1...count).contains(number) else { return nil }
            if !places.contains(number - 1) { places.append(number - 1) }
        }
        return places.isEmpty ? nil : places
    }
}
