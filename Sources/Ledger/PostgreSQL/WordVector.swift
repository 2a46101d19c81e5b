internal import Foundation

/// The words of an article with their places, in the text form of PostgreSQL's `tsvector`
/// (https://www.postgresql.org/docs/15/datatype-textsearch.html).
struct WordVector {
    /// The most bytes that words and places may have; the server takes a megabyte. What stands behind them in a text isn't
    /// found.
    private static let byteLimit = 900_000
    /// The server's own limits: the last place that is told apart, places a word, bytes a word.
    private static let lastPlace = 16_383
    private static let mostPlaces = 255
    private static let longestWord = 1000

    private var places: [String: [Int]] = [:]
    private var bytes = 0
    private var place = 0

    init(title: String, text: String) {
        add(title)
        // A phrase doesn't reach from the title into the text.
        place += 1
        add(text)
    }

    private mutating func add(_ text: String) {
        for word in Self.words(of: text) {
            place += 1
            let known = places[word]
            bytes += known == nil ? word.utf8.count + 6 : 2
            guard bytes <= Self.byteLimit else { return }
            guard known?.count ?? 0 < Self.mostPlaces else { continue }
            places[word, default: []].append(min(place, Self.lastPlace))
        }
    }

    /// `'word':1,5 'other':2`. The words are letters and digits, so that none needs an escape.
    var literal: String {
        var literal = ""
        for (word, places) in places {
            literal += "'\(word)':"
            literal += places.map(String.init).joined(separator: ",")
            literal += " "
        }
        return literal
    }

    /// What a person typed as a `tsquery`: all of it must occur; what stands together without a blank, together. `nil` where
    /// there is no word in it.
    static func query(_ search: String) -> String? {
        let phrases = search.split(whereSeparator: \.isWhitespace).prefix(32).compactMap { part -> String? in
            let words = Self.words(of: String(part))
            return words.isEmpty ? nil : words.map { "'\($0)'" }.joined(separator: " <-> ")
        }
        return phrases.isEmpty ? nil : phrases.map { "(\($0))" }.joined(separator: " & ")
    }

    /// Runs of letters and digits, in lower case and without diacritics.
    static func words(of text: String) -> [String] {
        var words: [String] = []
        var word = ""
        for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .spacingMark:
                continue
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
                .letterNumber, .otherNumber, .privateUse:
                if word.utf8.count < longestWord { word += scalar.properties.lowercaseMapping }
            default:
                if !word.isEmpty { words.append(word) }
                word = ""
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }
}
