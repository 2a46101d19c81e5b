import Ingestion
import Ledger
import Provenance
import Report

/// A request with the words of whoever sent it.
struct Visit: Sendable {
    let request: WebRequest
    let words: Phrasebook
    let registry: OutletRegistry

    var isAPI: Bool { request.path.first == "api" }

    /// How many items a page shows.
    func limit(standard: Int = 25, most: Int = 100) throws -> Int {
        guard let text = request.value("limit") else { return standard }
        guard let number = Int(text), (1...most).contains(number) else {
            throw SiteError.bad("limit: a number from 1 to \(most)")
        }
        return number
    }

    func number(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
        guard let text = request.value(name) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw SiteError.bad("\(name): a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// The words that are looked for.
    func search() throws -> String? {
        guard let text = request.value("search") else { return nil }
        guard text.unicodeScalars.count <= Self.longestSearch else { throw SiteError.bad(Self.searchTooLong) }
        return text
    }

    static let longestSearch = 200
    static let searchTooLong = "search: at most \(longestSearch) signs"

    func date(_ name: String) throws -> NewsDate? {
        guard let text = request.value(name) else { return nil }
        guard text.utf8.count <= 40, let date = NewsDate(parsing: text) else {
            throw SiteError.bad("\(name): a date such as 2026-01-31")
        }
        return date
    }

    /// Where the last page of articles ended: `<seconds>-<entry>`.
    func place() throws -> ArticleQuery.Place? {
        guard let text = request.value("after") else { return nil }
        let parts = text.split(separator: "_", maxSplits: 1)
        guard parts.count == 2, let time = Int64(parts[0]), let id = Int64(parts[1]), id >= 0 else {
            throw SiteError.bad("after: the value of 'next' of the page before")
        }
        return ArticleQuery.Place(time: time, id: ArticleID(rawValue: id))
    }

    /// The outlet that is named by its id or its name.
    func outlet() throws -> OutletID? {
        try Self.outlet(request.value("outlet"), field: "outlet", registry: registry)
    }

    static func outlet(_ text: String?, field: String, registry: OutletRegistry) throws -> OutletID? {
        guard let text else { return nil }
        guard text.utf8.count <= 253 else {
            throw SiteError.bad("\(field): an outlet's id, such as spiegel.de, or its name")
        }
        let name = String(text[...].trimmed)
        if !name.contains("."), let outlet = registry.outlets(named: name).first { return outlet.id }
        return OutletID(name.filter { !$0.isWhitespace })
    }
}

extension ArticleQuery.Place {
    init(after article: HeldArticle) { self.init(time: article.time, id: article.id) }

    var text: String { "\(time)_\(id.rawValue)" }
}

extension ArticleID {
    /// Reads the number of an entry, as addresses of this site have it, or `article:12`.
    init(path text: String) throws {
        let digits = text.hasPrefix("article:") ? text.dropFirst(8) : text[...]
        guard digits.utf8.count <= 18, let index = Int64(digits), index >= 0 else {
            throw SiteError.missing("\(text.prefix(40)): no article has such an id")
        }
        self.init(rawValue: index)
    }
}
