/// Makes plain text of what feeds hold.
enum StrippedMarkup {
    /// Collapses white space, and trims.
    static func collapsed(_ text: ArraySlice<UInt8>) -> [UInt8] {
        let text = text.withoutOuterBlanks
        if isCollapsed(text) { return Array(text) }
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var isPending = false
        for byte in text {
            if byte <= 0x20 {
                isPending = !result.isEmpty
            } else {
                if isPending { result.append(0x20) }
                isPending = false
                result.append(byte)
            }
        }
        return result
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
        let scanner = MarkupScanner(html)
        var result: [UInt8] = []
        result.reserveCapacity(html.count)
        var isPending = false
        var i = html.startIndex
        func blank() { isPending = !result.isEmpty }
        func add(_ byte: UInt8) {
            if byte <= 0x20 { return blank() }
            if isPending { result.append(0x20) }
            isPending = false
            result.append(byte)
        }
        while i < html.endIndex {
            switch html[i] {
            case 0x3C:
                switch scanner.piece(at: i, isKnownOnly: !isCertain) {
                case .tag(let name, let isEnd, _, let end):
                    if MarkupTags.kind(of: name) == .block { blank() }
                    i = end
                    if !isEnd, name == "script" || name == "style" { i = self.end(of: name, in: html, from: end) }
                case .comment(let end): i = end
                case .sign:
                    add(0x3C)
                    i += 1
                }
            case 0x26:
                guard let (value, end) = scanner.reference(at: i) else {
                    add(0x26)
                    i += 1
                    continue
                }
                if value <= 0x20 {
                    blank()
                } else {
                    if isPending { result.append(0x20) }
                    isPending = false
                    result.append(utf8Of: value)
                }
                i = end
            default:
                add(html[i])
                i += 1
            }
        }
        return result
    }

    /// Returns where the content of a script or style ends, its end tag included.
    private static func end(of name: String, in html: ArraySlice<UInt8>, from start: Int) -> Int {
        let tag: StaticString = name == "script" ? "</script" : "</style"
        guard let found = html.firstIndex(ofASCII: tag, from: start) else { return html.endIndex }
        return html[found...].firstIndex(of: 0x3E).map { $0 + 1 } ?? html.endIndex
    }

    /// Says whether text of no stated type is HTML: whether a tag that HTML has, or a reference, stands in it.
    static func looksLikeHTML(_ text: ArraySlice<UInt8>) -> Bool {
        let scanner = MarkupScanner(text)
        var i = text.startIndex
        while i < text.endIndex {
            if text[i] == 0x3C {
                if case .sign = scanner.piece(at: i, isKnownOnly: true) {} else { return true }
            } else if text[i] == 0x26, scanner.reference(at: i) != nil {
                return true
            }
            i += 1
        }
        return false
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
