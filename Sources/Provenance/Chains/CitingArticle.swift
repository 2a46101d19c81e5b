import Ingestion

/// An article with what it cites, sorted by claim.
struct CitingArticle {
    let article: Article
    let scan: ArticleScan
    let groups: [ClaimGroup]

    init(_ article: Article, citations: [HeldCitation]) {
        self.article = article
        scan = ArticleScan(of: article)
        groups = ClaimGroup.groups(of: NamedSources.completed(citations), sentences: scan.sentences)
    }

    /// The groups that start trails: where an agency is credited with the article, whom that quotes stands behind it.
    var starts: [ClaimGroup] {
        guard groups.contains(where: \.isCredit) else { return groups }
        return groups.filter { !$0.media.isEmpty }
    }

    /// What a group claims.
    func claim(of group: ClaimGroup, citation: HeldCitation?) -> Claim {
        guard let first = citation ?? group.citations.first else { return Claim(language: article.language) }
        return Claim(of: first.attribution, in: scan, paragraphs: article.paragraphs, breadth: .sentence)
    }

    /// The groups that a claim rests on: those whose words share most with it, a medium before others; where none
    /// does, the article's main source.
    ///
    /// - Returns: empty where the claim is the article's own.
    func groups(behind claim: Claim) -> [ClaimGroup] {
        guard !groups.isEmpty else { return [] }
        let (scores, unattributed) = match(claim)
        let best = scores.max() ?? 0
        let isMatched = best > 0 && best >= min(0.2 * claim.total(in: article.language), 1.6)
        guard isMatched, best >= 0.75 * unattributed else {
            // What a report says itself and lays to nobody is its own; what it begins with is what it then lays to its source.
            let total = claim.total(in: article.language)
            let isOwn = !claim.isTheme && best < 0.5 * unattributed && unattributed >= min(0.3 * total, 2)
            return isOwn && groups.allSatisfy { !$0.isCredit } && onlySource == nil ? [] : main()
        }
        let media = groups.indices.filter { !groups[$0].media.isEmpty && scores[$0] >= 0.4 * best }
        let told = media.filter { !groups[$0].isCredit }
        if let medium = told.max(by: { scores[$0] < scores[$1] }) { return [groups[medium]] }
        if let credit = groups.first(where: \.isCredit) { return [credit] }
        let near = groups.indices.filter { scores[$0] >= 0.7 * best }.map { groups[$0] }
        return near.min { ($0.precedence) < ($1.precedence) }.map { [$0] } ?? []
    }

    /// The weight that the best sentence of each group shares with a claim, and the best sentence of none.
    private func match(_ claim: Claim) -> (scores: [Float], unattributed: Float) {
        var scores = Array(repeating: Float(0), count: groups.count)
        var unattributed: Float = 0
        var paragraph = 0
        var last: (paragraph: Int, group: Int)?
        var told: (paragraph: Int, score: Float)?
        for sentence in scan.sentences {
            while paragraph < article.paragraphs.count, article.paragraphs[paragraph].end <= sentence.start {
                paragraph += 1
            }
            var seen: Set<UInt32> = []
            var score: Float = 0
            for hit in scan.hits(in: sentence) where seen.insert(hit.value).inserted {
                score += claim.weight(hit.value, in: article.language)
            }
            let standing = groups.indices.filter { at in groups[at].spans.contains { $0.overlaps(sentence) } }
            if let group = standing.last {
                for at in standing { scores[at] = max(scores[at], score) }
                // "The plant will close. The Times quotes from a paper.": who says so stands behind what was told.
                if let before = told, before.paragraph == paragraph, last == nil, !groups[group].media.isEmpty,
                    isHollow(sentence, groups[group])
                {
                    scores[group] = max(scores[group], 0.95 * before.score)
                    unattributed = min(unattributed, 0.95 * before.score)
                }
                last = (paragraph, group)
            } else if let last, last.paragraph == paragraph {
                // A claim goes on in the next sentence with no new cue.
                scores[last.group] = max(scores[last.group], 0.95 * score)
            } else if let last, !groups[last.group].media.isEmpty {
                // What an article tells behind a medium that it cites mostly rests on that too.
                scores[last.group] = max(scores[last.group], 0.8 * score)
            } else {
                unattributed = max(unattributed, score)
                told = (paragraph, score)
            }
        }
        return (scores, unattributed)
    }

    /// Whether a sentence names nothing but its source: no figure, no other name.
    private func isHollow(_ sentence: TextSpan, _ group: ClaimGroup) -> Bool {
        let named = group.citations.flatMap {
            [$0.attribution.source?.span, $0.attribution.cue?.span].compactMap { $0 }
        }
        return !scan.hits(in: sentence).contains { hit in
            (hit.kind == .figure || hit.foreignWeight >= 1.2) && !named.contains { $0.contains(hit.offset) }
        }
    }

    /// The article's main source: who is credited with it, else whom its first paragraph cites, else its only medium,
    /// else what it rests on first of all: what a report begins with is what it then lays to its source.
    private func main() -> [ClaimGroup] {
        if let credit = groups.first(where: \.isCredit) { return [credit] }
        let lead = article.paragraphs.first?.end ?? scan.sentences.first?.end ?? 0
        let leading = groups.filter { group in group.spans.contains { $0.start < lead } }
        if let medium = leading.first(where: { !$0.media.isEmpty }) { return [medium] }
        let media = groups.filter { !$0.media.isEmpty }
        if media.count == 1 { return media }
        let rest = media.isEmpty ? groups : []
        return (leading.isEmpty ? rest : leading).min { $0.precedence < $1.precedence }.map { [$0] } ?? []
    }

    /// The first group, where the whole article quotes one named source: an interview, however its claim is told.
    private var onlySource: ClaimGroup? {
        guard let first = groups.first, groups.allSatisfy({ $0.media.isEmpty }) else { return nil }
        return Set(groups.flatMap(\.citations).map { OriginKey(of: $0, in: nil) }).count == 1 ? first : nil
    }
}
