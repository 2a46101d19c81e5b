/// What happened in one invented story, to be written in any language.
struct StoryFacts {
    let topic: String
    private let person: [String: String]
    private let place: [String: String]
    let organization: String
    private let count: Int
    private let tenths: Int
    private let money: Int
    private let day: Int
    private let month: Int

    private static let languages = ["de", "fr", "en"]
    private static let firstNames = [
        "Anna", "Julien", "Karl", "Sophie", "Thomas", "Claire", "Martin", "Helen", "Louis", "Vera", "Simon", "Nora",
        "Paul",
        "Ines", "Victor", "Emma",
    ]
    private static let lastNames = [
        "Brandner", "Lavigne", "Whitlock", "Kessler", "Moreau", "Hartwell", "Steiger", "Duval", "Pemberton", "Rieder",
        "Fontaine", "Ashcroft", "Wallner", "Garnier", "Thornbury", "Zeller", "Perrault", "Oakley", "Lindt", "Marchand",
        "Bexley", "Huber", "Rousselle", "Cartwright", "Gruber", "Delorme", "Ellison", "Vogt", "Chauvin", "Radcliffe",
    ]
    private static let slavic = [
        ["Andrej Sokolow", "Andreï Sokolov", "Andrei Sokolov"],
        ["Wiktor Medwedenko", "Viktor Medvedenko", "Viktor Medvedenko"],
        ["Oleksandr Schewtschuk", "Oleksandr Chevtchouk", "Oleksandr Shevchuk"],
        ["Sergej Jakowlew", "Sergueï Iakovlev", "Sergei Yakovlev"],
        ["Dmitri Wolkow", "Dmitri Volkov", "Dmitry Volkov"], ["Olga Kusnezowa", "Olga Kouznetsova", "Olga Kuznetsova"],
    ]
    private static let places = [
        ["Köln", "Cologne", "Cologne"], ["Mailand", "Milan", "Milan"], ["Genf", "Genève", "Geneva"],
        ["Prag", "Prague", "Prague"],
        ["Warschau", "Varsovie", "Warsaw"], ["Lüttich", "Liège", "Liège"], ["Brüssel", "Bruxelles", "Brussels"],
        ["Athen", "Athènes", "Athens"], ["Wien", "Vienne", "Vienna"], ["Nizza", "Nice", "Nice"],
        ["Basel", "Bâle", "Basel"],
        ["Lissabon", "Lisbonne", "Lisbon"], ["Straßburg", "Strasbourg", "Strasbourg"],
        ["Kopenhagen", "Copenhague", "Copenhagen"],
        ["Rostock", "Rostock", "Rostock"], ["Dijon", "Dijon", "Dijon"], ["Leeds", "Leeds", "Leeds"],
        ["Graz", "Graz", "Graz"],
        ["Nantes", "Nantes", "Nantes"], ["Bristol", "Bristol", "Bristol"], ["Kassel", "Kassel", "Kassel"],
        ["Namur", "Namur", "Namur"],
    ]
    private static let beginnings = [
        "Nor", "Hel", "Bar", "Tek", "Val", "Kor", "Lum", "Sar", "Vex", "Ost", "Mer", "Pol", "Dra", "Fen",
    ]
    private static let endings = [
        "vent", "tron", "dis", "mark", "lux", "gena", "via", "stal", "mont", "dyne", "plast", "tec",
    ]
    private static let months: [String: [String]] = [
        "de": [
            "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
            "Dezember",
        ],
        "fr": [
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
            "décembre",
        ],
        "en": [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ],
    ]

    init(topic: String, using random: inout SeededRandom, place other: StoryFacts? = nil) {
        self.topic = topic
        let names = Self.person(using: &random)
        person = Dictionary(uniqueKeysWithValues: zip(Self.languages, names))
        place = other?.place ?? Dictionary(uniqueKeysWithValues: zip(Self.languages, random.pick(Self.places) ?? []))
        organization = (random.pick(Self.beginnings) ?? "") + (random.pick(Self.endings) ?? "")
        count = Int.random(in: 13...2900, using: &random)
        tenths = Int.random(in: 11...890, using: &random)
        money = Int.random(in: 11...990, using: &random)
        day = Int.random(in: 1...28, using: &random)
        month = Int.random(in: 1...12, using: &random)
    }

    /// A full name in German, French and English.
    static func person(using random: inout SeededRandom) -> [String] {
        if random.chance(0.3), let names = random.pick(slavic) { return names }
        let name = "\(random.pick(firstNames) ?? "") \(random.pick(lastNames) ?? "")"
        return [name, name, name]
    }

    /// A name in one spelling for all languages.
    static func canonical(_ name: String) -> String { slavic.first { $0.contains(name) }?.first ?? name }

    func name(in language: String) -> String { person[language] ?? "" }

    /// A sentence with the facts filled in.
    func fill(_ sentence: String, language: String) -> String {
        let values = [
            "{P}": name(in: language), "{p}": name(in: language).split(separator: " ").last.map(String.init) ?? "",
            "{L}": place[language] ?? "", "{O}": organization, "{N}": Self.grouped(count, language),
            "{X}": percentage(language),
            "{M}": amount(language), "{D}": date(language),
        ]
        return values.reduce(sentence) { text, value in
            var result = ""
            var rest = Substring(text)
            while let range = rest.firstRange(of: value.key) {
                result += rest[..<range.lowerBound] + value.value
                rest = rest[range.upperBound...]
            }
            return result + rest
        }
    }

    private static func grouped(_ number: Int, _ language: String) -> String {
        guard number >= 1000 else { return String(number) }
        let rest = String(number % 1000)
        let sign = language == "de" ? "." : language == "fr" ? "\u{202F}" : ","
        return "\(number / 1000)\(sign)\(String(repeating: "0", count: 3 - rest.count))\(rest)"
    }

    private func percentage(_ language: String) -> String {
        switch language {
        case "de": "\(tenths / 10),\(tenths % 10) Prozent"
        case "fr": "\(tenths / 10),\(tenths % 10)\u{A0}%"
        default: "\(tenths / 10).\(tenths % 10) percent"
        }
    }

    private func amount(_ language: String) -> String {
        let point = language == "en" ? "." : ","
        let figure = money % 10 == 0 ? "\(money / 10)" : "\(money / 10)\(point)\(money % 10)"
        switch language {
        case "de": return "\(figure) Millionen Euro"
        case "fr": return "\(figure)\u{A0}millions d'euros"
        default: return "€\(figure) million"
        }
    }

    private func date(_ language: String) -> String {
        let name = Self.months[language]?[month - 1] ?? ""
        switch language {
        case "de": return "\(day). \(name)"
        case "fr": return day == 1 ? "1er \(name)" : "\(day) \(name)"
        default: return "\(name) \(day)"
        }
    }
}
