/// Decides which labels count against what lies in their elements: a name is no reason to drop most of a text.
struct LabelWeighing {
    let page: HTMLPage
    let labels: PageLabels
    /// The element of the headline, or -1: what holds it is no furniture.
    let headline: Int
    /// What `PageOutline` knows of each element.
    let mass: [Double]
    let bodyMass: [Double]
    let longParagraphs: [Int32]

    /// Labels that templates use for other things too, so that they mean nothing where they are on most of the text
    /// (`<p class="paywall">`).
    private static let doubtful: Labels = [
        .paywall, .hidden, .furniture, .headline, .byline, .date, .caption, .kicker, .tags, .media, .share,
        .advertisement, .promotion, .consent, .pullQuote, .poll,
    ]
    private static let mostDropped = 0.4

    /// - Parameters:
    ///   - range: the elements that are asked for; what is above them doesn't count.
    ///   - total: how much mass there is.
    /// - Returns: for each element of the range the labels that count, its own and those above it.
    func unwanted(in range: Range<Int>, of total: Double) -> [Labels] {
        var own = Array(repeating: Labels(), count: range.count)
        var result = own
        var dropped: [Labels: Double] = [:]
        for index in range where page.name(index) != .text {
            let here = index - range.lowerBound
            own[here] = counting(index, of: total)
            let parent = page.parent(index) - range.lowerBound
            let above = parent >= 0 ? result[parent] : []
            result[here] = own[here].union(above)
            var doubtful = own[here].subtracting(above).intersection(Self.doubtful).rawValue
            while doubtful != 0 {
                let bit = Labels(rawValue: doubtful & (0 &- doubtful))
                dropped[bit, default: 0] += mass[index]
                doubtful &= doubtful - 1
            }
        }
        var disclaimed: Labels = []
        for (label, mass) in dropped where mass > Self.mostDropped * total { disclaimed.insert(label) }
        guard !disclaimed.isEmpty else { return result }
        for index in range where page.name(index) != .text {
            let parent = page.parent(index) - range.lowerBound
            let here = index - range.lowerBound
            result[here] = own[here].subtracting(disclaimed).union(parent >= 0 ? result[parent] : [])
        }
        return result
    }

    /// The labels of an element that count against what lies in it: none, where too much of the whole lies in it.
    private func counting(_ index: Int, of total: Double) -> Labels {
        let labels = labels.own[index]
        var own = labels.intersection(.unwanted)
        guard !own.isEmpty else { return [] }
        let name = page.name(index)
        let share = total > 0 ? mass[index] / total : 0
        if headline > index, headline < page.end(index) { return [] }
        if name == .main || (labels.contains(.body) && share > 0.1) { return [] }
        if share > 0.8 || (name == .article && share > 0.4) { return [] }
        if mass[index] > 0, bodyMass[index] > 0.6 * mass[index] { own.formIntersection(share > 0.2 ? [] : .foreign) }
        if longParagraphs[index] >= 3 {
            own.formIntersection(name == .nav ? Labels.roomy.union(.navigation) : .roomy)
        }
        if share > 0.4 { own.formIntersection(.foreign) }
        if share > 0.2 { own.subtract(.slight) }
        return own
    }
}
