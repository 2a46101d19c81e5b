/// Finds who wrote an article, and takes the names out of what pages write around them.
enum Authors {
    /// Finds the authors in the metadata, else in the page's bylines.
    ///
    /// - Parameters:
    ///   - metadata: what the head says.
    ///   - site: whose name is no author's, where there is another.
    ///   - lines: short lines around the headline, where a byline may stand.
    ///   - headline: the headline's element, or -1.
    ///   - bodyEnd: what stands behind this element names no author.
    /// - Returns: names without what stands around them, each once.
    static func find(
        _ metadata: PageMetadata, site: SiteName, lines: [String], headline: Int, bodyEnd: Int
    ) -> [String] {
        let linked = cleaned(metadata.linked?.authors ?? [])
        if linked.contains(where: { !site.matches($0) }) { return linked }
        let meta = cleaned(metadata.metaAuthors).filter { !site.matches($0) }
        if !meta.isEmpty { return meta }
        func bylines(links: Bool) -> [String] {
            Bylines.names(in: metadata.bylines, site: site, headline: headline, bodyEnd: bodyEnd, links: links)
        }
        let named = bylines(links: false)
        if !named.isEmpty { return named }
        for line in lines {
            let names = cleaned(Bylines.names(inLine: line)).filter { !site.matches($0) && !AuthorRoles.isLabel($0) }
            if !names.isEmpty { return names }
        }
        let leading = bylines(links: true)
        return leading.isEmpty ? linked : leading
    }

    private static let particles: Set<String> = [
        "de", "von", "van", "der", "den", "di", "da", "del", "della", "la", "le", "el", "al", "bin", "dos", "du", "zu",
        "ter",
    ]
    private static let conjunctions: Set<String> = ["und", "and", "et", "y", "e", "og", "och", "en", "&"]

    /// The names that a byline begins with: "Von Anna Weiß und Karl Groß am Samstag" has two.
    static func namesInByline(_ line: String) -> [String] {
        let lower = line.lowercased()
        guard let opening = openings.first(where: { lower.hasPrefix($0) }) else { return [] }
        var names: [String] = []
        var current: [Substring] = []
        func take() {
            while let last = current.last, particles.contains(last.lowercased()) { current.removeLast() }
            if !current.isEmpty { names.append(current.joined(separator: " ")) }
            current = []
        }
        for word in line.dropFirst(opening.count).split(whereSeparator: \.isWhitespace) {
            let bare = word.trimming { ",;".contains($0) }
            if bare.isEmpty {
                take()
                continue
            }
            if conjunctions.contains(bare.lowercased()) {
                take()
                continue
            }
            let isCapital = bare.first.map(isNameStart) ?? false
            guard isCapital || (!current.isEmpty && particles.contains(bare.lowercased())),
                !bare.contains(where: isDigit), !AuthorRoles.endsNames(bare)
            else { break }
            current.append(bare)
            if word.last == "," || word.last == ";" { take() }
            if current.count > 5 { break }
        }
        take()
        // Behind whole names a single word is an agency or a place: "Anna Weiß, dpa", "Anna Weiß, Berlin".
        let isWhole = names.first?.contains(" ") ?? false
        return names.filter { $0.count >= 3 && (!isWhole || $0.contains(" ")) }
    }

    /// Splits, strips and removes repetitions; what is no name is dropped.
    static func cleaned(_ raw: [String]) -> [String] {
        var result: [String] = []
        var seen: Set<String> = []
        for text in raw {
            for name in split(text) {
                let key = name.lowercased()
                if isPlausible(name), seen.insert(key).inserted { result.append(name) }
            }
        }
        return result
    }

    private static let openings = [
        "by ", "von ", "par ", "di ", "da ", "por ", "av ", "af ", "de ", "door ", "autor: ", "autorin: ", "autor ",
        "auteur : ",
        "auteur: ", "author: ", "written by ", "propos recueillis par ", "text: ", "texte: ", "texte : ", "foto: ",
        "posted by ", "published by ", "story by ", "reported by ", "автор: ", "autore: ", "przez ", "od ", "tekst: ",
        "skribent: ", "كتب: ", "كتبت: ", "بقلم: ", "بقلم ", "लेखक: ", "द्वारा: ", "रिपोर्ट: ",
    ]
    private static let surnameParticles: Set<String> = ["di ", "da ", "de "]
    private static let joints = [
        " and ", " und ", " et ", " y ", " e ", " i ", " & ", " og ", " och ", " en ", " | ", " / ", ";", " · ", " • ",
        " with ", " mit ", " avec ", " и ", "、", "，",
    ]

    private static func split(_ text: String) -> [String] {
        var text = CollapsedText.string(text)
        if isPlainName(text) { return [text] }
        var changed = true
        while changed {
            changed = false
            let lower = text.lowercased()
            for opening in openings where lower.hasPrefix(opening) && text.count > opening.count {
                // "Di Maio" is a name, "di Anna Rossi" a byline.
                if surnameParticles.contains(opening), !text.hasPrefix(opening) { continue }
                text = String(text.dropFirst(opening.count))
                changed = true
                break
            }
        }
        var parts = splitAtJoints(text)
        parts = parts.flatMap { part -> [String] in
            let pieces = part.splitting(at: ",").map { String(Substring($0).trimmingSpaces) }
            guard pieces.count > 1 else { return [part] }
            let areNames =
                pieces.allSatisfy {
                    (2...4).contains($0.count) && $0.allSatisfy(EastAsianByline.isEastAsian)
                }
                || pieces.allSatisfy {
                    $0.split(separator: " ").count >= 2 && $0.split(separator: " ").count <= 4 && isName($0)
                }
            return areNames ? pieces : [part]
        }
        return parts.map(stripped)
    }

    private static let jointBytes = joints.map { Array($0.utf8) }

    /// The parts between joints of names, without empty ones.
    private static func splitAtJoints(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        var parts: [String] = []
        var start = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            guard byte == 0x20 || byte == 0x3B || byte >= 0xE3,
                let joint = jointBytes.first(where: { $0[0] == byte && bytes[index...].starts(with: $0) })
            else {
                index += 1
                continue
            }
            parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
            index += joint.count
            start = index
        }
        if start == 0 { return [text] }
        parts.append(String(decoding: bytes[start...], as: UTF8.self))
        return parts.filter { !$0.allSatisfy(\.isWhitespace) }
    }

    /// Words that may begin or join a list of names, as they stand among capitalized words.
    private static let listWords: Set<String> = [
        "By", "Von", "Par", "Por", "Di", "Da", "De", "Av", "Af", "Door", "Text", "Foto", "Photo", "And", "Und", "Et",
        "With", "Mit", "Avec", "For", "From", "Od", "Przez", "In", "Written", "Posted", "Story", "Reported",
    ]

    /// Whether a text is two or three words of Latin letters with a capital each, which nothing needs to be taken from.
    private static func isPlainName(_ text: String) -> Bool {
        var words = 0
        for word in text.utf8.split(separator: 0x20, omittingEmptySubsequences: false) {
            guard let first = word.first, (0x41...0x5A).contains(first), word.count > 1,
                word.dropFirst().allSatisfy({ (0x61...0x7A).contains($0) || $0 >= 0x80 }),
                !listWords.contains(String(Substring(word)))
            else { return false }
            words += 1
        }
        return words == 2 || words == 3
    }

    private static func stripped(_ name: String) -> String {
        var text = Substring(name).trimmingSpaces
        // A sign or an office behind the name: "Anna Weiß (awe)", "Anna Weiß (Berlin, correspondante)".
        if let open = text.firstRange(of: " ("), text.distance(from: text.startIndex, to: open.lowerBound) >= 3 {
            text = text[..<open.lowerBound].trimmingSpaces
        }
        for office in [" 기자", " 특파원", "記者", "记者"] where text.hasSuffix(office) && text.count > office.count {
            text = text.dropLast(office.count)
        }
        for place in [" in ", " à ", " aus ", " from ", " for ", " For ", " für ", " pour "] {
            guard let cut = text.firstRange(of: place), text[..<cut.lowerBound].contains(" "),
                text[cut.upperBound...].first?.isUppercase ?? false
            else { continue }
            text = text[..<cut.lowerBound]
        }
        while let last = text.last, ",.:;|–—-(".contains(last),
            !(last == "." && text.dropLast().last?.isUppercase == true)
        {
            text.removeLast()
            text = text.trimmingSpaces
        }
        while let first = text.first, ",.:;|–—-@".contains(first) {
            text.removeFirst()
            text = text.trimmingSpaces
        }
        return withoutSign(withoutEcho(String(text)))
    }

    /// "Anna Weiß Anna Weiß", where a picture's name stands before the person's.
    private static func withoutEcho(_ name: String) -> String {
        let words = name.split(separator: " ")
        guard words.count >= 4, words.count % 2 == 0, words.prefix(words.count / 2) == words.suffix(words.count / 2)
        else { return name }
        return words.prefix(words.count / 2).joined(separator: " ")
    }

    /// "Anna Weiß/dpa": an agency's sign behind a name.
    private static func withoutSign(_ name: String) -> String {
        guard let slash = name.firstIndex(of: "/"), name[..<slash].contains(" ") else { return name }
        let sign = String(name[name.index(after: slash)...])
        return AgencyNames.standard.contains(sign, anyCase: true) ? String(name[..<slash]) : name
    }

    private static func isPlausible(_ name: String) -> Bool {
        guard name.count >= 2, name.count <= 80, !name.contains("://"), !name.hasPrefix("www."), !name.contains("@")
        else {
            return false
        }
        let lower = name.lowercased()
        if ["admin", "administrator", "null", "undefined", "none", "author", "redaktion", "staff", "editor", "unknown"]
            .contains(lower)
        {
            return false
        }
        return name.contains { $0.isLetter }
    }

    private static let openingBytes = openings.map { Array($0.utf8) }

    /// Whether a line begins as bylines do and goes on with a name.
    static func isByline(_ line: String) -> Bool {
        guard let first = line.utf8.first, line.utf8.count <= 480 else { return false }
        if first < 0x80 {
            let head = line.utf8.prefix(24).map(\.asciiLowercased)
            guard openingBytes.contains(where: { head.starts(with: $0) }) else { return false }
        }
        let lower = line.lowercased()
        guard line.count <= 120, let opening = openings.first(where: { lower.hasPrefix($0) }) else { return false }
        return line.dropFirst(opening.count).first.map(isNameStart) ?? false
    }

    /// Whether a name may begin so: with a capital, or in a script that has none.
    private static func isNameStart(_ character: Character) -> Bool {
        character.isUppercase || character.isLetter && !character.isCased
    }

    /// Whether a character is a digit; numerals of East Asia stand in names (一郎).
    private static func isDigit(_ character: Character) -> Bool {
        character.unicodeScalars.first?.properties.numericType == .decimal
    }

    /// Whether a text from a byline looks like a person's name or an agency's sign.
    static func isName(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        guard (1...5).contains(words.count), text.count <= 60 else { return false }
        if text.contains(where: { isDigit($0) || "!?:/".contains($0) }) || AuthorRoles.isLabel(text) { return false }
        if AuthorRoles.creditsPicture(text) { return false }
        if CreditReader.isPicture(Array(text.unicodeScalars)) { return false }
        return words.first?.first.map { $0.isUppercase || !$0.isCased } ?? false
    }
}

extension Substring {
    var trimmingSpaces: Substring { trimming(\.isWhitespace) }

    /// Without characters of a kind at its ends.
    func trimming(_ isUnwanted: (Character) -> Bool) -> Substring {
        var text = self
        while let first = text.first, isUnwanted(first) { text.removeFirst() }
        while let last = text.last, isUnwanted(last) { text.removeLast() }
        return text
    }
}

extension String {
    /// The parts between occurrences of a separator, without empty ones.
    func splitting(at separator: String) -> [String] {
        var parts: [String] = []
        let bytes = Array(utf8)
        let wanted = Array(separator.utf8)
        guard !wanted.isEmpty, bytes.count >= wanted.count else { return [self] }
        var start = 0
        var index = 0
        while index + wanted.count <= bytes.count {
            if bytes[index] == wanted[0], bytes[index..<index + wanted.count].elementsEqual(wanted) {
                parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
                index += wanted.count
                start = index
            } else {
                index += 1
            }
        }
        if start == 0 { return [self] }
        parts.append(String(decoding: bytes[start...], as: UTF8.self))
        return parts.filter { !$0.allSatisfy(\.isWhitespace) }
    }
}
