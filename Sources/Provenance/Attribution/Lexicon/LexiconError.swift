/// Says what is wrong with a lexicon file.
public struct LexiconError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The language, or the file's name where it could not be read.
    public var language: String
    public var message: String

    public var description: String { "lexicon \(language): \(message)" }
}
