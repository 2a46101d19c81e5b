import Ingestion
import Provenance

/// An entry as its bytes say it; an attribution of it has spans and no words yet.
struct StoredEntry: Sendable, Hashable {
    var entry: Entry
    /// Seconds since 1970.
    var at: Int64
    /// Where the words of an attribution are that no span carries.
    var words: ContentDigest?

    /// Reads an entry's bytes; `nil` where they are none of this version in a copy of another ledger's log.
    init?(decoding bytes: [UInt8], index: Int64, isImported: Bool) throws {
        do { self = try StoredEntry(decoding: bytes, index: index) } catch let error as LedgerError {
            guard isImported, error.code == .badEntry else { throw error }
            return nil
        }
    }

    /// Reads an entry's bytes.
    ///
    /// - Throws: `LedgerError` with the code `badEntry` where they are no entry of this version.
    init(decoding bytes: [UInt8], index: Int64) throws {
        func bad(_ what: String) -> LedgerError { LedgerError(.badEntry, "entry \(index): \(what)") }
        guard let members = JSONParser.parse(bytes)?.object else { throw bad("no JSON object with integers only") }
        let fields = Fields(members: members, index: index)
        guard try fields.integer("v") == Entry.formatVersion else {
            throw bad("an entry of another version; a newer sourcier can read it")
        }
        guard let at = NewsDate(parsing: try fields.string("at")) else { throw bad("'at' is no date") }
        self.at = at.seconds
        words = try fields.optionalDigest("words_sha256")
        switch try fields.string("type") {
        case "feed": entry = .feed(try FeedRecord(fields))
        case "capture": entry = .capture(try CaptureRecord(fields))
        case "article": entry = .article(try ArticleRecord(fields))
        case "attribution": entry = .attribution(try AttributionRecord(fields))
        case "resolution": entry = .resolution(try ResolutionRecord(fields))
        case "correction": entry = .correction(try CorrectionRecord(fields))
        case "registry": entry = .registry(try RegistryRecord(fields))
        case "key": entry = .key(try KeyRecord(fields))
        case let type: throw bad("type '\(type)' is not known to this version")
        }
    }
}

/// The members of an entry, read one by one.
private struct Fields {
    let members: [String: JSONValue]
    let index: Int64

    func bad(_ key: String) -> LedgerError {
        LedgerError(.badEntry, "entry \(index): '\(key)' is missing or of another kind than it should be")
    }

    func string(_ key: String) throws -> String {
        guard let value = members[key]?.string else { throw bad(key) }
        return value
    }

    func optionalString(_ key: String) throws -> String? { members[key] == nil ? nil : try string(key) }

    func integer(_ key: String) throws -> Int64 {
        guard let value = members[key]?.integer else { throw bad(key) }
        return value
    }

    func optionalInteger(_ key: String) throws -> Int64? { members[key] == nil ? nil : try integer(key) }

    func digest(_ key: String) throws -> ContentDigest {
        guard let digest = ContentDigest(hex: try string(key)) else { throw bad(key) }
        return digest
    }

    func optionalDigest(_ key: String) throws -> ContentDigest? { members[key] == nil ? nil : try digest(key) }

    func date(_ key: String) throws -> NewsDate? {
        guard let text = try optionalString(key) else { return nil }
        guard let date = NewsDate(parsing: text) else { throw bad(key) }
        return date
    }

    func choice<T: RawRepresentable<String>>(_ key: String, _ type: T.Type = T.self) throws -> T {
        guard let value = T(rawValue: try string(key)) else { throw bad(key) }
        return value
    }

    func optionalChoice<T: RawRepresentable<String>>(_ key: String) throws -> T? {
        members[key] == nil ? nil : try choice(key)
    }

    /// A mention whose words are still to be cut out of the text.
    func mention(_ value: JSONValue, _ key: String) throws -> Mention {
        Mention(text: "", span: try span(value, key))
    }

    func optionalMention(_ key: String) throws -> Mention? { try members[key].map { try mention($0, key) } }

    func span(_ value: JSONValue, _ key: String) throws -> TextSpan? {
        guard let ends = value.array else { throw bad(key) }
        if ends.isEmpty { return nil }
        guard ends.count == 2, let start = ends[0].integer, let end = ends[1].integer, start >= 0, start <= end
        else { throw bad(key) }
        return TextSpan(Int(start), Int(end))
    }
}

extension FeedRecord {
    fileprivate init(_ fields: Fields) throws {
        self.init(
            event: try fields.choice("event"), url: try fields.string("url"), to: try fields.optionalString("to"),
            title: try fields.optionalString("title"), why: try fields.optionalString("why"))
    }
}

extension CaptureRecord {
    fileprivate init(_ fields: Fields) throws {
        self.init(
            url: try fields.string("url"), finalURL: try fields.optionalString("final_url"),
            status: try fields.optionalInteger("status").map { Int($0) }, etag: try fields.optionalString("etag"),
            payload: try fields.digest("payload_sha256"), feedURL: try fields.optionalString("feed_url"),
            captured: try fields.date("captured"), record: try fields.optionalString("warc_record_id"))
    }
}

extension ArticleRecord {
    fileprivate init(_ fields: Fields) throws {
        self.init(
            capture: try fields.integer("capture"), url: try fields.string("url"),
            outlet: try fields.optionalString("outlet").map { OutletID($0) }, published: try fields.date("published"),
            modified: try fields.date("modified"), language: try fields.optionalString("language"),
            version: Int(try fields.integer("version")), previous: try fields.optionalInteger("previous"),
            text: try fields.digest("text_sha256"), document: try fields.digest("document_sha256"),
            extractor: try fields.string("extractor"))
    }
}

extension AttributionRecord {
    fileprivate init(_ fields: Fields) throws {
        var speaker: Speaker?
        if let members = fields.members["speaker"] {
            guard let spans = members.object else { throw fields.bad("speaker") }
            speaker = Speaker(
                name: "", nameSpan: try spans["name"].flatMap { try fields.span($0, "speaker") },
                roleSpan: try spans["role"].flatMap { try fields.span($0, "speaker") })
        }
        var outlet: OutletReference?
        if let id = try fields.optionalString("outlet") {
            outlet = OutletReference(id: OutletID(id), matched: try fields.optionalChoice("matched") ?? .unknown)
        }
        let content = fields.members["content"]
        if content != nil, content?.array == nil { throw fields.bad("content") }
        self.init(
            article: try fields.integer("article"),
            attribution: Attribution(
                role: try fields.choice("role"), kind: try fields.choice("kind"),
                source: try fields.optionalMention("source"), cue: try fields.optionalMention("cue"),
                content: try (content?.array ?? []).map { try fields.mention($0, "content") }, outlet: outlet,
                speaker: speaker, citedThrough: try fields.optionalString("cited_through").map { OutletID($0) },
                href: try fields.optionalString("href"), quotation: try fields.optionalChoice("quotation"),
                confidence: Double(try fields.integer("confidence_milli")) / 1000, rule: try fields.string("rule")))
    }
}

extension ResolutionRecord {
    fileprivate init(_ fields: Fields) throws {
        guard let evidence = fields.members["evidence"]?.array else { throw fields.bad("evidence") }
        self.init(
            attribution: try fields.integer("attribution"),
            resolution: Resolution(
                article: ArticleID(rawValue: try fields.integer("article")), via: try fields.choice("via"),
                evidence: try evidence.map {
                    guard let words = $0.string else { throw fields.bad("evidence") }
                    return words
                },
                confidence: Double(try fields.integer("confidence_milli")) / 1000),
            supersedes: try fields.optionalInteger("supersedes"))
    }
}

extension CorrectionRecord {
    fileprivate init(_ fields: Fields) throws {
        self.init(supersedes: try fields.integer("supersedes"), why: try fields.string("why"))
    }
}

extension RegistryRecord {
    fileprivate init(_ fields: Fields) throws {
        self.init(digest: try fields.digest("registry_sha256"), outlets: Int(try fields.integer("outlets")))
    }
}

extension KeyRecord {
    fileprivate init(_ fields: Fields) throws {
        self.init(
            vkey: try fields.string("vkey"), previous: try fields.optionalString("previous_vkey"),
            signature: try fields.optionalString("signature"))
    }
}
