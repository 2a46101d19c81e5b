/// Checks one language's file for what it holds: JSON, keys, classes of words, licences, frames, numbers.
struct LexiconFormCheck {
    private(set) var faults: [LexiconFault] = []
    private(set) var language: String?
    private let file: String

    private static let keys: Set<String> = ["language", "name", "conventions", "words", "suffixes", "cues", "phrases"]
    private static let conventions: Set<String> = [
        "elides", "splitsGenitive", "ordinalsWithDot", "clitics", "verbSecond", "verbFinal", "nounsCapitalized",
        "romance",
        "dropsSubjects", "genitiveFollows", "backPronouns", "backAdverbs", "infinitiveEndings", "infinitives",
        "verbEndings", "agentEndings",
    ]
    private static let cueKeys: Set<String> = [
        "lemma", "finite", "participle", "present", "infinitive", "noun", "particle", "licence", "precision", "quotes",
        "kinds", "spoken",
    ]
    private static let phraseKeys: Set<String> = ["name", "patterns", "frame", "precision", "mediaOnly", "needs"]

    init(file: String, bytes: [UInt8]) {
        self.file = file
        let root: JSONNode
        do {
            root = try JSONReader.read(bytes)
        } catch {
            faults.append(
                LexiconFault(file: file, line: error.line, problem: error.message, remedy: "correct the file"))
            return
        }
        checkKeys(of: root, in: nil, allowed: Self.keys.union(["examples"]))
        checkHead(root)
        if let conventions = root["conventions"] {
            checkKeys(of: conventions, in: "conventions", allowed: Self.conventions)
        }
        for list in ["words", "suffixes"] { checkClasses(root[list], in: list) }
        checkCues(root["cues"])
        checkPhrases(root["phrases"])
    }

    private mutating func add(_ node: JSONNode, _ place: String?, _ problem: String, _ remedy: String) {
        faults.append(LexiconFault(file: file, line: node.line, place: place, problem: problem, remedy: remedy))
    }

    private mutating func checkKeys(of node: JSONNode, in place: String?, allowed: Set<String>) {
        for member in node.members ?? [] where !allowed.contains(member.key) {
            add(
                member.node, place, "no such key “\(member.key)”",
                "use one of \(allowed.sorted().joined(separator: ", "))")
        }
    }

    private mutating func checkHead(_ root: JSONNode) {
        guard let code = root["language"]?.string else {
            add(root, nil, "it names no language", "add “language” with an ISO 639-1 code, such as ro")
            return
        }
        language = code
        if !LanguageCodes.all.contains(code) {
            add(root, nil, "no language “\(code)”", "use its ISO 639-1 code, such as ro")
        }
        if root["name"]?.string == nil { add(root, nil, "it has no “name”", "add the language's English name") }
        for key in ["words", "cues", "phrases"] where root[key] == nil {
            add(root, nil, "it has no “\(key)”", "add it, empty if need be")
        }
    }

    private mutating func checkClasses(_ node: JSONNode?, in list: String) {
        var seen: Set<String> = []
        for member in node?.members ?? [] {
            if WordClass.names[member.key] == nil {
                add(member.node, list, "no class of words “\(member.key)”", "the documentation lists the classes")
            }
            if !seen.insert(member.key).inserted {
                add(member.node, list, "“\(member.key)” stands there twice", "join the two lists")
            }
            if member.node.string == nil {
                add(member.node, list, "“\(member.key)” is no text", "write words with blanks between")
            }
        }
    }

    // MARK: Rules

    private mutating func checkCues(_ node: JSONNode?) {
        var seen: Set<String> = []
        for cue in node?.array ?? [] {
            guard let lemma = cue["lemma"]?.string, !lemma.isEmpty else {
                add(cue, nil, "a verb without a lemma", "add “lemma”")
                continue
            }
            checkKeys(of: cue, in: lemma, allowed: Self.cueKeys)
            let particle = cue["particle"]?.string ?? ""
            if !seen.insert(lemma + " " + particle).inserted {
                add(cue, lemma, "the verb stands there twice", "join the two entries")
            }
            if ["finite", "participle", "present", "infinitive"].allSatisfy({ cue[$0]?.string?.isEmpty ?? true }) {
                add(cue, lemma, "it has no forms", "add “finite”")
            }
            checkNames(cue, "licence", in: lemma, known: Set(VerbCue.Licence.names.keys), isNeeded: true)
            checkNames(cue, "kinds", in: lemma, known: Set(SourceKind.allCases.map(\.rawValue)), isNeeded: false)
            checkPrecision(cue, in: lemma)
        }
    }

    private mutating func checkPhrases(_ node: JSONNode?) {
        let frames = Set(PhraseCue.Frame.allCases.map(\.rawValue))
        for phrase in node?.array ?? [] {
            guard let name = phrase["name"]?.string, !name.isEmpty else {
                add(phrase, nil, "a phrase without a name", "add “name”")
                continue
            }
            checkKeys(of: phrase, in: name, allowed: Self.phraseKeys)
            checkNames(phrase, "frame", in: name, known: frames, isNeeded: true)
            checkNames(phrase, "needs", in: name, known: Set(WordClass.names.keys), isNeeded: false)
            checkPrecision(phrase, in: name)
            guard let patterns = phrase["patterns"]?.strings, !patterns.isEmpty else {
                add(phrase, name, "it has no patterns", "add “patterns”, a list of texts")
                continue
            }
            for pattern in patterns { checkPattern(pattern, of: phrase, in: name) }
        }
    }

    private mutating func checkPattern(_ pattern: String, of phrase: JSONNode, in name: String) {
        let words = PhrasePattern(pattern).words
        if words.allSatisfy({ $0.hasSuffix("?") }) {
            add(phrase, name, "the pattern “\(pattern)” has no word that must be there", "take a ? away")
        }
        for part in words.flatMap({ $0.split(separator: "|") }) where part.hasPrefix("<") && part.hasSuffix(">") {
            let listed = String(part.dropFirst().dropLast())
            if WordClass.names[listed] == nil {
                add(phrase, name, "no class of words “\(listed)”", "the documentation lists the classes")
            }
        }
    }

    private mutating func checkNames(
        _ node: JSONNode, _ key: String, in place: String, known: Set<String>, isNeeded: Bool
    ) {
        guard let value = node[key]?.string, !value.isEmpty else {
            if isNeeded {
                add(node, place, "it has no “\(key)”", "use one of \(known.sorted().joined(separator: ", "))")
            }
            return
        }
        for name in value.split(separator: " ") where !known.contains(String(name)) {
            add(node, place, "no \(key) “\(name)”", "use one of \(known.sorted().joined(separator: ", "))")
        }
    }

    private mutating func checkPrecision(_ node: JSONNode, in place: String) {
        guard let precision = node["precision"] else { return }
        guard case .number(let text) = precision.value, let value = Double(text), value > 0, value <= 1 else {
            add(precision, place, "its precision is no share", "write a number above 0, at most 1")
            return
        }
    }
}
