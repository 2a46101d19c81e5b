import Ingestion
import Ledger
import Report

extension Site {
    /// The record: its head, what it holds, and how others check it.
    func ledgerPage(_ visit: Visit) async throws -> WebResponse {
        let words = visit.words
        let head = try await ledger.head()
        let counts = try await read { try $0.counts() }
        let rows: [(String, Int64)] = [
            ("ledger.entries", counts.entries), ("ledger.articles", counts.articles),
            ("ledger.versions", counts.versions), ("ledger.attributions", counts.attributions),
            ("ledger.resolutions", counts.resolutions), ("ledger.feeds", counts.feeds),
        ]
        let table = rows.map { row -> HTML in
            "<tr><th scope=\"row\">\(words[row.0])</th><td class=\"number\">\(words.grouped(Int(row.1)))</td></tr>"
        }
        let exports = ExportFormat.allCases.map { format -> HTML in
            "<li><a href=\"/ledger/exports/\(format.rawValue)\" download>\(words["export." + format.rawValue])</a></li>"
        }
        let body: HTML = """
            <h1>\(words["ledger.title"])</h1><p>\(words["ledger.note"])</p><table class="narrow"><tbody>\(table)</tbody></table>\
            <h2>\(words["ledger.head"])</h2><p>\(words["ledger.keep"])</p><pre>\(head)</pre>\
            <p>\(Self.link("/ledger/checkpoint", "\(words["ledger.download"])"))</p>\
            <p>\(words["record.key"]) <code class="hash">\(ledger.verificationKey.description)</code></p>\
            <h2>\(words["ledger.tiles"])</h2><p>\(words["ledger.tiles.note"])</p>\
            <p><code>http://\(visit.request.header("host") ?? "localhost")/log/</code></p>\
            <h2>\(words["ledger.exports"])</h2><ul class="exports">\(exports)</ul>
            """
        return Page(title: words["ledger.title"], part: "ledger", body: body).response(visit)
    }

    func checkpoint(_ visit: Visit) async throws -> WebResponse {
        WebResponse(type: "text/plain; charset=utf-8", try await ledger.head())
    }

    /// One entry with its proof.
    func entry(_ visit: Visit, index text: String) async throws -> WebResponse {
        let words = visit.words
        let index = try Self.index(text)
        let proof = try await ledger.inclusionProof(of: index)
        let bytes = try await ledger.entryBytes(at: index) ?? []
        let title = words["note.entry", String(index)]
        let body: HTML = """
            <h1>\(title)</h1><p>\(words["record.note"])</p><h2>\(words["entry.bytes"])</h2>\
            <pre class="wrap">\(String(decoding: bytes, as: UTF8.self))</pre>\
            <h2>\(words["entry.proof"])</h2><pre>\(proof.text)</pre>\
            <p>\(Self.link("/ledger/proofs/\(index)", "\(words["ledger.download"])"))</p>\
            <p>\(words["record.key"]) <code class="hash">\(ledger.verificationKey.description)</code></p>
            """
        return Page(title: title, part: "ledger", body: body).response(visit)
    }

    func proof(index text: String) async throws -> WebResponse {
        WebResponse(
            type: "text/plain; charset=utf-8", try await ledger.inclusionProof(of: try Self.index(text)).text)
    }

    func consistency(from text: String) async throws -> WebResponse {
        guard let size = TreeSize(text[...]) else { throw SiteError.missing("\(text.prefix(40)): no size of a log") }
        return WebResponse(type: "text/plain; charset=utf-8", try await ledger.consistencyProof(from: size).text)
    }

    static func index(_ text: String) throws -> Int64 {
        guard text.utf8.count <= 18, let index = Int64(text), index >= 0 else {
            throw SiteError.missing("\(text.prefix(40)): no number of an entry")
        }
        return index
    }
}
