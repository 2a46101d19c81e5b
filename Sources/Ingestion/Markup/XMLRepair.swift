/// Makes well-formed XML of what was meant as XML, in one linear pass.
///
/// What is well formed is passed on as it is, without a copy. Mended are: anything before the root and behind it, a
/// missing or late declaration, document types (their own entities are put in place, no other file is ever named),
/// bare ampersands and signs, HTML's named characters, control characters, unquoted or valueless attributes, bad
/// comments, cut-off constructs, end tags that do not match, elements that were never closed, and excess of any kind.
/// The result has no entity declarations, so no parser can be made to expand one.
struct XMLRepair {
    /// The text to parse, and whether anything had to be mended.
    struct Result {
        var bytes: [UInt8]
        /// What of `bytes` is to be parsed.
        var range: Range<Int>
        var isRepaired: Bool
    }

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
    /// - Returns: well-formed XML, but for faults that a parser reports without losing text; empty where there is no
    ///   element at all.
    static func repair(_ utf8: [UInt8]) -> Result {
        let clean = XMLText.withoutForbidden(utf8)
        var strict = XMLRepair(clean ?? utf8, isStrict: true)
        var result = strict.run()
        if result == nil {
            var lenient = XMLRepair(clean ?? utf8, isStrict: false)
            result = lenient.run()
        }
        guard var result else { return Result(bytes: [], range: 0..<0, isRepaired: true) }
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
        skipDeclaration()
    }

    /// - Returns: `nil` where the structure is broken, and this pass is strict.
    private mutating func run() -> Result? {
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

    private mutating func finish() -> Result {
        if hasRoot, open.isEmpty, !isBlank(from: i) { isRepaired = true }
        if !open.isEmpty {
            isRepaired = true
            output.append(contentsOf: source[copied..<max(i, copied)])
            copied = max(i, copied)
            while let element = open.popLast() { appendEndTag(element.name) }
        }
        guard !output.isEmpty else {
            return Result(bytes: source, range: copied..<max(i, copied), isRepaired: isRepaired)
        }
        output.append(contentsOf: source[copied..<max(i, copied)])
        return Result(bytes: output, range: 0..<output.count, isRepaired: isRepaired)
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
        if output.isEmpty, copied < range.lowerBound { output.reserveCapacity(source.count + source.count / 16) }
        output.append(contentsOf: source[copied..<range.lowerBound])
        output.append(contentsOf: replacement)
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

    /// Goes to the next markup, mending the text before it.
    private mutating func readText() {
        let end = source.withUnsafeBytes { ByteSearch.first(0x3C, in: $0, from: i) }
        while i < end {
            let ampersand = ampersand(from: i)
            let section = sectionEnd(from: i)
            if ampersand < min(section, end) {
                i = ampersand
                readReference(limit: source.count)
            } else if section < end {
                replace(section + 2..<section + 3, with: "&gt;".utf8)
                isRepaired = true
                i = section + 3
            } else {
                break
            }
        }
        i = max(i, end)
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

    /// Passes over a reference, putting characters in the place of what XML doesn't know.
    mutating func readReference(limit: Int) {
        let from = i
        switch XMLText.reference(in: source, at: i, limit: limit) {
        case .known(let end):
            i = end
        case .character(let value, let end):
            isRepaired = true
            replace(from..<end, with: XMLText.escaped(value))
            i = end
        case .name(let name, let end):
            if let text = entities.text(of: source[name]) {
                replace(from..<end, with: text)
                i = end
            } else if let value = NamedCharacters.scalar(named: source[name]) {
                isRepaired = true
                replace(from..<end, with: XMLText.escaped(value))
                i = end
            } else {
                fallthrough
            }
        case .bare:
            isRepaired = true
            replace(from..<from + 1, with: "&amp;".utf8)
            i = from + 1
        }
    }
}
