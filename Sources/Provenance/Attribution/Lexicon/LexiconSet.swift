import FoundationEssentials

/// The lexicons of every language that the program reads.
///
/// A lexicon is a JSON file in a folder, `fr.json`; of two files for one language the later folder's wins whole, so a
/// user's own come last.
public struct LexiconSet: Sendable {
    private let lexicons: [String: Lexicon]
    private let plain: Lexicon

    /// ISO 639-1 codes, sorted.
    public var languages: [String] { lexicons.keys.sorted() }

    /// Reads the lexicons that come with the program, and a user's own.
    ///
    /// - Parameter userFolder: files there replace those of the same language.
    /// - Returns: the lexicons.
    /// - Throws: `LexiconError` where a file is damaged, `IngestionError` where the program's data are missing.
    public static func bundled(userFolder: String? = nil) throws -> LexiconSet {
        let folder = try ResourceFolder.located().path + "/Lexicons"
        return try LexiconSet(folders: [folder] + (userFolder.map { [$0] } ?? []))
    }

    /// Reads the lexicons of folders; one that does not exist holds none.
    ///
    /// - Throws: `LexiconError` where a file cannot be read or is damaged.
    public init(folders: [String]) throws {
        var lexicons: [String: Lexicon] = [:]
        for folder in folders {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            for name in names.sorted() where name.hasSuffix(".json") {
                let file = try Self.read(folder + "/" + name, name: name)
                lexicons[file.language] = try Lexicon(file)
            }
        }
        self.lexicons = lexicons
        plain = try Lexicon(LexiconFile(language: "und", name: "none", words: [:], cues: [], phrases: []))
    }

    /// Reads one file; `name` is how an error calls it.
    static func read(_ path: String, name: String) throws -> LexiconFile {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw LexiconError(language: name, message: "cannot be read")
        }
        do {
            return try JSONDecoder().decode(LexiconFile.self, from: data)
        } catch {
            throw LexiconError(language: name, message: "\(error)")
        }
    }

    /// The lexicon of a language (`de`, `de-CH`), else an empty one.
    func lexicon(for language: String?) -> Lexicon {
        let code = (language ?? "").prefix { $0.isLetter }.lowercased()
        return lexicons[code] ?? plain
    }
}
