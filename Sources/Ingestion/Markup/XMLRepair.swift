/// Makes well-formed XML of what was meant as XML, in one linear pass.
///
/// Mended are: anything before the root and behind it, a
/// missing or late declaration, document types (their own entities are put in place, no other file is ever named),
/// bare ampersands and signs, HTML's named characters, control characters, unquoted or valueless attributes, bad
/// comments, cut-off constructs, end tags that do not match, elements that were never closed, and excess of any kind.
/// The result has no entity declarations, so no parser can be made to expand one.
struct XMLRepair {
    /// Elements deeper than this lose their tags, not their text.
    static let deepest = 200
    /// An element keeps so many attributes, of which so many may declare a namespace.
    static let mostAttributes = 64
    /// So many namespaces may be in scope at a time, for parsers look through all of them.
    static let mostNamespaces = 256

    struct OpenElement {
        var name: Range<Int>
        var namespaces: Int
    }

    let source: [UInt8]
    /// Whether the structure is broken, so that an item ends where the next begins.
    let isStrict: Bool
    var i: Int
    var output: [UInt8] = []
    var texts: [XMLSkeleton.Text] = []
    var attributes: [XMLSkeleton.Attribute] = []
    var names = MarkupNames()
    var cuts: [XMLSkeleton.Cut] = []
    var decoded: [UInt8] = []
    /// How many elements have begun and ended in what is written.
    var events = 0
    /// All before it is in `output`, or was left out.
    var copied: Int
    var open: [OpenElement] = []
    /// Elements too deep to keep that are open.
    var tooDeep = 0
    var namespaces = 0
    var isRepaired = false
    var isStructureBroken = false
    var hasRoot = false
    var entities = DeclaredEntities()
    private var nextAmpersand = -1
    private var nextSectionEnd = -1

    /// Mends a document.
    ///
    /// - Parameter utf8: valid UTF-8 without a byte order mark.
    /// - Returns: well-formed XML taken apart, but for faults that a parser reports without losing anything; without
    ///   tags where there is no element at all.
    static func repair(_ utf8: [UInt8]) -> XMLSkeleton {
        let nothing = XMLSkeleton(tags: [], events: 0, isRepaired: true)
        guard utf8.count < Int32.max / 2 else { return nothing }
        let clean = XMLText.withoutForbidden(utf8)
        let text = XMLText.withPlainLineEnds(clean ?? utf8)
        var strict = XMLRepair(text, isStrict: true)
        var result = strict.run()
        if result == nil {
            var lenient = XMLRepair(text, isStrict: false)
            result = lenient.run()
            result?.isRepaired = true
        }
        guard var result else { return nothing }
        if clean != nil { result.isRepaired = true }
        return result
    }

    private init(_ utf8: [UInt8], isStrict: Bool) {
        source = utf8
        self.isStrict = isStrict
        i = XMLRootFinder.start(of: utf8)
        copied = i
        // What stands before the declaration, white space too, is a fault.
        isRepaired = i > 0
        output.reserveCapacity(utf8.count / 4)
        texts.reserveCapacity(utf8.count / 64)
        skipDeclaration()
    }

    /// - Returns: `nil` where the structure is broken, and this pass is strict.
    private mutating func run() -> XMLSkeleton? {
        while i < source.count {
            if open.isEmpty {
                guard skipToMarkup() else { break }
            } else {
                readText()
            }
            guard i < source.count else { break }
            if source[i] == 0x3C {
                readMarkup()
                if isStructureBroken, isStrict { return nil }
                if hasRoot, open.isEmpty { break }
            }
        }
        if !open.isEmpty {
            isStructureBroken = true
            if isStrict { return nil }
        }
        return finish()
    }

    private mutating func finish() -> XMLSkeleton {
        if hasRoot, open.isEmpty, !isBlank(from: i) { isRepaired = true }
        output.append(contentsOf: source[copied..<max(i, copied)])
        while let element = open.last {
            isRepaired = true
            appendEndTag(element.name)
            pop()
        }
        if hasRoot { output.append(contentsOf: XMLSkeleton.padding) }
        return XMLSkeleton(
            tags: output, events: events, texts: texts, attributes: attributes, names: names.all, cuts: cuts,
            source: source, decoded: decoded, isRepaired: isRepaired)
    }

    /// Says whether only comments, instructions and white space follow.
    private func isBlank(from start: Int) -> Bool {
        var k = start
        while k < source.count {
            if source[k] <= 0x20 {
                k += 1
            } else if source.hasASCII("<!--", at: k), let end = source.firstIndex(ofASCII: "-->", from: k + 4) {
                k = end + 3
            } else if source.hasASCII("<?", at: k), let end = source.firstIndex(ofASCII: "?>", from: k + 2) {
                k = end + 2
            } else {
                return false
            }
        }
        return true
    }

    // MARK: Editing

    /// Puts `replacement` in the place of a range of the source.
    mutating func replace(_ range: Range<Int>, with replacement: some Sequence<UInt8> = EmptyCollection<UInt8>()) {
        output.append(contentsOf: source[copied..<range.lowerBound])
        output.append(contentsOf: replacement)
        copied = range.upperBound
    }

    /// Leaves a range of the source out, whole as it is.
    mutating func leaveOut(_ range: Range<Int>) {
        let from = copied
        source.withUnsafeBytes { raw in
            output.append(contentsOf: UnsafeRawBufferPointer(rebasing: raw[from..<range.lowerBound]))
        }
        copied = range.upperBound
    }

    /// Leaves a range of the source out, as a fault.
    mutating func drop(_ range: Range<Int>) {
        replace(range)
        isRepaired = true
    }

    mutating func appendEndTag(_ name: Range<Int>) {
        output.append(0x3C)
        output.append(0x2F)
        output.append(contentsOf: source[name])
        output.append(0x3E)
    }

    // MARK: Prolog

    private mutating func skipDeclaration() {
        guard source.hasASCII("<?xml", at: i), i + 5 < source.count, source[i + 5] <= 0x20 || source[i + 5] == 0x3F,
            let end = source[i...].prefix(1024).firstIndex(of: 0x3E)
        else { return }
        i = end + 1
        copied = i
    }

    /// Goes to the next markup outside of the root, leaving text out.
    private mutating func skipToMarkup() -> Bool {
        let from = i
        var isFault = false
        while i < source.count, source[i] != 0x3C {
            if source[i] > 0x20 { isFault = true }
            i += 1
        }
        if isFault { drop(from..<i) }
        return i < source.count
    }

    // MARK: Text

    /// Takes the text before the next markup.
    private mutating func readText() {
        let from = i
        i = source.withUnsafeBytes { ByteSearch.first(0x3C, in: $0, from: from) }
        guard i > from else { return }
        if sectionEnd(from: from) < i { isRepaired = true }
        if ampersand(from: from) < i { takeDecoded(from..<i) } else { take(from..<i) }
        leaveOut(from..<i)
    }

    /// Takes a range of the source as text.
    mutating func take(_ range: Range<Int>, leavingOut tag: Range<Int>? = nil) {
        if let tag { replace(tag) }
        add(
            start: range.lowerBound, end: range.upperBound, isDecoded: false,
            before: tag == nil ? range.lowerBound : nil)
    }

    /// Takes a range of the source as text, its references resolved.
    private mutating func takeDecoded(_ range: Range<Int>) {
        let start = decoded.count
        var k = range.lowerBound
        while k < range.upperBound {
            let from = k
            k = source.withUnsafeBytes { raw in
                var k = from
                while true {
                    let next = min(ByteSearch.first(0x26, in: raw, from: k), range.upperBound)
                    decoded.append(contentsOf: UnsafeRawBufferPointer(rebasing: raw[k..<next]))
                    guard let (character, end) = XMLText.commonReference(in: raw, at: next, limit: range.upperBound)
                    else {
                        return next
                    }
                    decoded.append(character)
                    k = end
                }
            }
            if k < range.upperBound { k = decodeReference(at: k, limit: range.upperBound) }
        }
        add(start: start, end: decoded.count, isDecoded: true, before: range.lowerBound)
    }

    private mutating func add(start: Int, end: Int, isDecoded: Bool, before position: Int?) {
        guard end > start else { return }
        // Tags between `copied` and the text are still to be written.
        let pending = position.map { max(0, $0 - copied) } ?? 0
        texts.append(
            XMLSkeleton.Text(
                event: Int32(truncatingIfNeeded: events), offset: Int32(truncatingIfNeeded: output.count + pending),
                start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end), isDecoded: isDecoded))
    }

    /// Writes the character that a reference stands for, and returns where to go on.
    private mutating func decodeReference(at start: Int, limit: Int) -> Int {
        switch XMLText.reference(in: source, at: start, limit: limit) {
        case .known(let value, let end):
            decoded.append(utf8Of: value)
            return end
        case .character(let value, let end):
            isRepaired = true
            decoded.append(utf8Of: value)
            return end
        case .name(let name, let end):
            if let text = entities.text(of: source[name]) {
                decoded.append(contentsOf: StrippedMarkup.decoded(text[...]))
                return end
            }
            isRepaired = true
            if let value = NamedCharacters.scalar(named: source[name]) {
                decoded.append(utf8Of: value)
                return end
            }
        case .bare: isRepaired = true
        }
        decoded.append(0x26)
        return start + 1
    }

    /// Returns the next ampersand; each stretch of the source is searched once.
    private mutating func ampersand(from start: Int) -> Int {
        if nextAmpersand < start {
            nextAmpersand = source.withUnsafeBytes { ByteSearch.first(0x26, in: $0, from: start) }
        }
        return nextAmpersand
    }

    /// Returns the next `]]>`; each stretch of the source is searched once.
    mutating func sectionEnd(from start: Int) -> Int {
        if nextSectionEnd < start {
            nextSectionEnd = source.withUnsafeBytes { raw in
                var k = start
                while true {
                    k = ByteSearch.first(0x5D, in: raw, from: k)
                    guard k + 2 < raw.count else { return raw.count }
                    if raw[k + 1] == 0x5D, raw[k + 2] == 0x3E { return k }
                    k += 1
                }
            }
        }
        return nextSectionEnd
    }
}
