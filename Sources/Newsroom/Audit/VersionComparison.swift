import Ingestion
import Provenance

/// Two versions of an article, paragraph by paragraph.
struct VersionComparison {
    /// Paragraphs of the newer version that the older has not, and the other way round.
    let added: [String]
    let removed: [String]
    /// The number of paragraphs of the newer version.
    let total: Int

    init(_ older: Article, _ newer: Article) {
        let before = Self.paragraphs(of: older)
        let after = Self.paragraphs(of: newer)
        added = Self.rest(of: after, without: before)
        removed = Self.rest(of: before, without: after)
        total = after.count
    }

    var isSame: Bool { added.isEmpty && removed.isEmpty }

    /// How much changed, in words: "2 of its 9 paragraphs are new, 1 of the earlier ones is gone".
    var words: FindingStatement.Value {
        var parts: [FindingStatement.Value] = []
        if !added.isEmpty {
            parts.append(
                .statement(
                    FindingStatement(
                        added.count == 1 ? "change.added.one" : "change.added.many", .number(added.count),
                        .number(total))))
        }
        if !removed.isEmpty {
            parts.append(
                .statement(
                    FindingStatement(
                        removed.count == 1 ? "change.removed.one" : "change.removed.many", .number(removed.count))))
        }
        return .joined(parts, by: ", ")
    }

    /// The first words that are new, else the first that are gone.
    var sample: String? { (added.first ?? removed.first).map { String($0.prefix(80)) } }

    /// Paragraphs with their white space made even, so that a page's new markup is no change.
    private static func paragraphs(of article: Article) -> [String] {
        article.text.split(separator: "\n").map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    }

    private static func rest(of paragraphs: [String], without others: [String]) -> [String] {
        var left: [String: Int] = [:]
        for paragraph in others { left[paragraph, default: 0] += 1 }
        return paragraphs.filter { paragraph in
            guard let count = left[paragraph], count > 0 else { return true }
            left[paragraph] = count - 1
            return false
        }
    }
}
