import Foundation

/// Words without their case and marks, to be looked for in others.
struct FoldedWords: Sendable {
    private let words: [String]

    init(_ text: String) {
        words = Self.folded(text).split { !$0.isLetter && !$0.isNumber }.prefix(16).map(String.init)
    }

    var isEmpty: Bool { words.isEmpty }

    /// Whether any of the words stands in a text, at the beginning of a word of it.
    func stand(in text: String) -> Bool { stand(in: Self.parts(of: text)) }

    /// Whether each of the words stands in a text, at the beginning of a word of it.
    func allStand(in text: String) -> Bool {
        let others = Self.parts(of: text)
        return words.allSatisfy { word in others.contains { $0.hasPrefix(word) } }
    }

    /// Whether any of the words begins one of some folded words.
    func stand(in others: [String]) -> Bool {
        words.contains { word in others.contains { $0.hasPrefix(word) } }
    }

    /// The words of a text, folded; for what is looked at again and again.
    static func parts(of text: String) -> [String] {
        folded(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    private static func folded(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    }
}
