public import Ingestion
public import Provenance

/// News made up from a number: stories of ten articles each, which cite one another and lay five claims to others.
///
/// Every article follows from its number alone, so that a ledger of any size can be written without holding it. A third
/// of the stories play in a few cities that all speak of, and one citation in eight means an article that is not held.
public struct MadeUpNews: Sendable {
    public static let storySize = 10

    private let outlets: [(id: OutletID, name: String, language: String)]

    public init(registry: OutletRegistry) {
        let kinds: Set<Outlet.Kind> = [.newspaper, .broadcaster]
        outlets = registry.outlets.filter { kinds.contains($0.kind) }.compactMap { outlet in
            outlet.languages.first { ["de", "fr", "en"].contains($0) }.map { (outlet.id, outlet.name, $0) }
        }
    }

    public struct Made: Sendable {
        public var article: Article
        public var attributions: [Attribution]
    }

    /// The article of a number.
    public func article(_ number: Int) -> Made {
        let story = number / Self.storySize
        let place = number % Self.storySize
        let outlet = outlets[pick(story, 31 + place) % outlets.count]
        // Some lead to an outlet that has nothing on the story.
        let cited = pick(number, 6) % 8 == 0 ? 31 + Self.storySize : 31 + pick(number, 5) % max(1, place)
        let source = place == 0 ? nil : outlets[pick(story, cited) % outlets.count]
        let time = Self.time(of: number)
        var text = Text(language: outlet.language)
        let facts = Facts(story: story, pick: pick)
        if let source {
            text.cite(facts.claim(outlet.language), kind: .outlet, source.name, outlet: source.id)
        } else {
            text.cite(facts.claim(outlet.language), kind: .organization, facts.organization, outlet: nil)
        }
        for detail in 0..<4 {
            let speaker =
                "\(Self.first[pick(story, 40 + detail) % Self.first.count]) \(Facts.name(pick(story, 50 + detail)))"
            text.cite(
                facts.detail(detail, outlet.language, pick(number, 60 + detail)), kind: .person, speaker, outlet: nil)
        }
        let article = Article(
            url: WebAddress("https://www.\(outlet.id)/news/\(number)"), title: facts.claim(outlet.language),
            published: NewsDate(seconds: time), language: outlet.language, text: text.text, paragraphs: text.paragraphs)
        return Made(article: article, attributions: text.attributions)
    }

    /// When an article comes out: a story every forty seconds, its articles an hour apart.
    public static func time(of number: Int) -> Int64 {
        1_600_000_000 + Int64(number / storySize) * 40 + Int64(number % storySize) * 3600
    }

    static let first = ["Anna", "Karl", "Sophie", "Thomas", "Claire", "Martin", "Helen", "Louis", "Vera", "Paul"]

    /// A number that looks random and is the same every time (SplitMix64).
    private func pick(_ seed: Int, _ salt: Int) -> Int {
        var value = UInt64(truncatingIfNeeded: seed &* 1_000_003 &+ salt &* 7919) &+ 0x9E37_79B9_7F4A_7C15
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((value ^ (value >> 31)) >> 2)
    }
}

/// What happened in one story, in three languages.
private struct Facts {
    let organization: String
    private let place: String
    private let count: Int
    private let money: Int
    private let thing: Int

    private static let syllables = ["nor", "hel", "bar", "tek", "val", "kor", "lum", "sar", "mer", "pol", "dra", "fen"]
    private static let things = [
        ["Werk", "usine", "plant"], ["Museum", "musée", "museum"], ["Brücke", "pont", "bridge"],
        ["Klinik", "clinique", "hospital"], ["Hafen", "port", "harbour"], ["Schule", "école", "school"],
    ]
    private static let cities = ["Paris", "Berlin", "London", "Genève", "Wien", "Bruxelles", "New York", "Hamburg"]
    private static let tails: [[String]] = [
        ["wird geschlossen", "wird verkauft", "ist beschädigt", "soll umgebaut werden"],
        ["va fermer", "sera vendu", "est endommagé", "doit être transformé"],
        ["is to close", "will be sold", "is damaged", "is to be rebuilt"],
    ]

    static func name(_ number: Int) -> String {
        var name = ""
        for place in 0..<3 { name += syllables[(number >> (place * 5)) % syllables.count] }
        return name.prefix(1).uppercased() + name.dropFirst()
    }

    init(story: Int, pick: (Int, Int) -> Int) {
        organization = Self.name(pick(story, 1)) + "tec"
        let isKnown = pick(story, 6) % 3 == 0
        place = isKnown ? Self.cities[pick(story, 2) % Self.cities.count] : Self.name(pick(story, 2)) + "burg"
        count = 13 + pick(story, 3) % 9000
        money = 11 + pick(story, 4) % 900
        thing = pick(story, 5)
    }

    private func index(_ language: String) -> Int { language == "de" ? 0 : language == "fr" ? 1 : 2 }

    func claim(_ language: String) -> String {
        let index = index(language)
        let what = Self.things[thing % Self.things.count][index]
        let tail = Self.tails[index][thing / 7 % 4]
        switch index {
        case 0: return "Das \(what) von \(organization) in \(place) \(tail), \(count) Menschen sind betroffen"
        case 1: return "À \(place), \(what) de \(organization) \(tail), \(count) personnes sont concernées"
        default: return "The \(what) of \(organization) in \(place) \(tail), and \(count) people are affected"
        }
    }

    func detail(_ number: Int, _ language: String, _ form: Int) -> String {
        let words = [
            [
                "Nach allem, was man weiß, kostet das", "Am Ende zahlt die Stadt dafür wohl",
                "Der Plan sieht Ausgaben vor von",
            ],
            [
                "D'après les premiers calculs, cela coûte", "La ville paiera sans doute",
                "Le projet prévoit des dépenses de",
            ],
            ["By the first estimates this costs", "The town will in the end pay", "The plan provides for spending of"],
        ][index(language)]
        return "\(words[form % 3]) \(money + number * 7),\(form % 9) \(place) \(Facts.name(form))"
    }
}

/// A text that grows with its attributions.
private struct Text {
    let language: String
    private(set) var text = ""
    private(set) var paragraphs: [TextSpan] = []
    private(set) var attributions: [Attribution] = []
    private var count = 0

    init(language: String) { self.language = language }

    mutating func cite(_ claim: String, kind: SourceKind, _ source: String, outlet: OutletID?) {
        let cue = language == "de" ? "berichtet" : language == "fr" ? "rapporte" : "reports"
        if !text.isEmpty {
            text += "\n\n"
            count += 2
        }
        let start = count
        func add(_ piece: String) -> TextSpan {
            defer { count += piece.unicodeScalars.count }
            text += piece
            return TextSpan(count, count + piece.unicodeScalars.count)
        }
        let content = add(claim)
        _ = add(", ")
        let said = add(cue)
        _ = add(" ")
        let named = add(source)
        _ = add(".")
        paragraphs.append(TextSpan(start, count))
        attributions.append(
            Attribution(
                role: .attribution, kind: kind, source: Mention(text: source, span: named),
                cue: Mention(text: cue, span: said), content: [Mention(text: claim, span: content)],
                outlet: outlet.map { OutletReference(id: $0, matched: .name) },
                speaker: kind == .person ? Speaker(name: source) : nil, quotation: .indirect, confidence: 0.9,
                rule: "benchmark"))
    }
}
