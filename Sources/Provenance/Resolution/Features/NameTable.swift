import Ingestion

/// Names that the languages write differently (countries, capitals, institutions, offices), words that count, and words
/// that say little: the files of `Resources/Names`.
struct NameTable: Sendable {
    /// What a phrase stands for.
    enum Meaning: Sendable, Hashable {
        /// A place.
        case place(UInt32)
        /// An institution, an office or a thing of the news.
        case institution(UInt32)
        /// A common thing, such as a dam or a strike; a plain one is spoken of in most reports.
        case notion(UInt32, isPlain: Bool)
        case month(Int)
        /// A power of ten that the number before is multiplied by.
        case scale(Int)
        case number(Int)
        case percent
    }

    /// One written form: the keys of its words behind the first, and how it must be written.
    struct Form: Sendable {
        var rest: [UInt32]
        var isCapitalized: Bool
        /// Two or three letters, all capitals.
        var isAcronym: Bool
        var meaning: Meaning
    }

    private var forms: [String: [UInt32: [Form]]] = [:]
    private var common: [String: Set<UInt32>] = [:]
    private static let columns = ["de", "fr", "en", "es", "it"]
    private static let anyLanguage = ""

    /// The table that the program carries; empty where its data are missing.
    static let standard: NameTable = {
        guard let folder = try? ResourceFolder.located() else { return NameTable(places: "", common: "") }
        func text(_ name: String) -> String {
            (try? folder.bytes(of: "Names/\(name).tsv")).map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
        var table = NameTable(places: text("places"), common: text("common"))
        table.add(text("institutions")) { _, hash in .institution(hash) }
        table.add(text("numbers")) { _, _ in nil }
        table.add(text("notions")) { id, hash in .notion(hash, isPlain: id.hasPrefix("~")) }
        return table
    }()

    init(places: String, common: String) {
        add(places) { _, hash in .place(hash) }
        for line in common.split(separator: "\n") where !line.hasPrefix("#") {
            let columns = line.split(separator: "\t")
            guard columns.count == 2 else { continue }
            let keys = columns[1].split(whereSeparator: { $0 == " " || $0 == "'" }).map { WordKey.key(of: $0) }
            self.common[String(columns[0]), default: []].formUnion(keys)
            self.common[Self.anyLanguage, default: []].formUnion(keys)
        }
    }

    /// The forms that begin with a word, the longest first.
    func forms(of key: UInt32, in language: String) -> [Form] {
        (forms[language] ?? forms[Self.anyLanguage])?[key] ?? []
    }

    /// Whether a word says little.
    func isCommon(_ key: UInt32, in language: String) -> Bool {
        (common[language] ?? common[Self.anyLanguage])?.contains(key) ?? false
    }

    private mutating func add(_ text: String, meaning: (Substring, UInt32) -> Meaning?) {
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let cells = line.split(separator: "\t")
            guard let id = cells.first else { continue }
            let hash = WordKey.hash(Array(id.utf8), seed: 0x5EED_0001)
            guard let meaning = meaning(id, hash) ?? Self.counting(id) else { continue }
            for (language, cell) in zip(Self.columns, cells.dropFirst()) {
                for form in cell.split(separator: "|") { add(form, language: language, meaning: meaning) }
            }
        }
    }

    private mutating func add(_ form: Substring, language: String, meaning: Meaning) {
        let words = form.split(whereSeparator: { " -'’.".contains($0) })
        let keys = words.map { WordKey.key(of: $0) }
        guard let first = keys.first, let letter = form.unicodeScalars.first else { return }
        // A thing whose name sounds like a word that says little ("or", "but") is told by nothing.
        if case .notion = meaning, keys.count == 1, isCommon(first, in: language) { return }
        let entry = Form(
            rest: Array(keys.dropFirst()), isCapitalized: letter.isUpper,
            isAcronym: form.count <= 4 && form.unicodeScalars.allSatisfy { $0.isUpper || $0 == "." }, meaning: meaning)
        for language in [language, Self.anyLanguage] {
            var list = forms[language, default: [:]][first] ?? []
            let place = list.firstIndex { $0.rest.count < entry.rest.count } ?? list.endIndex
            // What is known as a name or a number is no common thing besides.
            if case .notion = meaning, list.contains(where: { $0.rest == entry.rest }) { continue }
            list.insert(entry, at: place)
            forms[language, default: [:]][first] = list
        }
    }

    /// Reads `month:1`, `scale:6`, `number:2` and `percent`.
    private static func counting(_ id: Substring) -> Meaning? {
        if id == "percent" { return .percent }
        let parts = id.split(separator: ":")
        guard parts.count == 2, let value = Int(parts[1]) else { return nil }
        switch parts[0] {
        case "month": return .month(value)
        case "scale": return .scale(value)
        case "number": return .number(value)
        default: return nil
        }
    }
}
