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
    }

    private static let maxBytes = 1 << 30

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
                        html: entry.html))
            } catch {
                throw IngestionError(
                    .badData,
                    "\(path): line \(number + 1) is no manifest line; it is a JSON object with at least \"input\"")
            }
        }
        return inputs
    }
}
