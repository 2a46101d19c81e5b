/// Finds what templates repeat beside an article, by its build alone: lists of teasers, threads of comments.
///
/// At least three brothers with the same name and class, each of them with the look of a teaser or a comment, are such
/// a list as long as there is other text on the page. Layouts whose class names say nothing need no other rule.
struct RepeatedItems {
    private let page: HTMLPage
    private let labels: PageLabels
    private let cut: PageBlocks
    private let values: [Double]
    private let targets: LinkTargets
    private let headline: Int
    private let total: Double
    /// How many blocks may still be looked at: nests of lists are looked at once for each level.
    private var budget: Int

    private static let fewest = 3
    /// How many kinds of children of one parent are told apart.
    private static let mostLooks = 24
    private static let mostSteps = 6

    init(
        _ page: HTMLPage, _ labels: PageLabels, _ cut: PageBlocks, values: [Double], targets: LinkTargets,
        headline: Int
    ) {
        self.page = page
        self.labels = labels
        self.cut = cut
        self.values = values
        self.targets = targets
        self.headline = headline
        total = values.reduce(0, +)
        budget = cut.blocks.count * 12 + 1000
    }

    /// The items with what they are, in order.
    mutating func find() -> [(node: Int, label: Labels)] {
        var found: [(node: Int, label: Labels)] = []
        for (parent, children) in groups() where budget > 0 {
            let items = items(children)
            guard items.count >= Self.fewest, let label = label(of: items, in: parent) else { continue }
            found += items.map { ($0.node, label) }
        }
        return found
    }

    // MARK: Groups

    /// Brothers that look alike, three or more, by their parent; what is labelled as furniture already is left out.
    private func groups() -> [(parent: Int, children: [Int])] {
        var groups: [(parent: Int, children: [Int])] = []
        var looks: [(look: UInt64, children: [Int])] = []
        var visited = [Bool](repeating: false, count: page.nodes.count)
        for node in page.nodes.indices where Self.canRepeat(page.nodes[node].name) {
            let parent = Int(page.nodes[node].parent)
            guard parent >= 0, !visited[parent] else { continue }
            visited[parent] = true
            guard hasEnoughChildren(parent, from: node), !isFurniture(parent) else { continue }
            looks.removeAll(keepingCapacity: true)
            var child = node
            let end = page.end(parent)
            while child < end {
                if Self.canRepeat(page.nodes[child].name) {
                    let look = look(of: child)
                    if let known = looks.firstIndex(where: { $0.look == look }) {
                        looks[known].children.append(child)
                    } else if looks.count < Self.mostLooks {
                        looks.append((look, [child]))
                    }
                }
                child = max(child + 1, page.end(child))
            }
            for entry in looks where entry.children.count >= Self.fewest { groups.append((parent, entry.children)) }
        }
        return groups
    }

    private func hasEnoughChildren(_ parent: Int, from first: Int) -> Bool {
        var count = 0
        var child = first
        let end = page.end(parent)
        while child < end, count < Self.fewest {
            if Self.canRepeat(page.nodes[child].name) { count += 1 }
            child = max(child + 1, page.end(child))
        }
        return count >= Self.fewest
    }

    /// Whether an element lies in what is dropped for its name.
    private func isFurniture(_ node: Int) -> Bool {
        var node = node
        for _ in 0..<Self.mostSteps where node >= 0 {
            if !labels.own[node].isDisjoint(with: [.navigation, .footer, .related, .comments, .share]) { return true }
            node = Int(page.nodes[node].parent)
        }
        return false
    }

    private static func canRepeat(_ name: HTMLName) -> Bool {
        switch name {
        case .div, .li, .article, .section, .a, .aside, .dd, .figure, .other, .details, .tr: true
        default: false
        }
    }

    /// A hash of an element's name and its first class, numbers left out.
    private func look(of node: Int) -> UInt64 {
        var hash = WordHash.step(WordHash.seed, page.name(node).rawValue)
        guard let style = page.value(node, .class) else { return hash }
        for byte in style.trimmed {
            if byte <= 0x20 { break }
            if !byte.isASCIIDigit { hash = WordHash.step(hash, byte) }
        }
        return hash
    }

    private mutating func items(_ children: [Int]) -> [RepeatedItem] {
        var items: [RepeatedItem] = []
        for child in children {
            let blocks = cut.range(of: child, in: page)
            guard !blocks.isEmpty else { continue }
            budget -= blocks.count
            guard budget > 0 else { return [] }
            items.append(
                RepeatedItem(child, blocks: blocks, of: cut, values: values, page: page, targets: targets))
        }
        return items
    }

    // MARK: Judging

    private func label(of items: [RepeatedItem], in parent: Int) -> Labels? {
        guard let first = items.first, let last = items.last,
            !items.contains(where: { headline >= $0.node && headline < page.end($0.node) }),
            !isLive(first.node)
        else { return nil }
        let value = items.reduce(0) { $0 + $1.value }
        let teasers = items.filter(\.isTeaser)
        if teasers.count >= Self.fewest, teasers.count * 10 >= items.count * 7,
            Set(teasers.map(\.address)).count * 10 >= teasers.count * 7,
            hasOtherText(than: first.blocks.lowerBound..<last.blocks.upperBound),
            value < 0.5 * total || !isAmongParagraphs(items, of: parent)
        {
            return .related
        }
        let replies = items.count { $0.hasReply }
        if replies >= Self.fewest, replies * 10 >= items.count * 6, paragraphs(before: first.blocks.lowerBound) > 0 {
            return .comments
        }
        let comments = items.count { $0.mayBeComment }
        if comments >= Self.fewest, comments * 10 >= items.count * 7, value < 0.5 * total,
            paragraphs(before: first.blocks.lowerBound) > 1
        {
            return .comments
        }
        let pictures = items.count { $0.isPicture(in: page) }
        if pictures >= Self.fewest, pictures * 10 >= items.count * 8, value < 0.4 * total,
            paragraphs(before: first.blocks.lowerBound) > 1,
            !cut.blocks.indices.suffix(from: last.blocks.upperBound).contains(where: { isParagraph($0) })
        {
            return .caption
        }
        return nil
    }

    /// Whether an element is the entry of a live report, as far as names say so.
    private func isLive(_ node: Int) -> Bool {
        var node = node
        for _ in 0..<4 where node >= 0 {
            if labels.own[node].contains(.live) { return true }
            node = page.parent(node)
        }
        return false
    }

    /// Whether there is a paragraph outside of a range.
    private func hasOtherText(than range: Range<Int>) -> Bool {
        cut.blocks.indices.contains { !range.contains($0) && isParagraph($0) }
    }

    private func paragraphs(before index: Int) -> Int {
        cut.blocks.indices.prefix(index).lazy.filter { isParagraph($0) }.prefix(2).count
    }

    private func isParagraph(_ index: Int) -> Bool {
        values[index] >= 80 && cut.blocks[index].owner > headline && cut.blocks[index].kind != .caption
            && cut.blocks[index].linkDensity < 0.2
    }

    /// Whether the items stand among paragraphs that have the same parent, or in an element that names itself the body.
    private func isAmongParagraphs(_ items: [RepeatedItem], of parent: Int) -> Bool {
        var node = parent
        for _ in 0..<4 where node >= 0 {
            if labels.own[node].contains(.body) { return true }
            node = page.parent(node)
        }
        let own = Set(items.map(\.node))
        return cut.range(of: parent, in: page).contains { index in
            let owner = cut.blocks[index].owner
            return isParagraph(index) && page.parent(owner) == parent && !own.contains(owner)
        }
    }
}
