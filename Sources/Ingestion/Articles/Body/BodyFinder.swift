/// Finds the element that holds an article's body: the one around the largest cluster of paragraphs.
///
/// Each block's value goes to its container and, lessened at every step, to those above. So the tightest element
/// around the paragraphs wins, and one step up wins where the paragraphs are spread over several siblings.
struct BodyFinder {
    /// What is left of a value one level up.
    private static let inheritance = 0.75

    /// A text mostly begins with the first paragraph behind its headline, whatever is longer further down.
    private static let openingBonus = 1.6

    private let outline: PageOutline
    /// The elements of the headings that are of the headline's kind, and the one among them that is the article's, or -1.
    private let headings: [Int]
    private let headline: Int
    /// Blocks that the page's structured data repeat.
    private let confirmed: [Bool]

    init(_ outline: PageOutline, headings: [Int], headline: Int, confirmed: [Bool]) {
        self.outline = outline
        self.headings = headings
        self.headline = headline
        self.confirmed = confirmed
    }

    /// - Returns: the container's index, or `nil` where the page has no running text at all.
    func container() -> Int? {
        let page = outline.page
        guard !page.nodes.isEmpty else { return nil }
        let foreign = foreignArticles
        let score = scores(stoppingAt: foreign)
        let opening = opening
        var best = -1
        var bestScore = 0.0
        for index in page.nodes.indices where score[index] > 0 {
            var weighted = score[index] * weight(of: index)
            if foreign.contains(Int(outline.articles[index])) { weighted *= 0.2 }
            if opening > index, opening < page.end(index) { weighted *= Self.openingBonus }
            if weighted > bestScore {
                best = index
                bestScore = weighted
            }
        }
        guard best >= 0 else { return nil }
        return climbed(from: best)
    }

    private func scores(stoppingAt foreign: Set<Int>) -> [Double] {
        let page = outline.page
        var score = Array(repeating: 0.0, count: page.nodes.count)
        for (index, block) in outline.blocks.enumerated() {
            var value = outline.values[index]
            guard value > 0, outline.unwanted[block.owner].isEmpty else { continue }
            if confirmed[index] { value *= 3 }
            if block.owner < headline { value *= 0.4 }
            let holder: Int
            switch block.kind {
            case .loose: holder = block.owner
            case .item: holder = page.parent(max(0, page.parent(block.owner)))
            default: holder = page.parent(block.owner)
            }
            if holder >= 0 { score[holder] += value }
        }
        var index = page.nodes.count - 1
        while index > 0 {
            let parent = Int(page.nodes[index].parent)
            if parent >= 0, score[index] != 0, !foreign.contains(index) {
                score[parent] += score[index] * Self.inheritance
            }
            index -= 1
        }
        return score
    }

    /// The element of the first paragraph behind the headline, or -1.
    private var opening: Int {
        guard headline >= 0 else { return -1 }
        let first = outline.blocks.indices.first { index in
            outline.blocks[index].owner > headline && outline.values[index] > 80
                && outline.unwanted[outline.blocks[index].owner].isEmpty && outline.blocks[index].kind != .caption
        }
        return first.map { outline.blocks[$0].owner } ?? -1
    }

    /// The `article` elements with a first-level heading that isn't the headline: the next ones of an endless page.
    private var foreignArticles: Set<Int> {
        guard headline >= 0, outline.articles[headline] >= 0 else { return [] }
        let own = outline.articles[headline]
        return Set(
            headings.compactMap { heading in
                let article = outline.articles[heading]
                return article >= 0 && article != own && !outline.lies(headline, in: Int(article)) ? Int(article) : nil
            })
    }

    /// What an element's name and place add to its score or take from it.
    private func weight(of index: Int) -> Double {
        let own = outline.labels.own[index]
        var weight = 1.0
        switch outline.page.name(index) {
        case .body, .html: weight *= 0.9
        case .article, .main: weight *= 1.1
        case .li, .td, .tr, .dd, .form: weight *= 0.8
        case .aside, .footer, .header, .nav: weight *= 0.3
        default: break
        }
        if own.contains(.body) { weight *= 1.35 }
        if outline.isMain[index] { weight *= 1.2 }
        if !own.isDisjoint(with: .foreign) { weight *= 0.3 }
        if headline >= 0 {
            if outline.page.end(index) <= headline {
                weight *= 0.5
            } else if index > headline, let last = headings.last(where: { $0 < index }), last > headline {
                weight *= 0.35
            }
        }
        return weight
    }

    /// Goes up as long as that adds running text and hardly anything else.
    private func climbed(from start: Int) -> Int {
        let page = outline.page
        var current = start
        var result = start
        var steps = 0
        while steps < 12 {
            let parent = page.parent(current)
            guard parent >= 0, page.name(parent) != .body, page.name(parent) != .html else { break }
            switch gain(from: current, to: parent) {
            case .nothing: break
            case .text: result = parent
            case .other: return result
            }
            current = parent
            steps += 1
        }
        return result
    }

    /// What one step up brings.
    private enum Gain {
        case nothing
        case text
        case other
    }

    /// Weighs the blocks of `outer` that don't lie in `inner`: paragraphs of the same article against the rest.
    private func gain(from inner: Int, to outer: Int) -> Gain {
        let inside = wantedMass(of: inner)
        let trusts = inside > 0 && wantedMass(of: inner, confirmedOnly: true) > 0.6 * inside
        var text = 0.0
        var other = 0.0
        for (index, block) in outline.blocks(in: outer) where !outline.lies(block.owner, in: inner) {
            if !outline.unwanted[block.owner].isEmpty { continue }
            let article = Int(outline.articles[block.owner])
            if article > outer, article != Int(outline.articles[inner]) {
                other += Double(block.units)
                continue
            }
            let value = outline.values[index]
            if trusts, !confirmed[index] {
                other += block.linkDensity > 0.5 ? Double(block.units) : 0
                continue
            }
            if value > 60, block.kind != .item, block.kind != .cell {
                text += value
            } else if block.linkDensity > 0.5 {
                other += Double(block.units)
            }
        }
        if text == 0 { return other == 0 ? .nothing : .other }
        return text > 0.05 * inside && text > other * 1.5 ? .text : .other
    }

    private func wantedMass(of node: Int, confirmedOnly: Bool = false) -> Double {
        var mass = 0.0
        for (index, block) in outline.blocks(in: node) where outline.unwanted[block.owner].isEmpty {
            if confirmedOnly, !confirmed[index] { continue }
            mass += outline.values[index]
        }
        return mass
    }
}
