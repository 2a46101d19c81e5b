import Foundation
import Ingestion
import Provenance

/// How articles of generated worlds lay claims to sources, with the spans of what they say.
struct WorldForms {
    /// A sentence with its marked parts, in scalars from the sentence's start.
    struct Filled {
        var text: String
        var parts: [Character: TextSpan]
    }

    private var forms: [String: [String]] = [:]

    init(file: StaticString = #filePath) throws {
        let folder = URL(fileURLWithPath: "\(file)").deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: folder.appendingPathComponent("Fixtures/worlds/forms.tsv"), encoding: .utf8)
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let cells = line.split(separator: "\t").map(String.init)
            if cells.count == 3 { forms["\(cells[0]) \(cells[1])", default: []].append(cells[2]) }
        }
    }

    /// Writes a sentence in one of the forms of a kind.
    func fill(
        _ kind: String, language: String, claim: String, values: [String: String], using random: inout SeededRandom
    ) -> Filled {
        let form = random.pick(forms["\(kind) \(language)"] ?? []) ?? ""
        let bare = claim.hasSuffix(".") ? String(claim.dropLast()) : claim
        let beginnings = [
            "Le ", "La ", "Les ", "Un ", "Des ", "Une ", "À ", "The ", "A ", "In ", "Mis ", "Secret ", "Medical ",
        ]
        let small =
            beginnings.contains { claim.hasPrefix($0) } ? claim.prefix(1).lowercased() + claim.dropFirst() : claim
        var values = values
        values["{C}"] = claim
        values["{c}"] = bare
        values["{l}"] = small
        var text = ""
        var count = 0
        var parts: [Character: TextSpan] = [:]
        var open: (Character, Int)?
        var index = form.startIndex
        func append(_ piece: some StringProtocol) {
            text += piece
            count += piece.unicodeScalars.count
        }
        while index < form.endIndex {
            let rest = form[index...]
            if rest.hasPrefix("["), rest.count > 3, rest.dropFirst(2).first == ":", let key = rest.dropFirst().first {
                open = (key, count)
                index = form.index(index, offsetBy: 3)
            } else if rest.hasPrefix("]"), let (key, start) = open {
                parts[key] = TextSpan(start, count)
                open = nil
                index = form.index(after: index)
            } else if let key = values.keys.first(where: { rest.hasPrefix($0) }), let value = values[key] {
                append(value)
                index = form.index(index, offsetBy: key.count)
            } else {
                append(rest.prefix(1))
                index = form.index(after: index)
            }
        }
        return Filled(text: text, parts: parts)
    }
}

/// A text that grows, with the attributions that stand in it.
struct WorldText {
    private(set) var text = ""
    private(set) var count = 0
    private(set) var paragraphs: [TextSpan] = []
    private var start = 0

    mutating func append(_ piece: String) {
        text += piece
        count += piece.unicodeScalars.count
    }

    mutating func sentence(_ piece: String) {
        if count > start { append(" ") }
        append(piece)
    }

    mutating func endParagraph() {
        guard count > start else { return }
        paragraphs.append(TextSpan(start, count))
        append("\n\n")
        start = count
    }

    /// The text without the blank line at its end.
    var finished: String { text.hasSuffix("\n\n") ? String(text.dropLast(2)) : text }
}
