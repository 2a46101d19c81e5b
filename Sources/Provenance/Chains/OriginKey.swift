import Ingestion

/// What makes two origins one: the same article, dispatch, document, post or named speaker.
enum OriginKey: Hashable, Sendable {
    case article(ArticleID)
    /// A medium or agency whose article is not held.
    case medium(OutletID)
    /// A social network.
    case platform(OutletID)
    /// A speaker by last name.
    case person(UInt32)
    /// An organization or a document by the names in its noun phrase.
    case named(SourceKind, [UInt32])
    /// An unnamed source: each citation is one of its own.
    case unnamed(ArticleID?, Int64)

    init(of citation: HeldCitation, in article: ArticleID?) {
        let attribution = citation.attribution
        let words = attribution.speaker?.name ?? attribution.source?.text ?? ""
        switch attribution.kind {
        case .platform: self = .platform(attribution.outlet?.id ?? OutletID(words))
        case .outlet, .agency: self = .medium(attribution.outlet?.id ?? OutletID(words))
        case .anonymous, .media: self = .unnamed(article, citation.entry)
        case .person:
            self = Self.lastName(of: words).map { .person(WordKey.key(of: $0)) } ?? .unnamed(article, citation.entry)
        case .organization, .document:
            let names = Self.names(in: SourceName(in: words).text)
            self = names.isEmpty ? .unnamed(article, citation.entry) : .named(attribution.kind, names)
        }
    }

    /// The last word of a name; what follows a comma is a title.
    static func lastName(of name: String) -> Substring? {
        let plain = name.split(separator: ",").first ?? ""
        let words = plain.split { !($0.isLetter || $0 == "-" || $0 == "'" || $0 == "’") }
        return words.last { $0.count > 1 && !suffixes.contains($0.lowercased()) } ?? words.last
    }

    private static let suffixes: Set<String> = ["jr", "sr", "ii", "iii", "iv"]

    /// The names in a noun phrase and what it is (a police, a study), sorted; all its words where it has neither.
    private static func names(in phrase: String) -> [UInt32] {
        // The language is not needed: the table of every language is asked, and a phrase's first word is no sentence's.
        let hits = FeatureScanner.hits(in: Array(("§ " + phrase).unicodeScalars), language: nil)
        let names = hits.filter { $0.foreignWeight >= 0.45 }
        return Set((names.isEmpty ? hits : names).map(\.value)).sorted()
    }
}
