import Ingestion
import Provenance

extension Entry {
    /// The most bytes that an entry has: a tile gives its length in two.
    static let byteLimit = 65_535
    /// The version of the entries' form.
    static let formatVersion: Int64 = 1

    /// Encodes the entry as it is hashed and kept (RFC 8785).
    ///
    /// - Parameters:
    ///   - at: RFC 3339 in UTC.
    ///   - words: the digest of the words that no span carries, for an attribution.
    /// - Returns: at most `byteLimit` bytes.
    /// - Throws: `LedgerError` with the code `badEntry` where it is too long.
    func encoded(at: String, words: ContentDigest? = nil) throws -> [UInt8] {
        var writer = CanonicalWriter()
        writer.object { json in
            switch self {
            case .feed(let record): record.write(to: &json, at: at)
            case .capture(let record): record.write(to: &json, at: at)
            case .article(let record): record.write(to: &json, at: at)
            case .attribution(let record): record.write(to: &json, at: at, words: words)
            case .resolution(let record): record.write(to: &json, at: at)
            case .correction(let record): record.write(to: &json, at: at)
            case .registry(let record): record.write(to: &json, at: at)
            case .key(let record): record.write(to: &json, at: at)
            }
        }
        guard writer.bytes.count <= Self.byteLimit else {
            throw LedgerError(
                .badEntry,
                "an entry has \(writer.bytes.count) bytes, and the log takes \(Self.byteLimit); it was left out")
        }
        return writer.bytes
    }
}

// In each of these the keys stand in the order of their bytes, as RFC 8785 wants them.

extension FeedRecord {
    fileprivate func write(to json: inout CanonicalWriter, at: String) {
        json.member("at", at)
        json.member("event", event.rawValue)
        json.member("title", title?.clipped)
        json.member("to", to)
        json.type("feed")
        json.member("url", url)
        json.version()
        json.member("why", why?.clipped)
    }
}

extension CaptureRecord {
    fileprivate func write(to json: inout CanonicalWriter, at: String) {
        json.member("at", at)
        json.member("captured", captured?.description)
        json.member("etag", etag?.clipped)
        json.member("feed_url", feedURL)
        json.member("final_url", finalURL)
        json.member("payload_sha256", payload.hex)
        json.member("status", status.map(Int64.init))
        json.type("capture")
        json.member("url", url)
        json.version()
        json.member("warc_record_id", record?.clipped)
    }
}

extension ArticleRecord {
    fileprivate func write(to json: inout CanonicalWriter, at: String) {
        json.member("at", at)
        json.member("capture", capture)
        json.member("document_sha256", document.hex)
        json.member("extractor", extractor)
        json.member("language", language)
        json.member("modified", modified?.description)
        json.member("outlet", outlet?.rawValue)
        json.member("previous", previous)
        json.member("published", published?.description)
        json.member("text_sha256", text.hex)
        json.type("article")
        json.member("url", url)
        json.version()
        json.member("version", Int64(version))
    }
}

extension AttributionRecord {
    fileprivate func write(to json: inout CanonicalWriter, at: String, words: ContentDigest?) {
        json.member("article", article)
        json.member("at", at)
        json.member("cited_through", attribution.citedThrough?.rawValue)
        json.member("confidence_milli", attribution.confidence.milli)
        if !attribution.content.isEmpty {
            json.key("content")
            json.array { json in for mention in attribution.content { json.span(mention.span) } }
        }
        if let cue = attribution.cue {
            json.key("cue")
            json.span(cue.span)
        }
        json.member("href", attribution.href.flatMap { $0.staysInEntry ? $0 : nil })
        json.member("kind", attribution.kind.rawValue)
        json.member("matched", attribution.outlet?.matched.rawValue)
        json.member("outlet", attribution.outlet?.id.rawValue)
        json.member("quotation", attribution.quotation?.rawValue)
        json.member("role", attribution.role.rawValue)
        json.member("rule", attribution.rule)
        if let source = attribution.source {
            json.key("source")
            json.span(source.span)
        }
        if let speaker = attribution.speaker {
            json.key("speaker")
            json.object { json in
                if let span = speaker.nameSpan {
                    json.key("name")
                    json.span(span)
                }
                if let span = speaker.roleSpan {
                    json.key("role")
                    json.span(span)
                }
            }
        }
        json.type("attribution")
        json.version()
        json.member("words_sha256", words?.hex)
    }
}

extension ResolutionRecord {
    fileprivate func write(to json: inout CanonicalWriter, at: String) {
        json.member("article", resolution.article.rawValue)
        json.member("at", at)
        json.member("attribution", attribution)
        json.member("confidence_milli", resolution.confidence.milli)
        json.key("evidence")
        json.array { json in for evidence in resolution.evidence { json.string(evidence.clipped) } }
        json.member("supersedes", supersedes)
        json.type("resolution")
        json.version()
        json.member("via", resolution.via.rawValue)
    }
}

extension CorrectionRecord {
    fileprivate func write(to json: inout CanonicalWriter, at: String) {
        json.member("at", at)
        json.member("supersedes", supersedes)
        json.type("correction")
        json.version()
        json.member("why", why.clipped)
    }
}

extension RegistryRecord {
    fileprivate func write(to json: inout CanonicalWriter, at: String) {
        json.member("at", at)
        json.member("outlets", Int64(outlets))
        json.member("registry_sha256", digest.hex)
        json.type("registry")
        json.version()
    }
}

extension KeyRecord {
    fileprivate func write(to json: inout CanonicalWriter, at: String) {
        json.member("at", at)
        json.member("previous_vkey", previous)
        json.member("signature", signature)
        json.type("key")
        json.version()
        json.member("vkey", vkey)
    }
}

extension CanonicalWriter {
    fileprivate mutating func member(_ key: StaticString, _ value: String?) {
        guard let value else { return }
        self.key(key)
        string(value)
    }

    fileprivate mutating func member(_ key: StaticString, _ value: Int64?) {
        guard let value else { return }
        self.key(key)
        integer(value)
    }

    fileprivate mutating func type(_ type: StaticString) {
        key("type")
        plain(type)
    }

    fileprivate mutating func version() {
        key("v")
        integer(Entry.formatVersion)
    }

    /// `[start,end]`, or `[]` for words that stand outside of the text.
    fileprivate mutating func span(_ span: TextSpan?) {
        array { json in
            guard let span else { return }
            json.integer(Int64(span.start))
            json.integer(Int64(span.end))
        }
    }
}

extension String {
    /// The first thousand scalars: what a server or a rule says in words must not keep an entry out of the log.
    fileprivate var clipped: String {
        guard utf8.count > 1000, let end = unicodeScalars.index(startIndex, offsetBy: 1000, limitedBy: endIndex) else {
            return self
        }
        return String(self[..<end])
    }

    /// Whether an address comes back from an entry as it was: short, and in the form of its strings.
    var staysInEntry: Bool { utf8.count <= 8192 && isCanonicallyComposed }
}

extension Double {
    /// Thousandths, from 0 to 1000.
    var milli: Int64 { isNaN ? 0 : Int64((Swift.min(Swift.max(self, 0), 1) * 1000).rounded()) }
}
