/// An article's text that stands in the page's data and not in its markup: in JSON-LD, or in the state that a script
/// would render.
struct EmbeddedText: Sendable {
    /// Paragraphs in UTF-8, markup undone.
    let paragraphs: [[UInt8]]
    let units: Int

    /// Below this the markup holds no article to speak of, and the scripts are searched, in units of `TextMeasure`.
    private static let scarce = 250
    /// How much more the data must hold than the markup.
    private static let surplus = 1.6

    private init(_ paragraphs: [[UInt8]]) {
        self.paragraphs = paragraphs
        units = paragraphs.reduce(0) { sum, paragraph in
            sum + paragraph.withUnsafeBufferPointer { TextMeasure($0).units }
        }
    }

    /// Finds a text that holds clearly more than the markup does.
    ///
    /// - Parameters:
    ///   - page: the page.
    ///   - linked: its JSON-LD.
    ///   - visible: how many units of text its markup holds.
    /// - Returns: `nil` where the markup is as good.
    static func find(in page: HTMLPage, linked: LinkedArticle?, visible: Int) -> EmbeddedText? {
        if let body = linked?.body, body.count > 400 {
            let text = EmbeddedText(paragraphs(in: body))
            if Double(text.units) > Double(visible) * surplus, text.units > scarce { return text }
        }
        guard visible < scarce else { return nil }
        var best: EmbeddedText?
        var budget = 8 << 20
        for script in page.scripts where !script.isLinkedData && script.end - script.start > 500 {
            budget -= Int(script.end - script.start)
            guard budget > 0 else { break }
            guard let state = ScriptState(page.source[Int(script.start)..<Int(script.end)]) else { continue }
            let text = EmbeddedText(state.strings.flatMap { paragraphs(in: Array($0.utf8)) })
            if text.units > max(best?.units ?? 0, visible * 2, scarce) { best = text }
        }
        return best
    }

    /// Cuts a text at its line ends, after undoing its markup.
    private static func paragraphs(in text: [UInt8]) -> [[UInt8]] {
        let plain = MarkupText.withoutTags(CharacterReferences.decoded(text))
        return plain.split { $0 == 0x0A || $0 == 0x0D }.map(Array.init).filter { line in
            line.contains { $0 > 0x20 }
        }
    }
}
