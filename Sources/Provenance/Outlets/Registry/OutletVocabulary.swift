import Ingestion

/// The words that stand at outlets' names, of all languages together, folded as `ScalarText` folds.
public struct OutletVocabulary: Sendable, Hashable {
    /// Articles that may begin a name, by language (`fr`: le, la, les, l').
    var articles: [String: [String]] = [:]
    /// Every article and every word that holds one (du, zum, della), with the languages of each.
    var determiners: [String: [String]] = [:]
    /// What outlets are called: newspaper, Sender, quotidien, agence de presse.
    var mediaNouns: Set<String> = []
    /// Those that may follow a name ("the Haaretz newspaper").
    var followingNouns: Set<String> = []
    /// The same as numbers of words.
    private(set) var mediaNounHashes: Set<UInt64> = []
    /// Ends of compounds that are called so (`-zeitung`).
    var mediaSuffixes: Set<String> = []
    private(set) var mediaSuffixLetters: [[Unicode.Scalar]] = []
    /// Words that end the phrase of a media noun before the name comes.
    var breaks: Set<String> = []
    /// Words that join names of one kind (and, or).
    var conjunctions: Set<String> = []
    /// The last labels of domains that are believed without the registry.
    var domainEndings: Set<String> = []

    /// Holds no words.
    public init() {}

    /// Reads the vocabulary's files, `OutletWords/*.json`.
    ///
    /// - Throws: `badData` with the file and line that is wrong, `inputOutput` where a file cannot be read.
    init(_ folder: ResourceFolder) throws(IngestionError) {
        for name in folder.files(in: "OutletWords", withSuffix: ".json") {
            add(try folder.json(name))
        }
    }

    /// Whether a folded word is an article and nothing else (not "du", which holds one).
    func isArticle(_ folded: String) -> Bool { articles.values.contains { $0.contains(folded) } }

    /// Whether a folded word is an article or holds one, in a language or in any.
    func isDeterminer(_ folded: String, in language: String? = nil) -> Bool {
        guard let languages = determiners[folded] else { return false }
        guard let language, articles[language]?.isEmpty == false else { return true }
        return languages.contains(language)
    }

    /// Whether a determiner is of a language of an article ("des" for "les", "dem" for "der").
    func isRelated(_ folded: String, toArticle article: String) -> Bool {
        let languages = determiners[article] ?? []
        return determiners[folded]?.contains { languages.contains($0) } ?? false
    }

    private mutating func add(_ root: JSONNode) {
        func words(_ key: String) -> [String] {
            (root[key]?.strings ?? []).map { String(String.UnicodeScalarView(ScalarText.fold($0))) }
        }
        domainEndings.formUnion(words("endings"))
        guard let language = root["language"]?.string else { return }
        let articles = words("articles")
        self.articles[language] = articles
        for word in articles + words("contractions") { determiners[word, default: []].append(language) }
        mediaNouns.formUnion(words("mediaNouns"))
        followingNouns.formUnion(words("following"))
        mediaNounHashes.formUnion(words("mediaNouns").flatMap { WordToken.hashes(of: $0).prefix(1) })
        mediaSuffixes.formUnion(words("mediaSuffixes"))
        mediaSuffixLetters = mediaSuffixes.sorted().map { Array($0.unicodeScalars) }
        breaks.formUnion(words("breaks"))
        conjunctions.formUnion(words("conjunctions"))
    }
}
