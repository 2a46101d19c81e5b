/// Builds a page's arena from the parser's events.
struct HTMLPageBuilder {
    /// Over this many nodes the rest of a page is not read.
    static let maximumNodes = 3_000_000
    /// What a nest's depth times the number of end tags may come to: libxml2 looks for an end tag's partner through
    /// all open elements.
    static let maximumNestingWork = 1_500_000_000
    /// A nest that no real page reaches is not looked at for `maximumNestingWork` before this depth.
    static let harmlessDepth = 300
    static let maximumAttributesKept = 24

    private var page = HTMLArena()
    /// The open elements; -1 for one that has no content of its own.
    private var open: [Int32] = []
    private var parent: Int32 = -1
    /// How many open elements hide what lies in them.
    private var opaqueDepth = 0
    /// The number of the script that is open, as far as it was read; -1 where none is.
    private var script = -1
    private var scriptIsLinkedData = false
    private let input: HTMLInput
    private let traits = HTMLName.traits

    /// Whether the parser should stop.
    private(set) var isFull = false

    init(_ input: HTMLInput) {
        self.input = input
        let expectedBytes = input.markup.count
        page.nodes.reserveCapacity(min(expectedBytes / 24, Self.maximumNodes))
        page.text.reserveCapacity(expectedBytes / 2)
        page.values.reserveCapacity(expectedBytes / 4)
        open.reserveCapacity(64)
    }

    /// Begins an element; `attribute(_:_:)` calls for it follow.
    ///
    /// - Returns: whether its attributes are wanted.
    mutating func start(_ name: HTMLName) -> Bool {
        if opaqueDepth > 0 {
            open.append(-1)
            opaqueDepth += 1
            return false
        }
        let traits = traits[Int(name.rawValue)]
        let index = Int32(page.nodes.count)
        page.nodes.append(
            HTMLNode(
                name: name, attributeCount: 0, parent: parent, end: index + 1, start: Int32(page.attributes.count),
                textEnd: Int32(page.text.count)))
        if traits.contains(.void) {
            open.append(-1)
        } else {
            open.append(index)
            if traits.contains(.opaque) {
                opaqueDepth = 1
                if name == .script { script = 0 }
            }
            parent = index
        }
        checkBounds()
        return true
    }

    mutating func attribute(_ name: HTMLAttributeName, _ value: UnsafeBufferPointer<UInt8>) {
        let last = page.nodes.count - 1
        guard last >= 0, page.nodes[last].attributeCount < Self.maximumAttributesKept else { return }
        let start = page.values.count
        page.values.append(contentsOf: value)
        page.attributes.append(HTMLAttribute(name: name, start: Int32(start), end: Int32(page.values.count)))
        page.nodes[last].attributeCount += 1
        if name == .type, page.nodes[last].name == .script {
            let type = page.values[start...].trimmed
            scriptIsLinkedData = type.count >= 19 && type.prefix(19).equalsIgnoringCase("application/ld+json")
        }
    }

    mutating func end() {
        guard let top = open.popLast() else { return }
        if opaqueDepth > 0 {
            opaqueDepth -= 1
            if opaqueDepth > 0 { return }
            closeScript()
        }
        guard top >= 0 else { return }
        page.nodes[Int(top)].end = Int32(page.nodes.count)
        parent = page.nodes[Int(top)].parent
    }

    mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
        if opaqueDepth > 0 {
            if script >= 0 { readScriptNumber(bytes) }
            return
        }
        let last = page.nodes.count - 1
        let start = page.text.count
        page.text.append(contentsOf: bytes)
        let end = Int32(page.text.count)
        if last >= 0, page.nodes[last].name == .text, page.nodes[last].parent == parent,
            Int(page.nodes[last].textEnd) == start
        {
            page.nodes[last].textEnd = end
        } else {
            page.nodes.append(
                HTMLNode(
                    name: .text, attributeCount: 0, parent: parent, end: Int32(last + 2), start: Int32(start),
                    textEnd: end))
        }
    }

    /// Closes what is open and gives the page away.
    mutating func finish() -> HTMLPage {
        if opaqueDepth > 0 { closeScript() }
        let end = Int32(page.nodes.count)
        for index in open where index >= 0 { page.nodes[Int(index)].end = end }
        open = []
        defer { page = HTMLArena() }
        return HTMLPage(page, source: input.source)
    }

    /// The skeleton has a script's number, counted from 1, in place of its text.
    private mutating func readScriptNumber(_ digits: UnsafeBufferPointer<UInt8>) {
        for byte in digits where byte.isASCIIDigit && script <= input.scripts.count {
            script = script * 10 + Int(byte - 0x30)
        }
    }

    private mutating func closeScript() {
        defer {
            script = -1
            scriptIsLinkedData = false
        }
        guard script > 0, script <= input.scripts.count else { return }
        let text = input.scripts[script - 1]
        page.scripts.append(
            HTMLScript(
                start: Int32(text.lowerBound), end: Int32(text.upperBound), isLinkedData: scriptIsLinkedData))
    }

    private mutating func checkBounds() {
        if page.nodes.count >= Self.maximumNodes { isFull = true }
        let depth = open.count
        if depth > Self.harmlessDepth,
            depth.multipliedReportingOverflow(by: input.endTags).partialValue > Self.maximumNestingWork
        {
            isFull = true
        }
    }
}
