extension XMLRepair {
    private struct Attribute {
        var name: Range<Int>
        var value: Range<Int>
    }

    /// Reads a start tag; one that breaks no rule stays as it is, but for the attributes that need no parser.
    mutating func readStartTag() {
        let from = i
        var k = XMLText.nameEnd(in: source, from: i + 1)
        let name = from + 1..<k
        guard let tag = readSoundAttributes(from: &k) else {
            forget(tag: from)
            return rebuild(name, from: from)
        }
        i = k + 1
        guard isAdmitted(name) else {
            forget(tag: from)
            return drop(from..<i)
        }
        hasRoot = true
        guard open.count < Self.deepest else {
            forget(tag: from)
            if !tag.isEmpty { tooDeep += 1 }
            return drop(from..<i)
        }
        if !isStrict { closeBefore(name, at: from) }
        takeAttributes(tag)
        events += 1
        if tag.isEmpty {
            events += 1
            return
        }
        if !isStrict, isVoid(name) {
            // <br> and its kin have no content, whatever follows.
            events += 1
            return replace(k..<k + 1, with: "/>".utf8)
        }
        open.append(OpenElement(name: name, namespaces: tag.declared))
        namespaces += tag.declared
    }

    /// Whether the document may have an element of this name; of one that it may not, both tags are left out.
    private mutating func isAdmitted(_ name: Range<Int>) -> Bool { names.number(of: name, in: source) != nil }

    /// What a start tag holds that breaks no rule.
    private struct SoundTag {
        var isEmpty = false
        /// How many namespaces it declares.
        var declared = 0
        /// How many of `attributes` and `cuts` were there before.
        var attributes: Int
        var cuts: Int
    }

    /// Reads attributes up to the end of the tag; `nil` where the tag has to be mended.
    private mutating func readSoundAttributes(from k: inout Int) -> SoundTag? {
        var tag = SoundTag(attributes: attributes.count, cuts: cuts.count)
        var count = 0
        names.beginTag()
        while true {
            let blank = k
            while k < source.count, source[k] <= 0x20 { k += 1 }
            guard k < source.count else { return nil }
            if source[k] == 0x3E { break }
            if source[k] == 0x2F, k + 1 < source.count, source[k + 1] == 0x3E {
                tag.isEmpty = true
                k += 1
                break
            }
            guard k > blank, XMLText.beginsName(in: source, at: k) else { return nil }
            let start = k
            let end = XMLText.nameEnd(in: source, from: k)
            k = end
            count += 1
            let isDeclaration = source.hasASCII("xmlns", at: start)
            if isDeclaration { tag.declared += 1 }
            while k < source.count, source[k] <= 0x20 { k += 1 }
            guard k < source.count, source[k] == 0x3D else { return nil }
            k += 1
            while k < source.count, source[k] <= 0x20 { k += 1 }
            guard k < source.count, source[k] == 0x22 || source[k] == 0x27,
                let value = soundValue(from: k + 1, quote: source[k])
            else { return nil }
            guard let number = names.attribute(start..<end, in: source) else { return nil }
            if value.isPlain, !isDeclaration, !source[start..<end].contains(0x3A) {
                take(number, k + 1..<value.end, cutting: blank..<value.end + 1)
            }
            k = value.end + 1
        }
        let isBounded = count <= Self.mostAttributes && namespaces + tag.declared <= Self.mostNamespaces
        return isBounded ? tag : nil
    }

    private mutating func take(_ name: Int, _ value: Range<Int>, cutting piece: Range<Int>) {
        attributes.append(
            XMLSkeleton.Attribute(
                event: 0, name: Int32(truncatingIfNeeded: name), start: Int32(truncatingIfNeeded: value.lowerBound),
                end: Int32(truncatingIfNeeded: value.upperBound)))
        if let last = cuts.indices.last, Int(cuts[last].end) == piece.lowerBound {
            cuts[last].end = Int32(truncatingIfNeeded: piece.upperBound)
        } else {
            cuts.append(
                XMLSkeleton.Cut(
                    offset: 0, start: Int32(truncatingIfNeeded: piece.lowerBound),
                    end: Int32(truncatingIfNeeded: piece.upperBound)))
        }
    }

    /// Leaves the plain attributes of a tag out of what is written, and remembers whose they are.
    private mutating func takeAttributes(_ tag: SoundTag) {
        for index in tag.attributes..<attributes.count {
            attributes[index].event = Int32(truncatingIfNeeded: events)
        }
        for index in tag.cuts..<cuts.count {
            leaveOut(cuts[index].range)
            cuts[index].offset = Int32(truncatingIfNeeded: output.count)
        }
    }

    /// Forgets the attributes of a tag that is to be mended, or left out.
    private mutating func forget(tag start: Int) {
        while let last = attributes.last, Int(last.start) > start { attributes.removeLast() }
        while let last = cuts.last, Int(last.start) > start { cuts.removeLast() }
    }

    /// Returns where the closing quote stands, and whether the value is as it is written; `nil` where it holds what has
    /// to be mended.
    private func soundValue(from start: Int, quote: UInt8) -> (end: Int, isPlain: Bool)? {
        source.withUnsafeBytes { raw in
            let end = ByteSearch.first(quote, in: raw, from: start)
            guard end < raw.count else { return nil }
            var isPlain = true
            var k = start
            while true {
                k = ByteSearch.firstToMindInValue(in: raw, from: k, limit: end)
                guard k < end else { return (end, isPlain) }
                isPlain = false
                switch raw[k] {
                case 0x3C: return nil
                case 0x26:
                    guard case .known(_, let next) = XMLText.reference(in: source, at: k, limit: end) else {
                        return nil
                    }
                    k = next
                default: k += 1
                }
            }
        }
    }

    // MARK: Structure

    /// Closes what cannot go on where this element begins: an item before an item, a line of text before another.
    private mutating func closeBefore(_ name: Range<Int>, at start: Int) {
        var index = open.count
        if isItem(name) {
            index = open.firstIndex { source[$0.name].elementsEqual(source[name]) } ?? index
        } else if isLine(name), let top = open.last, isLine(top.name) {
            index -= 1
        }
        guard index < open.count else { return }
        isRepaired = true
        replace(start..<start)
        while open.count > index, let element = open.last {
            appendEndTag(element.name)
            pop()
        }
    }

    private func isVoid(_ name: Range<Int>) -> Bool {
        let names: [StaticString] = ["br", "hr", "img", "wbr", "input"]
        return names.contains { hasName(name, $0) }
    }

    /// Elements of an item that hold a line of text and never each other.
    private func isLine(_ name: Range<Int>) -> Bool {
        let lines: [StaticString] = [
            "title", "link", "guid", "pubdate", "dc:creator", "dc:date", "category", "comments", "description",
        ]
        return lines.contains { hasName(name, $0) }
    }

    // MARK: Rebuilding

    /// Writes a tag anew that breaks the rules.
    private mutating func rebuild(_ name: Range<Int>, from: Int) {
        isRepaired = true
        var attributes: [Attribute] = []
        var k = name.upperBound
        var isEmpty = false
        while k < source.count, source[k] != 0x3E, source[k] != 0x3C {
            if source[k] == 0x2F {
                isEmpty = k + 1 < source.count && source[k + 1] == 0x3E
                k += 1
                continue
            }
            guard XMLText.beginsName(in: source, at: k) else {
                k += 1
                continue
            }
            let start = k
            k = XMLText.nameEnd(in: source, from: k)
            var attribute = Attribute(name: start..<k, value: start..<k)
            var next = k
            while next < source.count, source[next] <= 0x20 { next += 1 }
            if next < source.count, source[next] == 0x3D {
                next += 1
                while next < source.count, source[next] <= 0x20 { next += 1 }
                (attribute.value, k) = value(at: next)
            }
            if attributes.count < Self.mostAttributes { attributes.append(attribute) }
        }
        // Cut off: the tag goes; before another tag: it ends there.
        guard k < source.count else { return dropToEnd() }
        i = source[k] == 0x3E ? k + 1 : k
        write(name, attributes, isEmpty: isEmpty, tag: from..<i)
    }

    /// Reads a value, quoted or not, and where to go on.
    private func value(at start: Int) -> (value: Range<Int>, end: Int) {
        guard start < source.count else { return (start..<start, start) }
        let quote = source[start]
        guard quote == 0x22 || quote == 0x27 else {
            var k = start
            while k < source.count, source[k] > 0x20, source[k] != 0x3E, source[k] != 0x3C { k += 1 }
            if k < source.count, source[k] == 0x3E, k > start, source[k - 1] == 0x2F { k -= 1 }
            return (start..<k, k)
        }
        var k = start + 1
        var angle: Int?
        while k < source.count, source[k] != quote {
            if source[k] == 0x3C || source[k] == 0x3E, angle == nil { angle = k }
            // A "<" in a value is an oversight, a long stretch behind it a quote that was never closed.
            if let angle, k - angle > 512 { return (start + 1..<angle, angle) }
            k += 1
        }
        guard k < source.count else {
            let end = angle ?? source.count
            return (start + 1..<end, end)
        }
        let isFollowed = k + 1 < source.count && (source[k + 1] <= 0x20 || [0x2F, 0x3E, 0x3F].contains(source[k + 1]))
        if let angle, source[start..<k].contains(0x3C), !isFollowed { return (start + 1..<angle, angle) }
        return (start + 1..<k, k + 1)
    }

    private mutating func write(_ name: Range<Int>, _ attributes: [Attribute], isEmpty: Bool, tag: Range<Int>) {
        guard isAdmitted(name) else { return drop(tag) }
        hasRoot = true
        let isVoid = isEmpty || isVoid(name)
        guard open.count < Self.deepest else {
            if !isVoid { tooDeep += 1 }
            return drop(tag)
        }
        if !isStrict { closeBefore(name, at: tag.lowerBound) }
        replace(tag)
        output.append(0x3C)
        output.append(contentsOf: source[name])
        var declared = 0
        names.beginTag()
        for attribute in attributes where names.attribute(attribute.name, in: source) != nil {
            if source.hasASCII("xmlns", at: attribute.name.lowerBound) {
                guard namespaces + declared < Self.mostNamespaces else { continue }
                declared += 1
            }
            output.append(0x20)
            output.append(contentsOf: source[attribute.name])
            output.append(contentsOf: [0x3D, 0x22])
            writeValue(attribute.value)
            output.append(0x22)
        }
        if isVoid { output.append(0x2F) }
        output.append(0x3E)
        events += isVoid ? 2 : 1
        guard !isVoid else { return }
        open.append(OpenElement(name: name, namespaces: declared))
        namespaces += declared
    }

    private mutating func writeValue(_ range: Range<Int>) {
        var k = range.lowerBound
        while k < range.upperBound {
            switch source[k] {
            case 0x3C: output.append(contentsOf: "&lt;".utf8)
            case 0x22: output.append(contentsOf: "&quot;".utf8)
            case 0x26:
                k = writeReference(at: k, limit: range.upperBound)
                continue
            case 0..<0x20: output.append(0x20)
            default: output.append(source[k])
            }
            k += 1
        }
    }

    private mutating func writeReference(at k: Int, limit: Int) -> Int {
        switch XMLText.reference(in: source, at: k, limit: limit) {
        case .known(_, let end):
            output.append(contentsOf: source[k..<end])
            return end
        case .character(let value, let end):
            output.append(contentsOf: XMLText.escaped(value))
            return end
        case .name(let name, let end):
            if let text = entities.text(of: source[name]) {
                output.append(contentsOf: text)
                return end
            }
            if let value = NamedCharacters.scalar(named: source[name]) {
                output.append(contentsOf: XMLText.escaped(value))
                return end
            }
        case .bare: break
        }
        output.append(contentsOf: "&amp;".utf8)
        return k + 1
    }
}
