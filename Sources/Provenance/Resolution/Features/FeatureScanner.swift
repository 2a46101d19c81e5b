import Ingestion

/// A name, figure, date or word at its place in a text.
struct FeatureHit: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case name, figure, date, place, word
    }

    /// Equal for equal things in any language.
    var value: UInt32
    var kind: Kind
    /// In scalars.
    var offset: Int
    /// How much it says between texts of one language.
    var weight: Float
    /// How much it says between texts of two languages.
    var foreignWeight: Float
}

/// Reads the features of a text in one pass.
struct FeatureScanner {
    private let names: NameTable
    private let language: String
    private let scalars: [Unicode.Scalar]
    private var maker = WordKey()
    private var letters: [UInt8] = []
    private var tokens: [Token] = []

    private struct Token {
        enum Kind { case word, figure(Figure) }
        var kind: Kind
        var key: UInt32
        var start: Int
        var end: Int
        var isCapitalized = false
        var isAcronym = false
        var startsSentence = false
        /// Whether only a blank, a hyphen or an apostrophe stands before it.
        var isJoined = false
    }

    init(_ scalars: [Unicode.Scalar], language: String?, names: NameTable = .standard) {
        self.scalars = scalars
        self.language = String((language ?? "").prefix(2))
        self.names = names
    }

    /// The features, in the order of the text; a headline may be written with capitals throughout.
    static func hits(
        in scalars: [Unicode.Scalar], language: String?, isHeadline: Bool = false, names: NameTable = .standard
    ) -> [FeatureHit] {
        var scanner = FeatureScanner(scalars, language: language, names: names)
        scanner.tokenize()
        return scanner.features(isHeadline: isHeadline)
    }

    // MARK: Tokens

    private mutating func tokenize() {
        var index = 0
        var startsSentence = true
        var isJoined = false
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar.isDigit {
                let end = numberEnd(from: index)
                if let figure = Figure(scalars[index..<end], decimalComma: language != "en") {
                    tokens.append(
                        Token(
                            kind: .figure(figure), key: figure.key, start: index, end: end,
                            startsSentence: startsSentence, isJoined: isJoined))
                }
                (index, startsSentence, isJoined) = (end, false, true)
            } else if scalar.isWordCharacter {
                let end = wordEnd(from: index)
                append(index..<end, startsSentence: startsSentence, isJoined: isJoined)
                (index, startsSentence, isJoined) = (end, false, true)
            } else {
                switch scalar {
                case ".", "!", "?", "…", ":", "•": startsSentence = true
                case "\"", "«", "»", "“", "”", "„", "‹", "›", "(":
                    if !isJoined || scalar == "(" { startsSentence = true }
                default: if scalar.isLineEnd { startsSentence = true }
                }
                if !scalar.isBlank && scalar != "-" && scalar != "'" && scalar != "’" && scalar != "." {
                    isJoined = false
                }
                if scalar.isLineEnd { isJoined = false }
                index += 1
            }
        }
    }

    private func numberEnd(from start: Int) -> Int {
        var end = start
        while end < scalars.count {
            if scalars[end].isDigit {
                end += 1
                continue
            }
            let isGroup =
                end + 3 < scalars.count + 0
                && (1...3).allSatisfy { end + $0 < scalars.count && scalars[end + $0].isDigit }
                && !(end + 4 < scalars.count && scalars[end + 4].isDigit)
            switch scalars[end] {
            case ".", ",":
                guard end + 1 < scalars.count, scalars[end + 1].isDigit else { return end }
                end += 1
            case " ", "\u{A0}", "\u{202F}", "\u{2009}", "'", "’":
                guard isGroup, end - start <= 12 else { return end }
                end += 1
            default: return end
            }
        }
        return end
    }

    private func wordEnd(from start: Int) -> Int {
        var end = start
        let isIdeograph = scalars[start].isIdeograph
        while end < scalars.count, scalars[end].isWordCharacter, scalars[end].isIdeograph == isIdeograph { end += 1 }
        return end
    }

    private mutating func append(_ range: Range<Int>, startsSentence: Bool, isJoined: Bool) {
        guard !scalars[range.lowerBound].isIdeograph else {
            // Without spaces between words, each pair of signs stands for one.
            for start in range where start + 1 < range.upperBound {
                letters.removeAll(keepingCapacity: true)
                for scalar in scalars[start...start + 1] { ScalarFolding.append(scalar, to: &letters) }
                tokens.append(
                    Token(kind: .word, key: WordKey.hash(letters, seed: 0x5EED_0003), start: start, end: start + 2))
            }
            return
        }
        letters.removeAll(keepingCapacity: true)
        for scalar in scalars[range] { ScalarFolding.append(scalar, to: &letters) }
        guard !letters.isEmpty else { return }
        tokens.append(
            Token(
                kind: .word, key: maker.key(of: letters), start: range.lowerBound, end: range.upperBound,
                isCapitalized: scalars[range.lowerBound].isUpper,
                isAcronym: range.count >= 2 && scalars[range].allSatisfy { $0.isUpper || $0.isDigit },
                startsSentence: startsSentence, isJoined: isJoined))
    }

    // MARK: Features

    private func features(isHeadline: Bool) -> [FeatureHit] {
        var hits: [FeatureHit] = []
        hits.reserveCapacity(tokens.count)
        let capitals = tokens.count { $0.isCapitalized }
        let isTitleCase = isHeadline && language != "de" && capitals * 10 > tokens.count * 6 && tokens.count > 3
        let proper = Set(tokens.lazy.filter { $0.isCapitalized && !$0.startsSentence }.map(\.key))
        var index = 0
        while index < tokens.count {
            if let (phrase, count) = phrase(at: index) {
                index += take(phrase, at: index, count: count, into: &hits)
                continue
            }
            let token = tokens[index]
            switch token.kind {
            case .figure(let figure): index += take(figure, at: index, into: &hits)
            case .word:
                if let figure = spelledOut(at: index) {
                    hits.append(hit(figure, isScaled: false, offset: token.start))
                } else if let hit = word(at: index, isTitleCase: isTitleCase, proper: proper) {
                    hits.append(hit)
                    hits += parts(ofCompound: token)
                }
                index += 1
            }
        }
        return hits
    }

    /// The longest phrase of the table that begins at a token.
    private func phrase(at index: Int) -> (meaning: NameTable.Meaning, count: Int)? {
        let token = tokens[index]
        guard case .word = token.kind else { return nil }
        for form in names.forms(of: token.key, in: language) {
            guard !form.isCapitalized || token.isCapitalized, !form.isAcronym || token.isAcronym,
                index + form.rest.count < tokens.count
            else { continue }
            let matches = form.rest.enumerated().allSatisfy { offset, key in
                tokens[index + 1 + offset].isJoined && tokens[index + 1 + offset].key == key
            }
            if matches { return (form.meaning, form.rest.count + 1) }
        }
        return nil
    }

    /// Takes a phrase and returns how many tokens it has.
    private func take(
        _ meaning: NameTable.Meaning, at index: Int, count: Int, into hits: inout [FeatureHit]
    ) -> Int {
        let offset = tokens[index].start
        switch meaning {
        case .place(let id):
            hits.append(FeatureHit(value: id, kind: .place, offset: offset, weight: 0.9, foreignWeight: 1))
        case .institution(let id):
            hits.append(FeatureHit(value: id, kind: .place, offset: offset, weight: 0.6, foreignWeight: 0.8))
        case .month(let month):
            // "January 31"
            guard index + count < tokens.count, tokens[index + count].isJoined,
                case .figure(let figure) = tokens[index + count].kind, let day = figure.whole, (1...31).contains(day)
            else { return count }
            hits.append(date(month: month, day: day, offset: offset))
            return count + 1
        case .notion(let id, let isPlain):
            hits.append(
                FeatureHit(
                    value: id, kind: .word, offset: offset, weight: isPlain ? 0.4 : 0.7,
                    foreignWeight: isPlain ? 0.12 : 0.45))
        case .number(let number):
            let (whole, more) = sum(number, behind: index + count - 1)
            var figure = Figure(whole)
            let scaled = scale(&figure, behind: index + count + more - 1)
            hits.append(hit(figure, isScaled: scaled > 0, offset: offset))
            return count + more + scaled
        case .scale, .percent: break
        }
        return count
    }

    private func take(_ figure: Figure, at index: Int, into hits: inout [FeatureHit]) -> Int {
        var figure = figure
        let offset = tokens[index].start
        if let day = figure.whole, (1...31).contains(day), index + 1 < tokens.count, tokens[index + 1].isJoined,
            let (phrase, count) = phrase(at: index + 1), case .month(let month) = phrase
        {
            hits.append(date(month: month, day: day, offset: offset))
            return 1 + count
        }
        let scaled = scale(&figure, behind: index)
        hits.append(hit(figure, isScaled: scaled > 0, offset: offset))
        return 1 + scaled
    }

    /// Multiplies by the scale word behind a token and returns how many tokens that has.
    private func scale(_ figure: inout Figure, behind index: Int) -> Int {
        guard index + 1 < tokens.count, tokens[index + 1].isJoined, let (phrase, count) = phrase(at: index + 1),
            case .scale(let power) = phrase
        else { return 0 }
        figure.scale(by: power)
        return count
    }

    /// Adds the numbers written behind one ("thirty-eight", "soixante et onze", "quatre-vingt-dix"), and returns how many
    /// tokens they have.
    private func sum(_ number: Int, behind index: Int) -> (whole: Int, count: Int) {
        func spelled(_ index: Int) -> Int? {
            guard index < tokens.count, tokens[index].isJoined, let (phrase, count) = phrase(at: index), count == 1,
                case .number(let number) = phrase
            else { return nil }
            return number
        }
        var whole = number
        var count = 0
        if language == "fr", whole == 4, spelled(index + 1) == 20 { (whole, count) = (80, 1) }
        guard whole >= 20, whole < 100, whole % 10 == 0 else { return (whole, count) }
        let most = language == "fr" && (whole == 60 || whole == 80) ? 19 : 9
        // "et" stands between in French.
        for skipped in 0...(language == "fr" ? 1 : 0) {
            guard let unit = spelled(index + count + 1 + skipped), (1...most).contains(unit) else { continue }
            return (whole + unit, count + 1 + skipped)
        }
        return (whole, count)
    }

    /// The number that a German word spells: "achtunddreißig".
    private func spelledOut(at index: Int) -> Figure? {
        let token = tokens[index]
        guard language == "de", (10...22).contains(token.end - token.start) else { return nil }
        let word = Array(scalars[token.start..<token.end])
        let und = Array("und".unicodeScalars)
        guard let place = word.indices.first(where: { $0 > 2 && word[$0...].starts(with: und) }) else { return nil }
        func number(_ part: ArraySlice<Unicode.Scalar>) -> Int? {
            let key = WordKey.key(of: String(String.UnicodeScalarView(part)))
            for form in names.forms(of: key, in: language) where form.rest.isEmpty {
                if case .number(let number) = form.meaning { return number }
            }
            return nil
        }
        guard let tens = number(word[(place + 3)...]), (20...90).contains(tens) else { return nil }
        let units = word[..<place]
        if units.elementsEqual("ein".unicodeScalars) { return Figure(tens + 1) }
        return number(units).flatMap { (2...9).contains($0) ? Figure(tens + $0) : nil }
    }

    /// The common things that a German compound is made of: "Schneeschmelze" has snow in it.
    private func parts(ofCompound token: Token) -> [FeatureHit] {
        guard language == "de", token.end - token.start >= 8, token.end - token.start <= 40 else { return [] }
        var letters: [UInt8] = []
        for scalar in scalars[token.start..<token.end] { ScalarFolding.append(scalar, to: &letters) }
        guard letters.count >= 8 else { return [] }
        var maker = WordKey()
        func notion(_ part: ArraySlice<UInt8>) -> UInt32? {
            for form in names.forms(of: maker.key(of: Array(part)), in: language) where form.rest.isEmpty {
                if case .notion(let id, false) = form.meaning { return id }
            }
            return nil
        }
        for place in 4...(letters.count - 4) {
            guard let head = notion(letters[place...]) else { continue }
            var found = [head]
            // "s" and "en" join the parts.
            let first = notion(letters[..<place]) ?? (place > 5 ? notion(letters[..<(place - 1)]) : nil)
            if let first, first != head { found.append(first) }
            return found.map {
                FeatureHit(value: $0, kind: .word, offset: token.start, weight: 0.15, foreignWeight: 0.35)
            }
        }
        for place in stride(from: letters.count - 4, through: 4, by: -1) {
            if let first = notion(letters[..<place]) {
                return [FeatureHit(value: first, kind: .word, offset: token.start, weight: 0.1, foreignWeight: 0.3)]
            }
        }
        return []
    }

    private func date(month: Int, day: Int, offset: Int) -> FeatureHit {
        let value = WordKey.hash([UInt8(month), UInt8(day)], seed: 0x5EED_0004)
        return FeatureHit(value: value, kind: .date, offset: offset, weight: 0.9, foreignWeight: 0.9)
    }

    private func hit(_ figure: Figure, isScaled: Bool, offset: Int) -> FeatureHit {
        let weight: Float =
            if let whole = figure.whole, !isScaled, (1900...2100).contains(whole) {
                0.5
            } else if let whole = figure.whole, !isScaled, whole <= 12 {
                0.5
            } else {
                isScaled || figure.significance > 2 ? 2.6 : 1.8
            }
        return FeatureHit(value: figure.key, kind: .figure, offset: offset, weight: weight, foreignWeight: weight)
    }

    private func word(at index: Int, isTitleCase: Bool, proper: Set<UInt32>) -> FeatureHit? {
        let token = tokens[index]
        let length = token.end - token.start
        func hit(_ kind: FeatureHit.Kind, _ weight: Float, _ foreign: Float) -> FeatureHit {
            FeatureHit(value: token.key, kind: kind, offset: token.start, weight: weight, foreignWeight: foreign)
        }
        guard length >= 2, length >= 3 || token.isAcronym || scalars[token.start].value > 0x2E80 else { return nil }
        if names.isCommon(token.key, in: language), !token.isAcronym { return nil }
        let isUncased = scalars[token.start].value >= 0x590 && !token.isCapitalized
        if isUncased { return hit(.word, 1, 1) }
        let isProper = token.isCapitalized && (!token.startsSentence || proper.contains(token.key))
        if token.isAcronym, !isTitleCase { return hit(.name, 1.6, 1.6) }
        if isProper, isTitleCase { return hit(.word, 1, 0.7) }
        if isProper, language == "de" {
            if Self.isNoun(letters: scalars[token.start..<token.end]) { return hit(.word, 0.9, 0.1) }
            return isBesideName(index) ? hit(.name, 1.8, 1.8) : hit(.name, 1.2, 0.6)
        }
        if isProper { return hit(.name, 1.8, 1.8) }
        guard length >= 4 else { return nil }
        return hit(.word, min(0.4 + 0.05 * Float(length), 0.9), token.isCapitalized ? 0.5 : 0.12)
    }

    /// Whether a capitalized neighbour that is no common word stands beside it, as in a first and a last name.
    private func isBesideName(_ index: Int) -> Bool {
        func isName(_ other: Int) -> Bool {
            let token = tokens[other]
            guard case .word = token.kind, token.isCapitalized, !token.startsSentence else { return false }
            return !names.isCommon(token.key, in: language)
                && !Self.isNoun(letters: scalars[token.start..<token.end])
        }
        if index + 1 < tokens.count, tokens[index + 1].isJoined, isName(index + 1) { return true }
        return index > 0 && tokens[index].isJoined && isName(index - 1)
    }

    private static let nounEndings = [
        "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen", "tät", "täten",
        "ismus",
        "nis", "nisse", "chen", "gesetz", "minister", "ministerin", "ministerium", "kosten", "verfahren", "bericht",
    ].map { Array($0.unicodeScalars) }

    /// Whether a German word has the ending of a common noun, or is long enough to be a compound.
    private static func isNoun(letters: ArraySlice<Unicode.Scalar>) -> Bool {
        letters.count >= 13
            || nounEndings.contains { letters.count > $0.count + 1 && letters.suffix($0.count).elementsEqual($0) }
    }
}

extension Unicode.Scalar {
    /// Whether this is of a script that writes words without spaces between.
    var isIdeograph: Bool {
        (0x2E80...0x9FFF).contains(value) || (0xF900...0xFAFF).contains(value) || (0x20000...0x3FFFF).contains(value)
            || (0x0E00...0x0EFF).contains(value)
    }
}
