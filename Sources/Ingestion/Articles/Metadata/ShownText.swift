/// Finds where a page shows a given text as a whole.
struct ShownText {
    private let page: HTMLPage
    private let labels: PageLabels

    private static let shortestKey = 12
    private static let mostSteps = 5

    init(_ page: HTMLPage, _ labels: PageLabels) {
        self.page = page
        self.labels = labels
    }

    /// The first of several texts that an element of the page shows, and that element.
    ///
    /// - Returns: `nil` where none is shown, but in the head, in navigation, or as a link that is no heading.
    func first(of texts: [String]) -> (text: String, node: Int)? {
        let keys = texts.map { ComparisonKey.of($0) }
        guard let longest = texts.map(\.utf8.count).max(), let shortest = keys.map(\.count).min() else { return nil }
        var best: (index: Int, node: Int)?
        for node in page.nodes.indices where page.name(node) == .text {
            let range = page.textRange(of: node)
            guard range.count >= max(shortest, Self.shortestKey), range.count <= longest + 200 else { continue }
            let key = ComparisonKey.bytes(of: page.text[range])
            guard key.count >= Self.shortestKey, let index = keys.firstIndex(of: key), index < best?.index ?? Int.max,
                let element = element(around: node)
            else { continue }
            best = (index, element)
            if index == 0 { break }
        }
        return best.map { (texts[$0.index], $0.node) }
    }

    /// The element that shows a run of text, unless it is one that shows titles of other things too.
    private func element(around node: Int) -> Int? {
        var isLinked = false
        var isHeading = false
        var next = page.parent(node)
        for _ in 0..<Self.mostSteps where next >= 0 {
            switch page.name(next) {
            case .title, .head, .nav, .option: return nil
            case .a: isLinked = true
            case let name where name.isHeading: isHeading = true
            default: break
            }
            if !labels.own[next].isDisjoint(with: [.navigation, .hidden, .footer, .related]) { return nil }
            next = page.parent(next)
        }
        return isLinked && !isHeading ? nil : max(0, page.parent(node))
    }
}
