import Ingestion
import Ledger
import Newsroom
import Provenance

/// What changed between two versions, as JSON.
struct DifferenceOutput: Encodable {
    struct Version: Encodable {
        let version: Int
        let seen: NewsDate
        let sha256: String
    }

    struct Titles: Encodable {
        let from: String?
        let to: String?
    }

    struct Sentence: Encodable {
        let start: Int
        let end: Int
        let text: String

        init(_ sentence: SentenceChange.Sentence) {
            start = sentence.span.start
            end = sentence.span.end
            text = sentence.text
        }
    }

    struct Sentences: Encodable {
        let change: String
        var from: Sentence?
        var to: Sentence?
    }

    struct Source: Encodable {
        let attribution: String
        let kind: String
        let id: String?
        let name: String?

        init(_ citation: HeldCitation) {
            let identity = citation.attribution.identity
            attribution = "attribution:\(citation.entry)"
            kind = identity.kind.rawValue
            id = identity.id
            name = identity.name
        }
    }

    struct Attributions: Encodable {
        let change: String
        var from: Source?
        var to: Source?
        let content: String?
    }

    let article: String
    let url: String?
    let versions: [Version]
    let from: Int?
    let to: Int?
    let title: Titles?
    let sentences: [Sentences]?
    let attributions: [Attributions]?

    init(id: ArticleID, address: WebAddress?, versions: [ArticleVersion], _ difference: VersionDifference?) {
        article = id.description
        url = address?.string
        self.versions = versions.enumerated().map {
            Version(version: $0 + 1, seen: NewsDate(seconds: $1.seen), sha256: $1.text.hex)
        }
        from = difference?.older.number
        to = difference?.newer.number
        title = difference.flatMap {
            $0.older.title == $0.newer.title ? nil : Titles(from: $0.older.title, to: $0.newer.title)
        }
        sentences = difference?.sentences.map { change in
            switch change {
            case .removed(let sentence): Sentences(change: "removed", from: Sentence(sentence))
            case .added(let sentence): Sentences(change: "added", to: Sentence(sentence))
            case .changed(let from, let to): Sentences(change: "changed", from: Sentence(from), to: Sentence(to))
            }
        }
        attributions = difference?.attributions.map { change in
            switch change {
            case .gone(let citation):
                Attributions(change: "gone", from: Source(citation), content: Self.content(citation))
            case .came(let citation):
                Attributions(change: "came", to: Source(citation), content: Self.content(citation))
            case .changedSource(let from, let to):
                Attributions(
                    change: "changed-source", from: Source(from), to: Source(to), content: Self.content(to))
            }
        }
    }

    private static func content(_ citation: HeldCitation) -> String? {
        let words = citation.attribution.content.map(\.text).joined(separator: " … ")
        return words.isEmpty ? nil : words
    }
}
