/// Boxes that tell what they are by what they hold.
extension BodyPruner {
    /// What a box with a form may hold beside it, in units of `TextMeasure`.
    private static let longestForm = 350
    /// What a box with one teaser may hold.
    private static let longestTeaser = 300
    private static let mostSteps = 4

    /// Drops the small boxes around forms: offers of newsletters, polls, calculators.
    mutating func dropForms() {
        let page = outline.page
        var budget = 4000
        var end = 0
        for node in container + 1..<max(container + 1, page.end(container)) where node >= end && budget > 0 {
            guard page.name(node) == .form || page.name(node) == .input && isForText(node) else { continue }
            var box = -1
            var next = page.name(node) == .form ? node : page.parent(node)
            for _ in 0..<Self.mostSteps where next > container && next != mainHolder {
                budget -= 1
                guard page.textRange(of: next).count < 6 * Self.longestForm, isSmallPart(next),
                    outline.blocks(in: next).reduce(0, { $0 + $1.1.units }) <= Self.longestForm
                else { break }
                box = next
                next = page.parent(next)
            }
            guard box > 0 else { continue }
            end = page.end(box)
            for (index, _) in outline.blocks(in: box) where verdicts[index] == .kept { verdicts[index] = .form }
        }
    }

    private func isForText(_ node: Int) -> Bool {
        guard let type = outline.page.value(node, .type)?.trimmed, !type.isEmpty else { return true }
        return type.equalsIgnoringCase("email") || type.equalsIgnoringCase("text") || type.equalsIgnoringCase("tel")
    }

    private func isSmallPart(_ node: Int) -> Bool { outline.mass[node] < 0.25 * outline.mass[container] }

    /// Drops single teasers: small boxes with a line that leads to another page of the site.
    mutating func dropLinkedBoxes(_ range: Range<Int>) {
        let page = outline.page
        var boxes: [(first: Int, blocks: [Int])] = []
        var mass = 0.0
        for index in range where isLinkedLine(index) && leadsWithin(outline.blocks[index]) {
            guard let box = box(around: index) else { continue }
            let texts = outline.blocks(in: box).map(\.0).filter { verdicts[$0] == .kept }
            guard !texts.isEmpty else { continue }
            mass += outline.mass[box]
            boxes.append((page.end(box), texts))
        }
        // Where many paragraphs are built so, they are the text.
        guard mass < 0.35 * outline.mass[container] else { return }
        for box in boxes {
            for index in box.blocks { verdicts[index] = .linkedBox }
        }
    }

    /// The largest element around a block that holds no more than a teaser does.
    private func box(around index: Int) -> Int? {
        let page = outline.page
        var box: Int?
        var node = page.parent(outline.blocks[index].owner)
        for _ in 0..<Self.mostSteps where node > container && node != mainHolder {
            switch page.name(node) {
            case .ul, .ol, .li, .table, .tr, .td, .tbody, .blockquote, .dl: return box
            default: break
            }
            guard page.textRange(of: node).count < 6 * Self.longestTeaser, isSmallPart(node),
                !outline.labels.own[node].contains(.body)
            else { return box }
            var units = 0
            for (index, block) in outline.blocks(in: node) where verdicts[index].isKept {
                units += block.units
                if verdicts[index] == .confirmed || block.kind == .heading && block.linkDensity < 0.5 { return box }
            }
            guard units <= Self.longestTeaser else { return box }
            box = node
            node = page.parent(node)
        }
        return box
    }

    private func isLinkedLine(_ index: Int) -> Bool {
        verdicts[index] == .links
            || verdicts[index] == .kept && outline.blocks[index].kind == .heading
                && outline.blocks[index].linkDensity > 0.8
    }

    private func leadsWithin(_ block: Block) -> Bool {
        outline.pieces[block.pieces].contains { piece in
            guard piece.link >= 0, let href = outline.page.value(Int(piece.link), .href) else { return false }
            return outline.targets.target(of: href) == .site
        }
    }

    /// Drops what is said of a person whose name stands alone before it, at the ends of the text.
    mutating func dropPortraits(_ range: Range<Int>) {
        let kept = range.filter { verdicts[$0].isKept }
        guard kept.count > 4 else { return }
        for index in kept.suffix(6) + kept.prefix(3) where verdicts[index] == .kept {
            guard index > range.lowerBound, isApart(index) || isEmphasized(outline.blocks[index].owner) else {
                continue
            }
            let key = key(index)
            guard outline.blocks[index].units < 600, key.count > 30 else { continue }
            let names = (max(range.lowerBound, index - 3)..<index).filter { isNameLine($0) }
            if names.contains(where: { key.starts(with: self.key($0)) }) || saysWhoSomebodyIs(index) {
                verdicts[index] = .portrait
                for name in names where verdicts[name].isKept { verdicts[name] = .portrait }
            }
        }
    }

    private func isNameLine(_ index: Int) -> Bool {
        let block = outline.blocks[index]
        guard block.units >= 5, block.units <= 40, !block.hasSentence, block.measure.words <= 5 else { return false }
        return Authors.isName(String(decoding: texts[index - first], as: UTF8.self))
    }

    /// "Anna Weiß is a reporter": two to four capitalized words, then what a person is.
    private func saysWhoSomebodyIs(_ index: Int) -> Bool {
        guard isEmphasized(outline.blocks[index].owner) else { return false }
        let words = String(decoding: texts[index - first].prefix(160), as: UTF8.self).split(separator: " ")
        let name = words.prefix { word in
            word.first?.isUppercase ?? false || ["von", "van", "de", "der", "la"].contains(word)
        }
        guard (2...5).contains(name.count) else { return false }
        // An age may stand between the name and what the person is.
        let rest = words.dropFirst(name.count).drop { $0.first?.isNumber ?? false }
        return rest.count > 1 && rest.first.map { Self.copulas.contains(String($0)) } ?? false
    }

    private static let copulas: Set<String> = [
        "is", "ist", "est", "es", "è", "är", "er", "jest", "was", "works", "arbeitet", "writes", "schreibt", "covers",
        "lives", "lebt", "studierte", "studied", "teaches", "lehrt", "reports",
    ]
}
