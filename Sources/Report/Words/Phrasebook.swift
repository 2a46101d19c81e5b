import FoundationEssentials

/// The languages of the interface.
public enum InterfaceLanguage: String, Sendable, Hashable, CaseIterable, Codable {
    case english = "en"
    case french = "fr"
    case german = "de"

    /// The language of `Accept-Language` that is preferred among those there are; English where none is
    /// (RFC 9110 §12.5.4).
    public init(accepting header: String?) {
        var best: (language: InterfaceLanguage, quality: Double)?
        for item in (header ?? "").prefix(1000).split(separator: ",").prefix(32) {
            let parts = item.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
            guard let range = parts.first, let language = InterfaceLanguage(rawValue: String(range.prefix(2))),
                range.count == 2 || range.dropFirst(2).hasPrefix("-")
            else { continue }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            if quality > best?.quality ?? 0 { best = (language, quality) }
        }
        self = best?.language ?? .english
    }
}

/// The words of the interface in one language; they are data, `Resources/phrases.json`.
public struct Phrasebook: Sendable {
    public let language: InterfaceLanguage
    private let phrases: [String: String]

    /// The words of every language there is; `more` holds others in the same form, which go before these.
    public static func all(and more: [UInt8] = []) -> [InterfaceLanguage: Phrasebook] {
        func table(_ json: [UInt8]) -> [String: [String: String]] {
            (try? JSONDecoder().decode([String: [String: String]].self, from: Data(json))) ?? [:]
        }
        let all = table(PackageResources.phrases_json).merging(more.isEmpty ? [:] : table(more)) { $1 }
        return Dictionary(
            uniqueKeysWithValues: InterfaceLanguage.allCases.map { language in
                let phrases = all.compactMapValues { $0[language.rawValue] ?? $0["en"] }
                return (language, Phrasebook(language: language, phrases: phrases))
            })
    }

    public init(_ language: InterfaceLanguage) {
        self = Self.all()[language] ?? Phrasebook(language: language, phrases: [:])
    }

    private init(language: InterfaceLanguage, phrases: [String: String]) {
        self.language = language
        self.phrases = phrases
    }

    /// A phrase by its key; the key itself where there is none, which a test rules out.
    public subscript(_ key: String) -> String { phrases[key] ?? key }

    /// A phrase with its places `{0}`, `{1}` … filled.
    public subscript(_ key: String, _ values: String...) -> String {
        var text = self[key]
        for (place, value) in values.enumerated() { text = text.replacing("{\(place)}", with: value) }
        return text
    }

    /// A number with its noun: the key with `.one` for one, with `.many` for others.
    public func count(_ number: Int, _ key: String) -> String {
        self[key + (number == 1 ? ".one" : ".many"), grouped(number)]
    }

    /// A number with its digits in groups of three, as the language writes them.
    public func grouped(_ number: Int) -> String {
        let separator =
            switch language {
            case .english: ","
            case .french: "\u{202F}"
            case .german: "."
            }
        let digits = String(number.magnitude)
        guard digits.count > 4 else { return String(number) }
        var result = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { result += separator }
            result.append(digit)
        }
        return (number < 0 ? "−" : "") + result
    }

    /// A share of a whole in per cent.
    public func percent(_ share: Double) -> String { Self.percent(share, in: language) }

    static func percent(_ share: Double, in language: InterfaceLanguage) -> String {
        let value = Int((min(max(share, 0), 1) * 100).rounded())
        if value == 0, share > 0 { return language == .english ? "<1%" : "<\u{202F}1\u{202F}%" }
        return language == .english ? "\(value)%" : "\(value)\u{202F}%"
    }

    /// The keys there are, for tests.
    package var keys: Set<String> { Set(phrases.keys) }
}
