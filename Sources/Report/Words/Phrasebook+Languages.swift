import Provenance

extension Phrasebook {
    /// A language by its ISO 639-1 code; the code itself where it has no name here.
    public func language(_ code: String) -> String { LanguageName.text(code, in: language.rawValue) }
}
