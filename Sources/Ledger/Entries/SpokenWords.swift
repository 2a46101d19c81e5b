/// Words of an attribution that no span of the article's text carries: a credit outside of the text, a speaker's name
/// that the text doesn't write out.
///
/// Names of people must not stand in entries, which stay for ever. These words lie beside the text, content-addressed,
/// and go when the text goes. The salt keeps a short name from being guessed by its digest.
struct SpokenWords: Sendable, Hashable {
    var source: String?
    var cue: String?
    /// By the place of a span in `content`.
    var content: [Int: String] = [:]
    var speakerName: String?
    var speakerRole: String?
    var href: String?

    var isEmpty: Bool { self == SpokenWords() }
}

extension SpokenWords {
    func encoded(salt: String) -> [UInt8] {
        var members: [String: JSONValue] = ["salt": .string(salt)]
        func put(_ key: String, _ value: String?) { if let value { members[key] = .string(value) } }
        put("source", source)
        put("cue", cue)
        put("speaker_name", speakerName)
        put("speaker_role", speakerRole)
        put("href", href)
        if !content.isEmpty {
            members["content"] = .object(
                Dictionary(uniqueKeysWithValues: content.map { (String($0.key), .string($0.value)) }))
        }
        // These words stand as they are, in whatever normalization form.
        return JSONValue.object(members).encoded(composing: false)
    }

    init?(decoding bytes: [UInt8]) {
        guard let members = JSONParser.parse(bytes)?.object else { return nil }
        source = members["source"]?.string
        cue = members["cue"]?.string
        speakerName = members["speaker_name"]?.string
        speakerRole = members["speaker_role"]?.string
        href = members["href"]?.string
        for (key, value) in members["content"]?.object ?? [:] {
            guard let place = Int(key), let words = value.string else { return nil }
            content[place] = words
        }
    }
}
