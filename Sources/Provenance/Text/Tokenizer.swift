import Ingestion

/// Cuts a text into words, numbers and marks.
///
/// One pass, each scalar looked at a bounded number of times. What a language does with apostrophes and hyphens
/// comes from its lexicon.
struct Tokenizer {
    let text: ScalarText
    let lexicon: Lexicon

    func tokens() -> [Token] {
        var tokens: [Token] = []
        tokens.reserveCapacity(text.count / 5 + 8)
        let scalars = text.scalars
        var index = 0
        var lineEnds = 0
        var lastEnd = -1
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar.isBlank {
                if scalar.isLineEnd { lineEnds += 1 }
                index += 1
                continue
            }
            if lineEnds > 0, !tokens.isEmpty { tokens.append(paragraphEnd(at: lastEnd)) }
            lineEnds = 0
            let first = tokens.count
            if scalar.isWordCharacter {
                index = word(from: index, into: &tokens)
            } else {
                let end = markEnd(from: index)
                var mark = token(index, end, .mark)
                if isPluralGenitive(at: index, after: lastEnd) { mark = token(index, end, .word) }
                if typedQuotes(at: index) != nil { mark.first = scalars[index] == "," ? "„" : "\"" }
                tokens.append(mark)
                index = end
            }
            for added in first..<tokens.count {
                tokens[added].isAttached = tokens[added].start == (added == first ? lastEnd : tokens[added - 1].end)
            }
            lastEnd = index
        }
        if !tokens.isEmpty { tokens.append(paragraphEnd(at: lastEnd)) }
        return tokens
    }

    private func paragraphEnd(at offset: Int) -> Token {
        Token(
            start: offset, end: offset, kind: .paragraphEnd, hash: 0, first: "\n", isCapitalized: false,
            isAcronym: false)
    }

    /// Three full stops, two hyphens and their like are one mark.
    private func markEnd(from start: Int) -> Int {
        let scalar = text.scalars[start]
        if let quotes = typedQuotes(at: start) { return quotes }
        guard scalar == "." || scalar == "-" || scalar == "!" || scalar == "?" else { return start + 1 }
        var end = start + 1
        while let next = text.scalar(at: end), next == scalar, end - start < 8 { end += 1 }
        return end
    }

    /// The workers' rights: an apostrophe behind a plural.
    private func isPluralGenitive(at index: Int, after wordEnd: Int) -> Bool {
        lexicon.splitsGenitive && text.folded[index] == "'" && wordEnd == index && index > 1
            && text.folded[index - 1] == "s" && text.scalar(at: index + 1) == " "
            && text.scalar(at: index + 2)?.isWordCharacter == true
    }

    /// Two apostrophes or grave accents that stand for a double quotation mark.
    private func typedQuotes(at start: Int) -> Int? {
        let scalar = text.scalars[start]
        guard scalar == "'" || scalar == "`" || scalar == "’" || scalar == "‘" || scalar == ",",
            text.scalar(at: start + 1) == scalar, text.scalar(at: start + 2) != scalar
        else { return nil }
        return start + 2
    }

    private func token(_ start: Int, _ end: Int, _ kind: Token.Kind) -> Token {
        var hash = WordHash()
        var capitals = 0
        var letters = 0
        for offset in start..<end {
            hash.add(text.folded[offset])
            let scalar = text.scalars[offset]
            if scalar.isUpper { capitals += 1 }
            if scalar.isWordCharacter && !scalar.isDigit { letters += 1 }
        }
        let first = text.scalars[start]
        var token = Token(
            start: start, end: end, kind: kind, hash: hash.value, first: first, isCapitalized: first.isUpper,
            isAcronym: capitals >= 2 && capitals == letters)
        if kind == .word { lexicon.annotate(&token, in: text) }
        return token
    }

    /// Reads a word or number and what hangs on it by hyphens, apostrophes and dots.
    private func word(from start: Int, into tokens: inout [Token]) -> Int {
        let scalars = text.scalars
        var index = start
        var digits = true
        var from = start
        scan: while index < scalars.count {
            let scalar = scalars[index]
            if scalar.isWordCharacter {
                if !scalar.isDigit { digits = false }
                index += 1
                continue
            }
            guard let next = text.scalar(at: index + 1), next.isWordCharacter else {
                // "U.S." keeps its last dot.
                if scalar == ".", isInitials(from, index) { index += 1 }
                break
            }
            switch text.folded[index] {
            case "'":
                if lexicon.elides, isElided(from, index) {
                    tokens.append(token(from, index + 1, .word))
                    index += 1
                    from = index
                    digits = true
                } else if lexicon.splitsGenitive, text.folded[index + 1] == "s", !isWordCharacter(at: index + 2) {
                    tokens.append(token(from, index, .word))
                    tokens.append(token(index, index + 2, .word))
                    return index + 2
                } else {
                    index += 1
                }
            case "-", "\u{2010}", "\u{2011}":
                if let clitic = lexicon.clitic(in: text, at: index), index > from {
                    tokens.append(token(from, index, .word))
                    tokens.append(token(index, index + clitic.hyphens, .mark))
                    let end = index + clitic.hyphens + clitic.length
                    tokens.append(token(index + clitic.hyphens, end, .word))
                    return end
                }
                digits = false
                index += 1
            case ".":
                if digits ? next.isDigit : joins(dotAt: index, wordFrom: from) { index += 1 } else { break scan }
            case ":" where !digits && lexicon.nounsAreCapitalized && isGenderEnding(after: index): index += 1
            case ",", ":": if digits && next.isDigit { index += 1 } else { break scan }
            case "&", "*", "/":
                if scalar == "&" && scalars[index - 1].isUpper && next.isUpper || scalar == "*" {
                    index += 1
                } else {
                    break scan
                }
            case "_": index += 1
            default: break scan
            }
        }
        if index > from {
            // "Mr." and its like keep their dot; an ordinal ("5.") does in languages that write them so.
            var token = token(from, index, digits ? .number : .word)
            if text.scalar(at: index) == ".", text.scalar(at: index + 1) != "." {
                let binds =
                    token.classes.contains(.abbreviation)
                    || (token.kind == .word && index - from == 1 && token.isCapitalized)
                    || (digits && lexicon.writesOrdinalsWithDot && index - from <= 2 && ordinalGoesOn(after: index + 1))
                if binds {
                    token.end = index + 1
                    index += 1
                }
            }
            if text.scalars[token.end - 1] == "." { token.hasFinalDot = true }
            tokens.append(token)
        }
        return index
    }

    /// Whether what stands before an apostrophe is a word that lost its vowel (l', qu', jusqu').
    private func isElided(_ start: Int, _ end: Int) -> Bool {
        end - start <= 2 || text.folded[end - 1] == "u" && text.folded[end - 2] == "q"
            || (text.folded[end - 1] == "l" && end - start <= 5)
    }

    /// Nutzer:innen, Politiker:in.
    private func isGenderEnding(after mark: Int) -> Bool {
        text.scalar(at: mark + 1) == "i" && text.scalar(at: mark + 2) == "n"
            && (!isWordCharacter(at: mark + 3) || text.scalar(at: mark + 3) == "n")
    }

    private func isWordCharacter(at index: Int) -> Bool { text.scalar(at: index)?.isWordCharacter ?? false }

    /// Whether a span is single letters with dots between (`U.S`).
    private func isInitials(_ start: Int, _ end: Int) -> Bool {
        guard end - start >= 3, end - start <= 11, (end - start) % 2 == 1 else { return false }
        for offset in start..<end where (offset - start) % 2 == 1 ? text.scalars[offset] != "." : false { return false }
        return true
    }

    /// Whether a dot is inside of a word: a domain, or initials.
    private func joins(dotAt dot: Int, wordFrom start: Int) -> Bool {
        if dot >= 2, text.scalars[dot - 1].isUpper, !isWordCharacter(at: dot - 2), dot > start + 1 { return true }
        if dot - start == 1 || (dot >= 2 && dot - start < 12 && text.scalars[dot - 2] == ".") {
            return isWordCharacter(at: dot + 1) && !isWordCharacter(at: dot + 2)
                || (text.scalar(at: dot + 1)?.isUpper == false)
        }
        guard let next = text.scalar(at: dot + 1), next.value < 0x80, !next.isUpper, isWordCharacter(at: dot + 2) else {
            return false
        }
        return true
    }

    /// Whether a lower-case word or a capitalized one after a blank follows an ordinal's dot.
    private func ordinalGoesOn(after dot: Int) -> Bool {
        guard let blank = text.scalar(at: dot), blank.isBlank, !blank.isLineEnd,
            let next = text.scalar(at: dot + 1)
        else { return false }
        return next.isWordCharacter
    }
}
