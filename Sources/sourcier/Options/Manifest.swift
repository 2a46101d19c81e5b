import Foundation
import Ingestion

/// A list of inputs, one JSON object a line.
enum Manifest {
    private struct Line: Decodable {
        let input: String
        let url: String?
        let language: String?
        let text: Bool?
        let html: String?
        let warc: ArchivedRange?
        let date: String?
        let captured: String?
    }

    private static let maxBytes = 1 << 30

    private struct NoDate: Error {}

    private static func date(_ text: String) throws -> NewsDate {
        guard let date = NewsDate(parsing: text) else { throw NoDate() }
        return date
    }

    static func read(path: String) throws(IngestionError) -> [Input] {
        let bytes = try InputFile.read(path: path, maxBytes: maxBytes)
        var inputs: [Input] = []
        let decoder = JSONDecoder()
        for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard line.contains(where: { $0 > 0x20 }) else { continue }
            do {
                let entry = try decoder.decode(Line.self, from: Data(line))
                inputs.append(
                    Input(
                        name: entry.input, url: entry.url, language: entry.language, isText: entry.text,
                        html: entry.html, archived: entry.warc, date: try entry.date.map { try date($0) },
                        captured: try entry.captured.map { try date($0) }))
            } catch {
                throw IngestionError(
                    .badData,
                    "\(path): line \(number + 1) is no manifest line; it is a JSON object with at least \"input\"")
            }
        }
        return inputs
    }
}
