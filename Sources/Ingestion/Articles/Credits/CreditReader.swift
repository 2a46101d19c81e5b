/// Finds agencies in the lines and brackets where credits stand.
struct CreditReader: Sendable {
    /// A credit by its place in the text that was read, in Unicode scalars.
    struct Found: Sendable, Hashable {
        let span: TextSpan
        let agency: String?
    }

    private static let names = AgencyNames.standard
    /// The longest line that can be a credit as a whole, in scalars.
    static let longestLine = 160
    /// Where a dateline's bracket must have begun.
    private static let longestDateline = 60
    private static let longestTelegram = 30

    /// Words that a credit line may hold beside names: who, with what, from where.
    private static let connectors: Set<String> = [
        "von", "mit", "material", "der", "des", "den", "und", "by", "with", "reporting", "from", "and", "the", "of",
        "avec", "et", "par", "l", "d", "de", "la", "le", "con", "y", "e", "quelle", "quellen", "source", "sources",
        "fuente",
        "fonte", "agentur", "agency", "staff", "additional", "material", "via", "news", "provided", "text", "foto",
        "redaktion",
        "contributed", "to", "this", "report", "report.", "mit", "i", "og", "och", "en", "info", "agence", "agences",
        "agencias", "meldung",
        "inhalte", "informationen", "bearbeitet", "written", "editing", "additional", "verwendete", "from:", "wire",
        "services", "service",
    ]

    /// The credits of one paragraph or line.
    ///
    /// - Parameters:
    ///   - text: its scalars.
    ///   - isFirst: whether a dateline may stand at its head.
    /// - Returns: what was found, in order; at most one for each agency and place.
    static func credits(in text: [Unicode.Scalar], isFirst: Bool) -> [Found] {
        if text.count <= longestLine {
            guard !isPicture(text) else { return [] }
            let line = line(text)
            if !line.isEmpty { return line }
        }
        var found: [Found] = []
        if isFirst { found += dateline(text) }
        found += signOff(text)
        return found
    }

    /// Words by which a line credits a picture, and not the article.
    private static let pictureWords: Set<String> = [
        "foto", "fotos", "photo", "photos", "photograph", "photography", "picture", "pictures", "image", "images",
        "fotografie", "symbolbild", "symbolfoto", "archivbild", "archivfoto", "infografik", "illustration", "vidéo",
        "video", "bild:", "bilder:",
    ]

    /// Whether a line is about a picture.
    static func isPicture(_ text: [Unicode.Scalar]) -> Bool {
        words(of: text, in: 0..<text.count).contains { word in
            let isLabel = text.indices.contains(word.upperBound) && text[word.upperBound] == ":"
            let string = string(text, word).lowercased()
            return pictureWords.contains(string) || isLabel && pictureWords.contains(string + ":")
        }
    }

    // MARK: Lines

    /// A short line that is a credit as a whole: names, agencies and connecting words, no sentence.
    static func line(_ text: [Unicode.Scalar]) -> [Found] {
        let words = words(of: text, in: 0..<text.count)
        guard !words.isEmpty, words.count <= 18 else { return [] }
        // Signs are written in lower case among themselves: "afp/mja".
        let isSigns = words.count <= 4 && words.allSatisfy { $0.count <= 5 } && text.contains("/")
        let agencies = agencies(text, words, anyCase: isSigns)
        guard !agencies.isEmpty else { return [] }
        var covered = 0
        for agency in agencies { covered += agency.words.count }
        var others = 0
        for (index, word) in words.enumerated() where !agencies.contains(where: { $0.words.contains(index) }) {
            let string = string(text, word)
            let isName =
                string.unicodeScalars.first.map { $0.properties.isUppercase || $0.properties.numericType != nil }
                ?? false
            let isSign = string.count <= 4
            if !connectors.contains(string.lowercased()), !isName, !isSign { others += 1 }
        }
        guard others == 0 || (covered * 3 >= words.count && others <= 1) else { return [] }
        let isSentence = text.last == "." && words.count > 6 && !isContribution(text, words)
        guard !isSentence else { return [] }
        return agencies.map { agency in
            Found(span: TextSpan(0, text.count), agency: name(text, words, agency.words))
        }
    }

    /// "The Associated Press contributed to this report."
    private static func isContribution(_ text: [Unicode.Scalar], _ words: [Range<Int>]) -> Bool {
        words.contains {
            ["contributed", "reporting", "material", "verwendet", "avec"].contains(string(text, $0).lowercased())
        }
    }

    // MARK: Brackets

    /// "BERLIN (AFP) –" at the head.
    private static func dateline(_ text: [Unicode.Scalar]) -> [Found] {
        guard
            let open = text.prefix(longestDateline).firstIndex(where: {
                $0 == "(" || $0 == "[" || $0 == "（" || $0 == "【"
            }),
            let close = text[open...].prefix(50).firstIndex(where: { $0 == ")" || $0 == "]" || $0 == "）" || $0 == "】" })
        else {
            let found = telegram(text)
            return found.isEmpty ? slashedDateline(text) : found
        }
        let found = bracket(text, open..<close + 1)
        guard !found.isEmpty else { return [] }
        // What stands before is a place and a date, or nothing: no small words.
        for word in words(of: text, in: 0..<open) {
            let word = string(text, word)
            guard let first = word.unicodeScalars.first else { continue }
            if first.properties.isLowercase, word.count > 3 { return [] }
        }
        return found
    }

    /// "新华社北京3月12日电": the agency, the place and the day, closed by a word for a dispatch.
    private static func telegram(_ text: [Unicode.Scalar]) -> [Found] {
        guard let end = text.prefix(longestTelegram).firstIndex(where: { "电電讯訊".unicodeScalars.contains($0) }) else {
            return []
        }
        for length in [4, 3, 2] where length < end {
            let candidate = string(text, 0..<length)
            if names.contains(candidate) { return [Found(span: TextSpan(0, end + 1), agency: candidate)] }
        }
        return []
    }

    /// "Berlin/Paris, dpa – " without brackets.
    private static func slashedDateline(_ text: [Unicode.Scalar]) -> [Found] {
        guard let dash = text.prefix(longestDateline).firstIndex(where: { $0 == "–" || $0 == "—" }), dash > 0,
            text[dash - 1] == " "
        else { return [] }
        let words = words(of: text, in: 0..<dash)
        let agencies = agencies(text, words, anyCase: false)
        guard let last = agencies.last, last.words.upperBound == words.count, words.count <= 6 else { return [] }
        return [
            Found(
                span: TextSpan(words[last.words.lowerBound].lowerBound, words[last.words.upperBound - 1].upperBound),
                agency: name(text, words, last.words))
        ]
    }

    /// "(dpa/lnw)" at the end.
    private static func signOff(_ text: [Unicode.Scalar]) -> [Found] {
        var end = text.count
        while end > 0, text[end - 1] == " " || text[end - 1] == "." { end -= 1 }
        guard end > 2, text[end - 1] == ")" || text[end - 1] == "]" || text[end - 1] == "）" else { return [] }
        guard let open = text[..<(end - 1)].suffix(60).lastIndex(where: { $0 == "(" || $0 == "[" || $0 == "（" }) else {
            return []
        }
        return bracket(text, open..<end)
    }

    private static func bracket(_ text: [Unicode.Scalar], _ range: Range<Int>) -> [Found] {
        let words = words(of: text, in: range.lowerBound + 1..<range.upperBound - 1)
        let agencies = agencies(text, words, anyCase: true)
        guard !agencies.isEmpty else { return [] }
        for (index, word) in words.enumerated() where !agencies.contains(where: { $0.words.contains(index) }) {
            let word = string(text, word)
            if word.count > 4, !connectors.contains(word.lowercased()) { return [] }
        }
        return agencies.map {
            Found(span: TextSpan(range.lowerBound, range.upperBound), agency: name(text, words, $0.words))
        }
    }

    // MARK: Words

    /// The agencies among words, the longest names first; hyphens belong to words, slashes don't.
    private static func agencies(
        _ text: [Unicode.Scalar], _ words: [Range<Int>], anyCase: Bool
    ) -> [(words: Range<Int>, Void)] {
        var found: [(words: Range<Int>, Void)] = []
        var index = 0
        while index < words.count {
            var length = min(3, words.count - index)
            while length > 0 {
                let candidate = name(text, words, index..<index + length, always: true) ?? ""
                if names.contains(candidate, anyCase: anyCase) {
                    found.append((index..<index + length, ()))
                    break
                }
                length -= 1
            }
            index += max(1, length)
        }
        return found
    }

    private static func name(
        _ text: [Unicode.Scalar], _ words: [Range<Int>], _ range: Range<Int>, always: Bool = false
    ) -> String? {
        let name = words[range].map { string(text, $0) }.joined(separator: " ")
        return always || !AgencyNames.isGeneral(name) ? name : nil
    }

    private static func string(_ text: [Unicode.Scalar], _ range: Range<Int>) -> String {
        var result = String.UnicodeScalarView()
        result.append(contentsOf: text[range])
        return String(result)
    }

    private static func words(of text: [Unicode.Scalar], in range: Range<Int>) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start: Int?
        for index in range {
            let scalar = text[index]
            let isWord: Bool
            if scalar.value < 0x80 {
                let byte = UInt8(scalar.value)
                isWord =
                    byte.isASCIILetter || byte.isASCIIDigit || (scalar == "-" && start != nil)
                    || (scalar == "=" && (start.map { text[$0].isASCII } ?? false))
            } else {
                isWord = scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
            }
            if isWord {
                if start == nil { start = index }
            } else if let first = start {
                words.append(first..<index)
                start = nil
            }
        }
        if let start { words.append(start..<range.upperBound) }
        return words
    }
}
