import Ingestion

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

    /// How much changed, in words: "2 of its 9 paragraphs are new, one is gone".
    var words: String {
        var parts: [String] = []
        if !added.isEmpty {
            parts.append("\(added.count) of its \(total) paragraphs \(added.count == 1 ? "is" : "are") new")
        }
        if !removed.isEmpty {
            parts.append("\(removed.count) of the earlier ones \(removed.count == 1 ? "is" : "are") gone")
        }
        return parts.joined(separator: ", ")
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
