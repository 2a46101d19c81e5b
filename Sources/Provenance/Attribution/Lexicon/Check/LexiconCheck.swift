public import Ingestion

/// Checks the files of languages: what they hold, and that each rule does in its examples what they say.
///
/// One line a fault, with the place and what to do. A language's examples stand in `Examples/xx.txt` beside its file;
/// `LexiconExamples` says how they are written.
public struct LexiconCheck: Sendable {
    /// All faults, by file and line; none for sound files.
    public let faults: [LexiconFault]
    /// ISO 639-1 codes of the languages that were checked, sorted.
    public let languages: [String]
    public let ruleCount: Int
    /// How many sentences were read.
    public let exampleCount: Int

    /// Checks the program's own files, and a user's.
    ///
    /// - Throws: `noSuchInput` where the program's data are missing, `inputOutput` where a file cannot be read, and what
    ///   the registry finds wrong in itself, which the examples need.
    public init(userFolder: String? = nil) throws {
        let registry = try OutletRegistry.bundled()
        let program = try ResourceFolder.located()
        try self.init(program, in: "Lexicons", shownAs: "", registry: registry)
        guard let userFolder else { return }
        let own = try LexiconCheck(
            ResourceFolder(path: userFolder), in: ".", shownAs: userFolder + "/", registry: registry)
        self.init(
            faults: (faults + own.faults).sorted(), languages: Set(languages + own.languages).sorted(),
            ruleCount: ruleCount + own.ruleCount, exampleCount: exampleCount + own.exampleCount)
    }

    private init(faults: [LexiconFault], languages: [String], ruleCount: Int, exampleCount: Int) {
        self.faults = faults
        self.languages = languages
        self.ruleCount = ruleCount
        self.exampleCount = exampleCount
    }

    /// Checks the languages of one folder; examples are run where every file holds what it should.
    init(_ folder: ResourceFolder, in name: String, shownAs prefix: String, registry: OutletRegistry) throws {
        var faults: [LexiconFault] = []
        var files: [LexiconFile] = []
        for path in folder.files(in: name, withSuffix: ".json") {
            let shown = prefix + (path.split(separator: "/").last.map(String.init) ?? path)
            let form = LexiconFormCheck(file: shown, bytes: try folder.bytes(of: path))
            faults += form.faults
            if form.faults.isEmpty { files.append(try LexiconSet.read(folder.path + "/" + path, name: shown)) }
        }
        var rules = 0
        var examples = 0
        if faults.isEmpty {
            let lexicons = try LexiconSet(folders: [folder.path + "/" + name])
            let engine = AttributionEngine(registry: registry, lexicons: lexicons)
            let sheets = Set(folder.files(in: "\(name)/Examples", withSuffix: ".txt"))
            for file in files {
                let sheet = "\(name)/Examples/\(file.language).txt"
                let run = LexiconExampleRun(
                    file: file, engine: engine, examples: sheets.contains(sheet) ? try folder.bytes(of: sheet) : nil,
                    shownAs: "\(prefix)Examples/\(file.language).txt")
                faults += run.faults
                rules += run.ruleCount
                examples += run.exampleCount
            }
        }
        self.init(
            faults: faults.sorted(), languages: files.map(\.language).sorted(), ruleCount: rules, exampleCount: examples
        )
    }
}
