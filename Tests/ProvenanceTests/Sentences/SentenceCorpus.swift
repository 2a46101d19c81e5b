import Foundation
import Ingestion
import Provenance

/// A language's file of marked sentences.
///
/// A case is a line `# construction` (with `| url=…` where the article's own outlet matters) and the lines below it, up
/// to a blank one; its lines are joined by spaces, and `¶` is a new paragraph. `{kind:id|words}` marks a source (o outlet,
/// a agency, p person, r organization, d document, f platform, n anonymous, m media; `credit` before the kind for a
/// credit), `<words>` a cue, `⟦words⟧` a content. A case without marks cites nobody.
struct SentenceCorpus: Sendable {
    struct Fault: Error, CustomStringConvertible {
        var line: Int
        var message: String
        var description: String { "line \(line): \(message)" }
    }

    var language: String
    var cases: [SentenceCase]
    /// Of the file's bytes: FNV-1a, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/).
    var digest: String

    private static let folder = Bundle.module.resourcePath.map { $0 + "/Fixtures/Sentences/" } ?? ""

    /// The languages that have a file.
    static var languages: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
    }

    /// Reads the file of a language; `nil` where there is none.
    init?(language: String) throws {
        guard let data = FileManager.default.contents(atPath: Self.folder + language + ".txt") else { return nil }
        try self.init(String(decoding: data, as: UTF8.self), language: language)
    }

    init(_ file: String, language: String) throws {
        self.language = language
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in file.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        digest = String(hash, radix: 16)
        cases = []
        var current: SentenceCase?
        var body: [Substring] = []
        func close() throws {
            guard var done = current else { return }
            try Self.read(body.joined(separator: " "), into: &done)
            cases.append(done)
            current = nil
            body = []
        }
        for (number, line) in file.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.allSatisfy(\.isWhitespace) {
                try close()
            } else if current == nil {
                guard line.hasPrefix("# ") else { throw Fault(line: number + 1, message: "a case begins with #") }
                let parts = line.dropFirst(2).components(separatedBy: " | url=")
                current = SentenceCase(name: parts[0], line: number + 1, url: parts.count > 1 ? parts[1] : nil)
            } else {
                body.append(line)
            }
        }
        try close()
    }

    /// Takes the marks out of a case's text and notes what they say.
    private static func read(_ marked: String, into result: inout SentenceCase) throws {
        enum Open { case source(Attribution.Role, SourceKind, String, Int), cue(Int), content(Int) }
        let line = result.line
        let scalars = Array(marked.precomposedStringWithCanonicalMapping.unicodeScalars)
        var text: [Unicode.Scalar] = []
        var open: [Open] = []
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            switch scalar {
            case "{":
                guard let bar = scalars[index...].firstIndex(of: "|") else {
                    throw Fault(line: line, message: "a source without |")
                }
                var head = String(String.UnicodeScalarView(scalars[index..<bar]))
                let isCredit = head.hasPrefix("credit ")
                if isCredit { head = String(head.dropFirst("credit ".count)) }
                guard let letter = head.first, head.dropFirst().first == ":", let kind = kind(letter) else {
                    throw Fault(line: line, message: "unknown source mark {\(head)|")
                }
                open.append(.source(isCredit ? .credit : .attribution, kind, String(head.dropFirst(2)), text.count))
                index = bar + 1
            case "<": open.append(.cue(text.count))
            case "⟦": open.append(.content(text.count))
            case "}", ">", "⟧":
                switch (open.popLast(), scalar) {
                case (.source(let role, let kind, let id, let start), "}"):
                    let span = TextSpan(start, text.count)
                    result.sources.append(SentenceCase.Source(role: role, kind: kind, id: id, span: span))
                case (.cue(let start), ">"): result.cues.append(TextSpan(start, text.count))
                case (.content(let start), "⟧"): result.contents.append(TextSpan(start, text.count))
                default: throw Fault(line: line, message: "\(scalar) closes nothing")
                }
            case "¶":
                while text.last == " " { text.removeLast() }
                text += ["\n", "\n"]
                while index < scalars.count, scalars[index] == " " { index += 1 }
            default: text.append(scalar)
            }
        }
        guard open.isEmpty else { throw Fault(line: line, message: "a mark is not closed") }
        result.text = String(String.UnicodeScalarView(text))
    }

    private static func kind(_ letter: Character) -> SourceKind? {
        switch letter {
        case "o": .outlet
        case "a": .agency
        case "p": .person
        case "r": .organization
        case "d": .document
        case "f": .platform
        case "n": .anonymous
        case "m": .media
        default: nil
        }
    }
}
