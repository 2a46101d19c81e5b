/// Finds the outlets that stand beside a cited one in a list: laut SZ, NDR und WDR.
struct CoordinatedMentions {
    let reading: Reading

    private var tokens: [Token] { reading.tokens }

    /// The mentions of a sentence that a list joins to cited ones, each with the cited one beside it.
    func joined(to cited: Set<Int>, from first: Int, in sentence: Range<Int>) -> [(mention: Int, beside: Int)] {
        var found: [(mention: Int, beside: Int)] = []
        var last = first
        while last + 1 < reading.mentions.count, reading.mentionTokens[last + 1].upperBound <= sentence.upperBound {
            last += 1
        }
        guard last > first else { return [] }
        var groups: [[Int]] = [[first]]
        for mention in (first + 1)...last {
            if isJoined(mention - 1, mention, cited) {
                groups[groups.count - 1].append(mention)
            } else {
                groups.append([mention])
            }
        }
        for group in groups {
            guard let beside = group.first(where: cited.contains) else { continue }
            found += group.filter { !cited.contains($0) }.map { ($0, beside) }
        }
        return found
    }

    /// Whether nothing stands between two mentions but what parts the names of a list, the last by "and".
    private func isJoined(_ first: Int, _ second: Int, _ cited: Set<Int>) -> Bool {
        let low = reading.mentionTokens[first].upperBound
        let high = reading.mentionTokens[second].lowerBound
        guard low < high, high - low <= 6, cited.contains(first) || isSource(first),
            cited.contains(second) || isSource(second)
        else { return false }
        // and the Belgian broadcaster, et le quotidien zurichois
        let hasNoun = (low..<high).contains { !tokens[$0].classes.isDisjoint(with: [.outletNoun, .agencyNoun]) }
        var joins = false
        for index in low..<high {
            let token = tokens[index]
            if token.isComma || token.classes.contains(.coordinator) {
                joins = true
            } else if token.kind != .quotationMark,
                token.classes.isDisjoint(with: [.determiner, .outletNoun, .agencyNoun]),
                !(hasNoun && token.kind == .word && token.cue < 0
                    && (token.classes.isEmpty || !token.classes.isDisjoint(with: [.adjective, .place]))),
                !(reading.lexicon.isRomance && token.classes.contains(.addressing))
            {
                return false
            }
        }
        return joins
    }

    private func isSource(_ mention: Int) -> Bool {
        let found = reading.mentions[mention]
        return !found.isCommon || found.inQuotes || found.hasArticle || found.hasMediaNoun
            || reading.isPlainlyNamed(mention)
    }
}
