/// Judges the blocks of a body one by one: what isn't the article's own words is dropped, with a reason.
///
/// First each block by itself (`judge`), then what stands together: boxes, the two ends, repetitions.
struct BodyPruner {
    /// What the page says of its article, against which its blocks are held.
    struct Context: Sendable {
        /// Keys of what the page calls its title, and its description.
        var titles: [[UInt8]]
        var descriptions: [[UInt8]]
        /// The element of the headline, or -1.
        var headline: Int
        /// Keys of the authors' names.
        var authors: [[UInt8]]
        /// For each block whether the structured data's text holds it.
        var confirmed: [Bool]
        /// The share of the structured data's text that the confirmed blocks make up.
        var coverage: Double
    }

    let outline: PageOutline
    let container: Int
    let context: Context
    /// The container's first block.
    let first: Int
    var verdicts: [Verdict]
    /// The texts of the container's blocks, and their keys.
    let texts: [[UInt8]]
    private let keys: [[UInt8]]
    /// The element that directly holds most of the running text.
    let mainHolder: Int

    init(_ outline: PageOutline, container: Int, context: Context) {
        self.outline = outline
        self.container = container
        self.context = context
        verdicts = Array(repeating: .outside, count: outline.blocks.count)
        let inside = Array(outline.blocks(in: container).lazy.map(\.0))
        first = inside.first ?? 0
        texts = inside.map { outline.text(of: outline.blocks[$0]) }
        keys = texts.map { ComparisonKey.bytes(of: $0) }
        mainHolder = Self.mainHolder(outline, inside)
        guard !inside.isEmpty else { return }
        let range = first..<first + inside.count
        let labels = localLabels()
        for index in range { verdicts[index] = judge(index, labels) }
        dropBeforeHeadline(range)
        dropNextArticles(range)
        dropBehindOtherHeadlines(range)
        dropSections(range)
        dropBoxes(range)
        dropTeasers(range)
        dropForms()
        dropLinkedBoxes(range)
        cutBehindBarrier(range)
        trimStart(range)
        dropBylines(range)
        trimEnd(range)
        dropBiographies(range)
        dropPortraits(range)
        dropUnconfirmed(range)
        dropEmptyHeadings(range)
        joinLead()
        dropRepetitions(range)
    }

    private static func mainHolder(_ outline: PageOutline, _ blocks: [Int]) -> Int {
        var values: [Int: Double] = [:]
        var best = -1
        for index in blocks where outline.values[index] > 0 {
            let block = outline.blocks[index]
            let holder = block.kind == .loose ? block.owner : outline.page.parent(block.owner)
            values[holder, default: 0] += outline.values[index]
            if best < 0 || values[holder, default: 0] > values[best, default: 0] { best = holder }
        }
        return best
    }

    /// The verdicts; of a page that is all pictures the long captions are the text.
    var verdictsOrCaptions: [Verdict] {
        if verdicts.contains(where: \.isKept) { return verdicts }
        return verdicts.indices.map { index in
            let isCaption = verdicts[index] == .caption || verdicts[index] == .label(.caption)
            let block = outline.blocks[index]
            return isCaption && block.units >= 60 && block.hasSentence ? .kept : verdicts[index]
        }
    }

    /// The letters and digits of a block of the container.
    func key(_ index: Int) -> [UInt8] { keys[index - first] }

    /// Whether a block is kept and is text, not a heading or a scrap.
    func isParagraph(_ index: Int) -> Bool {
        let block = outline.blocks[index]
        guard verdicts[index].isKept, block.kind != .heading else { return false }
        return verdicts[index] == .confirmed || block.units >= 60 && block.hasSentence && block.linkDensity < 0.5
    }

    /// The element in which a block stands: around its own, or its own where line ends part it from others.
    func holder(of block: Block) -> Int {
        block.kind == .loose && !hasElementForItself(block) ? block.owner : outline.page.parent(block.owner)
    }

    /// Whether a block stands among the paragraphs, not in a box of its own.
    func isBeside(_ index: Int, _ paragraph: Int) -> Bool {
        let page = outline.page
        let block = outline.blocks[index]
        // Lines of one text that line ends alone part stand beside each other.
        guard block.kind != .loose else { return block.owner == outline.blocks[paragraph].owner }
        let holder = page.parent(outline.blocks[paragraph].owner)
        let parent = page.parent(block.owner)
        return parent == holder || (block.kind == .item && page.parent(max(0, parent)) == holder)
    }

    /// Whether a key says the same as a title: equal, or but for a few letters.
    static func repeats(_ key: [UInt8], _ title: [UInt8]) -> Bool {
        if key == title { return true }
        guard title.count >= 12, key.count >= 12 else { return false }
        let shorter = min(key.count, title.count)
        let longer = max(key.count, title.count)
        // A kicker before the title, in the same heading.
        if longer <= shorter + 30, title.count == shorter, key.suffix(shorter).elementsEqual(title) { return true }
        return shorter * 10 >= longer * 8 && (key.starts(with: title) || title.starts(with: key))
    }
}
