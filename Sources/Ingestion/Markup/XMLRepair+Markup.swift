extension XMLRepair {
    /// Reads what the `<` at `i` begins, and goes behind it.
    mutating func readMarkup() {
        guard i + 1 < source.count else { return dropToEnd() }
        switch source[i + 1] {
        case 0x2F: readEndTag()
        case 0x21: readDeclarationOrSection()
        case 0x3F: readInstruction()
        case _ where XMLText.beginsName(in: source, at: i + 1): readStartTag()
        default:
            isRepaired = true
            if open.isEmpty { drop(i..<i + 1) } else { take(i..<i + 1, leavingOut: i..<i + 1) }
            i += 1
        }
    }

    /// Leaves out what was cut off.
    mutating func dropToEnd() {
        drop(i..<source.count)
        i = source.count
    }

    // MARK: Comments, sections, instructions

    private mutating func readDeclarationOrSection() {
        if source.hasASCII("<!--", at: i) {
            readComment()
        } else if source.hasASCII("<![cdata[", at: i) {
            readSection()
        } else if source.hasASCII("<!doctype", at: i) {
            readDocumentType()
        } else if let end = source[i...].firstIndex(of: 0x3E) {
            // A cut-off section is left out with the rest.
            if source.count - i < 9, isSectionStart { return dropToEnd() }
            drop(i..<end + 1)
            i = end + 1
        } else {
            dropToEnd()
        }
    }

    private var isSectionStart: Bool { source[i...].elementsEqual("<![CDATA[".utf8.prefix(source.count - i)) }

    private mutating func readComment() {
        var k = i + 4
        var isClean = true
        while k < source.count {
            guard let dash = source[k...].firstIndex(of: 0x2D), dash + 1 < source.count else { break }
            guard source[dash + 1] == 0x2D else {
                k = dash + 1
                continue
            }
            if dash + 2 < source.count, source[dash + 2] == 0x3E {
                let end = dash + 3
                if isClean { replace(i..<end) } else { drop(i..<end) }
                i = end
                return
            }
            isClean = false
            k = dash + 1
        }
        // Never closed: browsers let it end with the document; here the first `>` ends it, so that less is lost.
        guard let end = source[i...].firstIndex(of: 0x3E) else { return dropToEnd() }
        drop(i..<end + 1)
        i = end + 1
    }

    private mutating func readSection() {
        let from = i
        if !source[from + 3..<from + 8].elementsEqual("CDATA".utf8) { isRepaired = true }
        let close = sectionEnd(from: i + 9)
        if close < source.count {
            i = close + 3
            if open.isEmpty { drop(from..<i) } else { take(from + 9..<close, leavingOut: from..<i) }
            return
        }
        i = source.count
        isRepaired = true
        isStructureBroken = true
        // A bracket or two that the cut left of "]]>" would make three.
        var end = source.count
        while end > from + 9, source[end - 1] == 0x5D { end -= 1 }
        if open.isEmpty { drop(from..<source.count) } else { take(from + 9..<end, leavingOut: from..<source.count) }
    }

    private mutating func readInstruction() {
        guard let end = source.firstIndex(ofASCII: "?>", from: i + 2) else {
            guard let close = source[i...].firstIndex(of: 0x3E) else { return dropToEnd() }
            drop(i..<close + 1)
            i = close + 1
            return
        }
        let name = source[(i + 2)..<end].prefix { XMLText.isName($0) }
        let isDeclaration = name.count == 3 && source.hasASCII("xml", at: i + 2)
        let isTarget = name.first.map(XMLText.isNameStart) == true && !name.contains(0x3A)
        let isFollowed = source[name.endIndex..<end].first.map { $0 <= 0x20 } ?? true
        if !isTarget || !isFollowed || isDeclaration { isRepaired = true }
        replace(i..<end + 2)
        i = end + 2
    }

    /// Leaves the document type out, and keeps what plain entities it declares.
    private mutating func readDocumentType() {
        var k = i + 9
        var quote: UInt8?
        var subset: Int?
        while k < source.count {
            let byte = source[k]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            } else if byte == 0x5B, subset == nil {
                subset = k + 1
            } else if byte == 0x5D, let start = subset {
                entities.read(source[start..<k])
                k = source[k...].firstIndex(of: 0x3E) ?? source.count - 1
                break
            } else if byte == 0x3E, subset == nil {
                break
            }
            k += 1
        }
        guard k < source.count else { return dropToEnd() }
        replace(i..<k + 1)
        i = k + 1
    }

    // MARK: End tags

    private mutating func readEndTag() {
        let from = i
        var k = XMLText.nameEnd(in: source, from: i + 2)
        let name = from + 2..<k
        while k < source.count, source[k] <= 0x20 { k += 1 }
        if k < source.count, source[k] != 0x3E {
            // Something that has no place in an end tag.
            isRepaired = true
            guard let end = source[k...].prefix(256).firstIndex(where: { $0 == 0x3E || $0 == 0x3C }) else {
                return dropToEnd()
            }
            k = source[end] == 0x3E ? end : end - 1
            return closeMalformed(name, from..<k + 1)
        }
        guard k < source.count else { return dropToEnd() }
        let tag = from..<k + 1
        i = k + 1
        if tooDeep > 0 {
            tooDeep -= 1
            return drop(tag)
        }
        guard let top = open.last else { return drop(tag) }
        if isSame(top.name, name) { return pop() }
        close(name, tag)
    }

    private mutating func closeMalformed(_ name: Range<Int>, _ tag: Range<Int>) {
        i = tag.upperBound
        if tooDeep > 0 {
            tooDeep -= 1
            return drop(tag)
        }
        close(name, tag)
    }

    /// Closes elements down to the one of this name; an end tag of none is left out.
    private mutating func close(_ name: Range<Int>, _ tag: Range<Int>) {
        isRepaired = true
        isStructureBroken = true
        guard let index = openIndex(of: name) else { return drop(tag) }
        replace(tag)
        while open.count > index {
            guard let element = open.last else { return }
            appendEndTag(element.name)
            pop()
        }
    }

    /// Finds the innermost open element of a name, in any case; none beyond the item, unless the name is the feed's.
    private func openIndex(of name: Range<Int>) -> Int? {
        for index in open.indices.reversed() {
            if isSame(open[index].name, name) || isSameIgnoringCase(open[index].name, name) { return index }
            if isItem(open[index].name), !isFeed(name) { return nil }
        }
        return nil
    }

    mutating func pop() {
        guard let element = open.popLast() else { return }
        namespaces -= element.namespaces
        events += 1
    }

    private func isSame(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
        guard a.count == b.count else { return false }
        var k = a.lowerBound
        var l = b.lowerBound
        while k < a.upperBound {
            if source[k] != source[l] { return false }
            k += 1
            l += 1
        }
        return true
    }

    private func isSameIgnoringCase(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
        a.count == b.count && zip(source[a], source[b]).allSatisfy { $0.asciiLowercased == $1.asciiLowercased }
    }

    // MARK: Elements of feeds

    func isItem(_ name: Range<Int>) -> Bool { hasName(name, "item") || hasName(name, "entry") }

    private func isFeed(_ name: Range<Int>) -> Bool {
        let names: [StaticString] = ["channel", "rss", "feed", "rdf:rdf", "item", "entry"]
        return names.contains { hasName(name, $0) }
    }

    func hasName(_ name: Range<Int>, _ text: StaticString) -> Bool {
        name.count == text.utf8CodeUnitCount && source.hasASCII(text, at: name.lowerBound)
    }
}
