/// The words by which an article says that it was changed: the file `Resources/Corrections/notes.tsv`.
public struct CorrectionNotes: Sendable {
    private var phrases: [String: [[Character]]] = [:]

    /// The notes that the program carries.
    ///
    /// - Throws: `noSuchInput` or `inputOutput` where its data are missing.
    public static func bundled() throws -> CorrectionNotes {
        let bytes = try ResourceFolder.located().bytes(of: "Corrections/notes.tsv")
        return CorrectionNotes(String(decoding: bytes, as: UTF8.self))
    }

    /// Reads a table: a language, a tab, phrases parted by `|`; lines that begin with `#` are comments.
    public init(_ table: String) {
        for line in table.split(separator: "\n") where !line.hasPrefix("#") {
            let columns = line.split(separator: "\t")
            guard columns.count == 2 else { continue }
            phrases[String(columns[0]), default: []] += columns[1].split(separator: "|").map { Array($0) }
        }
    }

    /// The first phrase of a correction's note that a text holds as whole words, letter case aside.
    ///
    /// Without a language that the table knows, the phrases of every language are looked for.
    public func note(in text: String, language: String?) -> String? {
        let characters = Array(text.lowercased().map { $0 == "’" ? "'" : $0 })
        let candidates = language.flatMap { phrases[$0] } ?? phrases.values.flatMap { $0 }
        return candidates.first { Self.stands($0, in: characters) }.map { String($0) }
    }

    private static func stands(_ phrase: [Character], in text: [Character]) -> Bool {
        guard let first = phrase.first, phrase.count <= text.count else { return false }
        for start in 0...(text.count - phrase.count) where text[start] == first {
            let end = start + phrase.count
            guard text[start..<end].elementsEqual(phrase) else { continue }
            if (start == 0 || !text[start - 1].isLetter) && (end == text.count || !text[end].isLetter) { return true }
        }
        return false
    }
}
