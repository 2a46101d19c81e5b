import Foundation

/// The sentences that generated worlds are written in, in German, French and English.
struct WorldSentences {
    private var sentences: [String: [String]] = [:]
    private(set) var topics: [String] = []

    init(file: StaticString = #filePath) throws {
        let folder = URL(fileURLWithPath: "\(file)").deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(
            contentsOf: folder.appendingPathComponent("Fixtures/worlds/sentences.tsv"), encoding: .utf8)
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let cells = line.split(separator: "\t").map(String.init)
            guard cells.count == 4 else { continue }
            sentences["\(cells[0]) \(cells[1]) \(cells[2])", default: []].append(cells[3])
            if cells[0] != "*", !topics.contains(cells[0]) { topics.append(cells[0]) }
        }
    }

    func all(_ part: String, topic: String = "*", language: String) -> [String] {
        sentences["\(topic) \(language) \(part)"] ?? []
    }
}
