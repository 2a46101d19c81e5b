import Ingestion
import Provenance

/// Writes one article of a generated world.
struct NodeWriter {
    let world: NewsWorld
    let number: Int
    var random: SeededRandom

    private var text = WorldText()
    private var attributions: [Attribution] = []
    private var meant: [Int?] = []
    private var links: [ArticleLink] = []
    private var node: NewsWorld.Node { world.nodes[number] }
    private var language: String { node.language }

    init(world: NewsWorld, number: Int, random: SeededRandom) {
        self.world = world
        self.number = number
        self.random = random
    }

    mutating func write(
        sentences: WorldSentences, forms: WorldForms
    ) -> (article: Article?, attributions: [Attribution], meant: [Int?]) {
        if let source = node.copyOf { return copy(of: source) }
        for (place, item) in node.bases.enumerated() {
            let facts = world.stories[item.story]
            let leads = sentences.all(node.isBrief ? "brief" : "lead", topic: facts.topic, language: language)
            var claim = facts.fill(leads[node.lead[min(place, 1)] % max(leads.count, 1)], language: language)
            if place > 0, item.story == node.bases[0].story, case .article(let other, _, _, _) = item.basis {
                // A second medium is cited for what its own article tells besides.
                let (detail, _) = world.nodes[other].details.first ?? (0, "detail")
                claim = self.detail(detail, "other", facts, sentences)
            }
            lay(claim, to: item.basis, facts: facts, forms: forms)
            text.endParagraph()
            if place == 0 || item.story != node.bases[0].story {
                for (number, (detail, wording)) in node.details.enumerated() {
                    if number > 0, let joint = random.pick(sentences.all("joint", language: language)) {
                        text.sentence(joint)
                    }
                    text.sentence(self.detail(detail, wording, facts, sentences))
                }
                text.endParagraph()
            }
            if case .release = item.basis {
                let quote = sentences.all("quote", topic: facts.topic, language: language).first ?? ""
                add(
                    forms.fill(
                        "quote", language: language, claim: quote, values: ["{V}": facts.organization], using: &random),
                    kind: .organization)
                text.endParagraph()
            }
            if case .person(let speaker) = item.basis {
                let quote = sentences.all("quote", topic: facts.topic, language: language).first ?? ""
                add(
                    forms.fill("quote", language: language, claim: quote, values: ["{V}": speaker], using: &random),
                    kind: .person)
                text.endParagraph()
            }
        }
        if let reaction = node.reaction, let story = node.bases.first?.story {
            let form = sentences.all("reaction", language: language).first ?? ""
            let sentence = world.stories[story].fill(form, language: language)
            if let range = sentence.firstRange(of: "{R}") {
                let start = text.count
                let before = sentence[..<range.lowerBound].unicodeScalars.count
                let whole = String(sentence[..<range.lowerBound] + reaction + sentence[range.upperBound...])
                text.sentence(whole)
                let name = TextSpan(start + before, start + before + reaction.unicodeScalars.count)
                attributions.append(
                    Attribution(
                        role: .attribution, kind: .person, source: Mention(text: reaction, span: name),
                        content: [Mention(text: whole, span: TextSpan(start, start + whole.unicodeScalars.count))],
                        speaker: Speaker(name: reaction), quotation: .indirect, confidence: 0.9, rule: "test"))
                meant.append(nil)
                text.endParagraph()
            }
        }
        for filler in sentences.all("filler", language: language).shuffled(using: &random).prefix(
            Int.random(in: 0...2, using: &random))
        {
            text.sentence(filler)
        }
        text.endParagraph()
        let facts = node.bases.first.map { world.stories[$0.story] }
        let head = sentences.all("head", topic: facts?.topic ?? "", language: language).first ?? ""
        return (finish(title: facts?.fill(head, language: language)), attributions, meant)
    }

    private func detail(_ number: Int, _ wording: String, _ facts: StoryFacts, _ sentences: WorldSentences) -> String {
        let all = sentences.all(wording, topic: facts.topic, language: language)
        return facts.fill(all[number % max(all.count, 1)], language: language)
    }

    private func finish(title: String?) -> Article {
        Article(
            url: world.address(of: number), title: title, published: NewsDate(seconds: node.time),
            modified: node.modified.map { NewsDate(seconds: $0) }, language: language, text: text.finished,
            paragraphs: text.paragraphs, links: links)
    }

    /// A copy: the same text with its last paragraph dropped, and the title of another hand.
    private func copy(of source: Int) -> (article: Article?, attributions: [Attribution], meant: [Int?]) {
        guard let original = world.nodes[source].article else { return (nil, [], []) }
        // Whoever copies without credit leaves out whom the original cites.
        let scalars = Array(original.text.unicodeScalars)
        let paragraphs = original.paragraphs.dropFirst(0)
        var text = WorldText()
        for paragraph in paragraphs {
            let words = String(String.UnicodeScalarView(scalars[paragraph.start..<paragraph.end]))
            let cited = world.nodes[source].attributions.contains {
                $0.source?.span.map { paragraph.overlaps($0) } ?? false
            }
            guard !cited else {
                let claims = world.nodes[source].attributions.flatMap { $0.content.compactMap(\.span) }
                    .filter { paragraph.contains($0) }
                guard let claim = claims.first else { continue }
                text.sentence(String(String.UnicodeScalarView(scalars[claim.start..<claim.end])) + ".")
                continue
            }
            text.endParagraph()
            text.sentence(words)
            text.endParagraph()
        }
        text.endParagraph()
        let article = Article(
            url: world.address(of: number), title: original.title, published: NewsDate(seconds: node.time),
            language: language, text: text.finished, paragraphs: text.paragraphs)
        return (article, [], [])
    }

    // MARK: Sources

    private func name(_ medium: NewsWorld.Medium) -> String { medium.written[language] ?? medium.name }

    /// A medium's name as sentences need it: as it is, in the German dative, behind the French "à".
    private func cases(of medium: NewsWorld.Medium) -> [String: String] {
        let name = name(medium)
        var dative = name
        if name.hasPrefix("der ") { dative = "dem " + name.dropFirst(4) }
        if name.hasPrefix("die ") { dative = "der " + name.dropFirst(4) }
        let isMasculine = name.hasPrefix("le ")
        return [
            "{S}": name, "{D}": dative, "{À}": isMasculine ? "au " : "à ",
            "{s}": isMasculine ? String(name.dropFirst(3)) : name,
        ]
    }

    private func relayed(_ medium: NewsWorld.Medium) -> [String: String] {
        let name = name(medium)
        return ["{R}": name, "{RA}": name.hasPrefix("der ") ? "den " + name.dropFirst(4) : name]
    }

    private mutating func lay(_ claim: String, to basis: NewsWorld.Basis, facts: StoryFacts, forms: WorldForms) {
        let language = language
        var chosen = random
        defer { random = chosen }
        func fill(_ kind: String, _ values: [String: String] = [:]) -> WorldForms.Filled {
            let place = facts.fill("{L}", language: language)
            return forms.fill(
                kind, language: language, claim: claim,
                values: values.merging(["{L}": place, "{K}": place.uppercased()]) { $1 }, using: &chosen)
        }
        switch basis {
        case .own: text.sentence(claim)
        case .person(let name):
            add(fill("person", ["{V}": name]), kind: .person)
        case .organization: add(fill("organization"), kind: .organization)
        case .release: add(fill("release", ["{V}": facts.organization]), kind: .organization)
        case .document: add(fill("document"), kind: .document)
        case .anonymous: add(fill("anonymous"), kind: .anonymous)
        case .platform(let name):
            add(fill("platform", ["{V}": name]), kind: .platform, outlet: OutletID("x.com"))
        case .credit(let source):
            let medium = world.media[world.nodes[source].medium]
            let filled = fill("credit", ["{S}": medium.name])
            add(filled, kind: .agency, outlet: medium.id, meant: source, role: .credit)
        case .article(let source, let isLinked, let relay, let isTold):
            let medium = world.media[world.nodes[source].medium]
            var values = cases(of: medium)
            if let relay { values.merge(relayed(world.media[relay])) { $1 } }
            if isTold, relay == nil, case .person(let name) = world.nodes[source].bases.first?.basis {
                values["{V}"] = name
            }
            var kind = relay != nil ? "relay" : values["{V}"] != nil ? "told" : "outlet"
            if world.media[node.medium].isMirror {
                kind = "mangled"
                values["{T}"] = NewsWorld.mangled[medium.id.rawValue] ?? medium.id.rawValue
            }
            let filled = fill(kind, values)
            add(
                filled, kind: medium.isAgency ? .agency : .outlet, outlet: medium.id, meant: source,
                href: isLinked ? world.address(of: source)?.string : nil, relay: relay)
        case .unheld(let missing, let relay):
            let medium = world.media[missing]
            var values = cases(of: medium)
            if let relay { values.merge(relayed(world.media[relay])) { $1 } }
            add(
                fill(relay == nil ? "outlet" : "relay", values),
                kind: medium.isAgency ? .agency : .outlet, outlet: medium.id, relay: relay)
        }
    }

    private mutating func add(
        _ filled: WorldForms.Filled, kind: SourceKind, outlet: OutletID? = nil, meant node: Int? = nil,
        role: Attribution.Role = .attribution, href: String? = nil, relay: Int? = nil
    ) {
        if text.count > (text.paragraphs.last?.end ?? -2) + 2 { text.append(" ") }
        let start = text.count
        text.append(filled.text)
        let scalars = Array(filled.text.unicodeScalars)
        func mention(_ key: Character) -> Mention? {
            filled.parts[key].map { span in
                Mention(
                    text: String(String.UnicodeScalarView(scalars[span.start..<span.end])),
                    span: TextSpan(start + span.start, start + span.end))
            }
        }
        let content = role == .credit ? [] : [mention("c")].compactMap { $0 }
        let source = mention("s")
        if let href, let source, let span = source.span {
            links.append(ArticleLink(href: href, text: source.text, span: span))
        }
        func attribution(_ kind: SourceKind, _ source: Mention?, outlet: OutletID?) -> Attribution {
            Attribution(
                role: role, kind: kind, source: source, cue: mention("q"), content: content,
                outlet: outlet.map { OutletReference(id: $0, matched: .name) },
                speaker: kind == .person ? source.map { Speaker(name: $0.text) } : nil,
                href: kind == .outlet ? href : nil, quotation: role == .credit ? nil : .indirect, confidence: 0.9,
                rule: "test")
        }
        attributions.append(attribution(kind, source, outlet: outlet))
        meant.append(node)
        if let speaker = mention("t") {
            var person = attribution(.person, speaker, outlet: nil)
            if kind == .outlet || kind == .agency { person.citedThrough = outlet }
            attributions.append(person)
            meant.append(nil)
        }
        if let relay, let named = mention("r") {
            let medium = world.media[relay]
            var cited = attribution(medium.isAgency ? .agency : .outlet, named, outlet: medium.id)
            cited.citedThrough = outlet
            cited.href = nil
            attributions.append(cited)
            meant.append(world.relayed(by: node, medium: relay))
        }
    }
}

extension NewsWorld {
    /// The article that an article rests on, where it is of a medium.
    func relayed(by node: Int?, medium: Int) -> Int? {
        guard let node, case .article(let next, _, _, _) = nodes[node].bases.first?.basis, nodes[next].medium == medium
        else {
            return nil
        }
        return next
    }
}

extension StoryFacts {
    /// Another story of the same subject in the same place.
    init(like other: StoryFacts, using random: inout SeededRandom) {
        self.init(topic: other.topic, using: &random, place: other)
    }
}
