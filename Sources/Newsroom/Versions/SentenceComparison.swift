import Ingestion
import Provenance

/// Two texts, sentence by sentence.
struct SentenceComparison {
    /// In the order of the newer text; what is gone stands where it stood.
    let changes: [SentenceChange]

    /// Sentences that are compared in their order; of longer texts the middle, behind what is the same at both ends, counts
    /// as rewritten. It bounds the work, which grows with the square of what differs.
    private static let limit = 4000

    init(_ older: Article, _ newer: Article) {
        let (before, after) = (Self.sentences(of: older), Self.sentences(of: newer))
        let (old, new) = (before.map { Words.spaced($0.text) }, after.map { Words.spaced($0.text) })
        let head = zip(old, new).prefix { $0 == $1 }.count
        let rest = min(old.count, new.count) - head
        let tail = zip(old.reversed(), new.reversed()).prefix(rest).prefix { $0 == $1 }.count
        let (oldMiddle, newMiddle) = (head..<old.count - tail, head..<new.count - tail)

        var gone = Set(oldMiddle)
        var come = Set(newMiddle)
        if oldMiddle.count + newMiddle.count <= Self.limit {
            let difference = new[newMiddle].difference(from: old[oldMiddle])
            (gone, come) = ([], [])
            for change in difference {
                switch change {
                case .remove(let offset, _, _): gone.insert(offset + head)
                case .insert(let offset, _, _): come.insert(offset + head)
                }
            }
        }
        changes = Self.hunks(before, after, gone: gone, come: come).flatMap { Self.paired(removed: $0, added: $1) }
    }

    private static func sentences(of article: Article) -> [SentenceChange.Sentence] {
        let scalars = Array(article.text.unicodeScalars)
        return article.sentences.map { span in
            SentenceChange.Sentence(
                text: String(String.UnicodeScalarView(scalars[span.start..<span.end])), span: span)
        }
    }

    /// Goes through both texts at once: what is gone and what came between two sentences that both have.
    private static func hunks(
        _ before: [SentenceChange.Sentence], _ after: [SentenceChange.Sentence], gone: Set<Int>, come: Set<Int>
    ) -> [(removed: [SentenceChange.Sentence], added: [SentenceChange.Sentence])] {
        var hunks: [(removed: [SentenceChange.Sentence], added: [SentenceChange.Sentence])] = []
        var (old, new) = (0, 0)
        while old < before.count || new < after.count {
            var hunk: (removed: [SentenceChange.Sentence], added: [SentenceChange.Sentence]) = ([], [])
            while old < before.count, gone.contains(old) {
                hunk.removed.append(before[old])
                old += 1
            }
            while new < after.count, come.contains(new) {
                hunk.added.append(after[new])
                new += 1
            }
            if !hunk.removed.isEmpty || !hunk.added.isEmpty { hunks.append(hunk) }
            old += 1
            new += 1
        }
        return hunks
    }

    /// Puts a sentence that came beside the one that it was made of, in their order.
    private static func paired(
        removed: [SentenceChange.Sentence], added: [SentenceChange.Sentence]
    ) -> [SentenceChange] {
        var changes: [SentenceChange] = []
        var next = 0
        let oldWords = removed.map { Words(of: $0.text) }
        for sentence in added {
            let words = Words(of: sentence.text)
            // A few ahead: whole rewrites have no pairs.
            let partner = (next..<min(removed.count, next + 8)).first { words.likeness(to: oldWords[$0]) >= 0.5 }
            guard let partner else {
                changes.append(.added(sentence))
                continue
            }
            for skipped in next..<partner { changes.append(.removed(removed[skipped])) }
            changes.append(.changed(from: removed[partner], to: sentence))
            next = partner + 1
        }
        for left in removed.dropFirst(next) { changes.append(.removed(left)) }
        return changes
    }
}
