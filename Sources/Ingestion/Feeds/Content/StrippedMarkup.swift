/// Makes plain text of what feeds hold.
enum StrippedMarkup {
    /// Makes one line of a text.
    ///
    /// - Parameters:
    ///   - text: valid UTF-8.
    ///   - isMarkup: whether it is markup, or may be.
    ///   - isCertain: as `stripped` takes it.
    /// - Returns: `nil` where nothing is left.
    static func line(of text: ArraySlice<UInt8>, isMarkup: Bool = false, isCertain: Bool = false) -> String? {
        let text = text.withoutOuterBlanks
        let hasSigns =
            isMarkup && text.withUnsafeBytes { ByteSearch.firstToEscapeInMarkup(in: $0, from: 0) < $0.count }
        if !hasSigns, isCollapsed(text) { return text.isEmpty ? nil : String(validUTF8: text) }
        let line = hasSigns ? stripped(text, isCertain: isCertain) : collapsed(text)
        return line.isEmpty ? nil : String(validUTF8: line[...])
    }

    /// Collapses white space, and trims.
    static func collapsed(_ text: ArraySlice<UInt8>) -> [UInt8] {
        let text = text.withoutOuterBlanks
        if isCollapsed(text) { return Array(text) }
        return text.withUnsafeBytes { raw in
            var line = TextLine(capacity: raw.count)
            line.add(raw, 0..<raw.count)
            return line.utf8
        }
    }

    /// Says whether blanks stand alone, and all are spaces.
    private static func isCollapsed(_ text: ArraySlice<UInt8>) -> Bool {
        text.withUnsafeBytes { raw in
            var wasBlank = false
            for byte in raw {
                let isBlank = byte <= 0x20
                if isBlank, wasBlank || byte != 0x20 { return false }
                wasBlank = isBlank
            }
            return true
        }
    }

    /// Drops tags, decodes references and collapses white space.
    ///
    /// - Parameters:
    ///   - html: markup, or text that may be markup.
    ///   - isCertain: whether it is markup for sure, so that tags that HTML doesn't have are tags too.
    /// - Returns: the text in one line.
    static func stripped(_ html: ArraySlice<UInt8>, isCertain: Bool) -> [UInt8] {
        if html.withUnsafeBytes({ ByteSearch.firstToEscapeInMarkup(in: $0, from: 0) }) == html.count {
            return collapsed(html)
        }
        return html.withUnsafeBytes { raw in
            let scanner = MarkupScanner(raw)
            var line = TextLine(capacity: raw.count)
            var i = 0
            while i < raw.count {
                let sign = ByteSearch.firstToEscapeInMarkup(in: raw, from: i)
                line.add(raw, i..<sign)
                guard sign < raw.count else { break }
                i = sign + 1
                switch raw[sign] {
                case 0x3C:
                    switch scanner.piece(at: sign, isKnownOnly: !isCertain) {
                    case .tag(let name, let isEnd, _, let end):
                        if MarkupTags.kind(of: name) == .block { line.blank() }
                        i = end
                        if !isEnd, name == .script || name == .style { i = self.end(of: name, in: raw, from: end) }
                    case .comment(let end): i = end
                    case .sign: line.add(0x3C)
                    }
                case 0x26:
                    guard let (value, end) = scanner.reference(at: sign) else {
                        line.add(0x26)
                        continue
                    }
                    line.add(value)
                    i = end
                default: line.add(UInt32(raw[sign]))
                }
            }
            return line.utf8
        }
    }

    /// Returns where the content of a script or style ends, its end tag included.
    private static func end(of name: TagName, in html: UnsafeRawBufferPointer, from start: Int) -> Int {
        let tag: StaticString = name == .script ? "</script" : "</style"
        guard let found = html.firstIndex(ofASCII: tag, from: start) else { return html.count }
        let close = ByteSearch.first(0x3E, in: html, from: found)
        return min(close + 1, html.count)
    }

    /// Says whether text of no stated type is HTML: whether a tag that HTML has, or a reference, stands in it.
    static func looksLikeHTML(_ raw: UnsafeRawBufferPointer) -> Bool {
        let scanner = MarkupScanner(raw)
        var i = 0
        while true {
            i = ByteSearch.firstToEscapeInMarkup(in: raw, from: i)
            guard i < raw.count else { return false }
            if raw[i] == 0x3C {
                if case .sign = scanner.piece(at: i, isKnownOnly: true) {} else { return true }
            } else if raw[i] == 0x26, scanner.reference(at: i) != nil {
                return true
            }
            i += 1
        }
    }

    static func looksLikeHTML(_ text: [UInt8]) -> Bool { text.withUnsafeBytes { looksLikeHTML($0) } }
}

/// Text in one line, as it grows: white space is collapsed, and none stands at the ends.
private struct TextLine {
    private(set) var utf8: [UInt8] = []
    private var isPending = false

    init(capacity: Int) {
        utf8.reserveCapacity(capacity)
    }

    mutating func blank() { isPending = !utf8.isEmpty }

    mutating func add(_ value: UInt32) {
        if value <= 0x20 { return blank() }
        settle()
        utf8.append(utf8Of: value)
    }

    /// Adds text, in as long pieces as its white space allows.
    mutating func add(_ raw: UnsafeRawBufferPointer, _ range: Range<Int>) {
        var i = range.lowerBound
        while i < range.upperBound {
            if raw[i] <= 0x20 {
                blank()
                i += 1
                continue
            }
            let start = i
            while i < range.upperBound, raw[i] > 0x20 || isLoneSpace(raw, at: i, end: range.upperBound) { i += 1 }
            settle()
            utf8.append(contentsOf: UnsafeRawBufferPointer(rebasing: raw[start..<i]))
        }
    }

    private func isLoneSpace(_ raw: UnsafeRawBufferPointer, at i: Int, end: Int) -> Bool {
        raw[i] == 0x20 && i + 1 < end && raw[i + 1] > 0x20
    }

    private mutating func settle() {
        if isPending { utf8.append(0x20) }
        isPending = false
    }
}

extension ArraySlice<UInt8> {
    /// The slice without white space at its ends.
    var withoutOuterBlanks: ArraySlice<UInt8> {
        var start = startIndex
        var end = endIndex
        while start < end, self[start] <= 0x20 { start += 1 }
        while end > start, self[end - 1] <= 0x20 { end -= 1 }
        return self[start..<end]
    }
}
