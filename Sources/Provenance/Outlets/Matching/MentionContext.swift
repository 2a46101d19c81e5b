import Ingestion

/// Looks at the words around a name: quotation marks, articles, media nouns, neighbours.
struct MentionContext {
    let text: ScalarText
    let vocabulary: OutletVocabulary
    /// ISO 639-1 of the text; where it is unknown, the articles of all languages are.
    var language: String?

    /// An article before a name, or a word that holds one.
    struct Determiner {
        var span: TextSpan
        var folded: String
        var isCapital: Bool
    }

    // MARK: Quotation marks

    /// Whether a span stands between quotation marks, blanks within guillemets aside.
    func isQuoted(_ span: TextSpan) -> Bool {
        opening(before: span.start) != nil && closing(after: span.end) != nil
    }

    /// Where an opening quotation mark directly before an offset stands.
    func opening(before offset: Int) -> Int? {
        var position = offset - 1
        if let scalar = text.scalar(at: position), scalar.isBlank, !scalar.isLineEnd {
            position -= 1
            guard let mark = text.scalar(at: position), Self.isGuillemet(mark) else { return nil }
            return position
        }
        guard let mark = text.scalar(at: position), Self.isQuotationMark(mark) else { return nil }
        // An apostrophe behind a letter is an elision.
        if Self.isApostrophe(mark), text.scalar(at: position - 1)?.isWordCharacter == true { return nil }
        return position
    }

    /// Where a closing quotation mark directly behind an offset stands.
    func closing(after offset: Int) -> Int? {
        if let scalar = text.scalar(at: offset), scalar.isBlank, !scalar.isLineEnd {
            guard let mark = text.scalar(at: offset + 1), Self.isGuillemet(mark) else { return nil }
            return offset + 1
        }
        guard let mark = text.scalar(at: offset), Self.isQuotationMark(mark) else { return nil }
        if Self.isApostrophe(mark), text.scalar(at: offset + 1)?.isWordCharacter == true { return nil }
        return offset
    }

    private static func isGuillemet(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "«" || scalar == "»" || scalar == "‹" || scalar == "›"
    }

    private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool { scalar == "'" || scalar == "’" }

    private static func isQuotationMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\"", "„", "“", "”", "‟", "«", "»", "‹", "›", "‚", "‘", "’", "'", "「", "」": true
        default: false
        }
    }

    // MARK: Articles

    /// The article before an offset, with or without a quotation mark between.
    func determiner(before offset: Int) -> Determiner? {
        var end = opening(before: offset) ?? offset
        let blanks = end
        while end > 0, text.scalars[end - 1].isBlank, blanks - end < 3 { end -= 1 }
        guard let word = word(endingAt: end, elided: end == blanks) else { return nil }
        let folded = text.foldedString(word)
        let isCapital = text.scalars[word.start].isUpper
        // A foreign article is a part of a name ("le quotidien De Standaard"), and has a capital there.
        guard vocabulary.isDeterminer(folded, in: isCapital ? nil : language) else { return nil }
        return Determiner(span: word, folded: folded, isCapital: isCapital)
    }

    /// The word that ends at an offset, an apostrophe at its end included where it is elided.
    private func word(endingAt end: Int, elided: Bool) -> TextSpan? {
        var start = end
        if elided {
            guard start > 0, text.folded[start - 1] == "'" else { return nil }
            start -= 1
        }
        let letters = start
        while start > 0, text.scalars[start - 1].isWordCharacter, letters - start < 40 { start -= 1 }
        guard start < letters else { return nil }
        return TextSpan(start, end)
    }

    // MARK: Media nouns

    /// Where the phrase of a media noun begins that leads to an offset ("le quotidien régional du sud-est").
    func mediaPhrase(before offset: Int) -> Int? {
        var position = opening(before: offset) ?? offset
        for step in 0..<7 {
            guard let word = previousWord(before: position) else { return nil }
            let folded = text.foldedString(word)
            if isMediaNoun(folded) { return phraseStart(from: word.start) }
            if vocabulary.breaks.contains(folded) { return nil }
            if vocabulary.isDeterminer(folded, in: language), step == 0 || !Self.isGenitive(folded) { return nil }
            if text.scalars[word.start].isUpper {
                guard let link = previousWord(before: word.start), Self.isGenitive(text.foldedString(link)) else {
                    return nil
                }
            }
            position = word.start
        }
        return nil
    }

    /// Whether a span ends in a media noun that a name in quotation marks follows.
    func namesKind(_ span: TextSpan, of name: Int) -> Bool {
        var start = name
        if opening(before: start) == nil, let article = determiner(before: start) { start = article.span.start }
        guard opening(before: start) == span.end + 1 else { return false }
        var word = span.end
        while word > span.start, text.scalars[word - 1].isWordCharacter { word -= 1 }
        return isMediaNoun(text.foldedString(TextSpan(word, span.end)))
    }

    /// Whether a media noun follows directly ("the Haaretz newspaper", "Interfax news agency", "„Bild“-Zeitung").
    func hasMediaNoun(after offset: Int) -> Bool {
        var start = closing(after: offset).map { $0 + 1 } ?? offset
        guard let separator = text.scalar(at: start) else { return false }
        let isHyphen = separator == "-"
        guard isHyphen || separator.isBlank && !separator.isLineEnd else { return false }
        start += 1
        guard let first = nextWord(from: start) else { return false }
        let word = text.foldedString(first)
        if isHyphen { return isMediaNoun(word) }
        if vocabulary.followingNouns.contains(word) { return true }
        guard text.scalar(at: first.end) == " ", let second = nextWord(from: first.end + 1) else { return false }
        return vocabulary.followingNouns.contains(text.foldedString(TextSpan(first.start, second.end)))
    }

    /// Whether only a conjunction stands between two names, articles and quotation marks aside: what calls the
    /// first an outlet calls the second one too ("les quotidiens Le Monde et Libération").
    func areJoined(_ first: TextSpan, _ second: TextSpan) -> Bool {
        let start = closing(after: first.end).map { $0 + 1 } ?? first.end
        var end = opening(before: second.start) ?? second.start
        if let determiner = determiner(before: second.start) {
            end = opening(before: determiner.span.start) ?? determiner.span.start
        }
        guard start < end, end - start <= 12 else { return false }
        let between = text.trimmed(TextSpan(start, end))
        return vocabulary.conjunctions.contains(text.foldedString(between))
    }

    func isMediaNoun(_ folded: String) -> Bool {
        if vocabulary.mediaNouns.contains(folded) { return true }
        guard folded.unicodeScalars.count > 7 else { return false }
        return vocabulary.mediaSuffixes.contains { folded.hasSuffix($0) }
    }

    private static func isGenitive(_ folded: String) -> Bool {
        ["de", "du", "des", "d", "of", "del", "di", "da", "do", "von"].contains(folded)
    }

    /// Goes from a media noun back to its article, over adjectives and a noun that it belongs to ("chaîne de
    /// télévision"); where no article comes, it stays at the noun.
    private func phraseStart(from noun: Int) -> Int {
        var start = noun
        if let link = previousWord(before: noun), Self.isGenitive(text.foldedString(link)),
            let head = previousWord(before: link.start), isMediaNoun(text.foldedString(head))
        {
            start = head.start
        }
        var position = start
        for _ in 0..<4 {
            guard let word = previousWord(before: position) else { return start }
            let isElided = text.folded[word.end] == "'"
            let folded = text.foldedString(word) + (isElided ? "'" : "")
            if vocabulary.isDeterminer(folded, in: language) {
                return vocabulary.isArticle(folded) ? word.start : position
            }
            guard !vocabulary.breaks.contains(folded) else { return start }
            position = word.start
        }
        return start
    }

    // MARK: Neighbours

    /// Whether a capitalized word that is no media noun stands directly before or behind a name.
    func isBesideCapital(_ span: TextSpan) -> Bool {
        if text.scalar(at: span.start - 1) == " ", let word = previousWord(before: span.start),
            text.scalars[word.start].isUpper, !startsSentence(word.start)
        {
            let folded = text.foldedString(word)
            if !vocabulary.isDeterminer(folded, in: language), !isMediaNoun(folded) { return true }
        }
        guard text.scalar(at: span.end) == " ", let next = text.scalar(at: span.end + 1) else { return false }
        return next.isUpper
    }

    func startsSentence(_ offset: Int) -> Bool {
        var position = offset - 1
        while let scalar = text.scalar(at: position), scalar.isBlank, !scalar.isLineEnd { position -= 1 }
        guard let scalar = text.scalar(at: position) else { return true }
        return scalar.isLineEnd || !(scalar.isWordCharacter || scalar == "," || scalar == "-" || scalar == "'")
    }

    /// The word before an offset, with blanks, a hyphen or an apostrophe between and nothing else.
    private func previousWord(before offset: Int) -> TextSpan? {
        var end = offset
        while end > 0, offset - end < 3 {
            let scalar = text.scalars[end - 1]
            guard scalar.isBlank && !scalar.isLineEnd || text.folded[end - 1] == "'" else { break }
            end -= 1
        }
        var start = end
        while start > 0, end - start < 40, text.scalars[start - 1].isWordCharacter || text.scalars[start - 1] == "-" {
            start -= 1
        }
        return start < end ? TextSpan(start, end) : nil
    }

    private func nextWord(from offset: Int) -> TextSpan? {
        var end = offset
        while let scalar = text.scalar(at: end), scalar.isWordCharacter, end - offset < 40 { end += 1 }
        return end > offset ? TextSpan(offset, end) : nil
    }
}
