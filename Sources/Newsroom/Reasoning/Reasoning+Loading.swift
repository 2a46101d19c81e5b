import Ingestion
public import Provenance

extension Reasoning {
    /// Loads what comes with the program, and a person's own registry and lexicon files, which win.
    ///
    /// `configuration` is the folder that holds `outlets` and `lexicons`, if there are any. Throws what the registry's
    /// or a lexicon's check finds first, in one line.
    public static func load(configuration: String) throws -> Reasoning {
        Reasoning(
            registry: try registry(configuration: configuration),
            lexicons: try LexiconSet.bundled(userFolder: configuration + "/lexicons"),
            corrections: try CorrectionNotes.bundled())
    }

    /// Loads the registry alone.
    public static func registry(configuration: String) throws -> OutletRegistry {
        try OutletRegistry.bundled(userFolder: configuration + "/outlets")
    }
}
