import Ingestion
import Provenance

/// Writes the claims as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), one page of them, an annotation a
/// line.
///
/// A span is selected twice: by its place in the article's text (Unicode scalars of normalization form C) and by its words
/// with what stands around them. Where the text was withheld, the place alone is left.
struct AnnotationExport {
    let reader: any LedgerReader
    let source: any LogSource
    let origin: String
    let sink: TextSink
    /// Whether it is a copy of another ledger's log, whose entries may be of forms that this version doesn't know.
    let isImported: Bool

    /// How many scalars of the text are quoted before and behind a span.
    private static let margin = 32

    func write() throws {
        var head = CanonicalWriter(composes: false)
        head.array { json in
            json.string("http://www.w3.org/ns/anno.jsonld")
            json.object { json in json.member("sc", "https://sourcier.example/ns#") }
        }
        try sink.put("{\"@context\":")
        try sink.put(bytes: head.bytes)
        try sink.put(",\n\"id\":\"urn:sourcier:\(origin):claims\",\"type\":\"AnnotationPage\",\"items\":[")
        var isFirst = true
        try source.entries(in: 0..<source.head().size.rawValue) { index, bytes in
            guard let stored = try StoredEntry(decoding: bytes, index: index, isImported: isImported),
                case .article(let record) = stored.entry
            else { return }
            let id = ArticleID(rawValue: index)
            let text = try reader.content(record.text).map { Array(String(decoding: $0, as: UTF8.self).unicodeScalars) }
            for citation in try reader.citations(of: id) {
                try sink.put(isFirst ? "\n" : ",\n")
                isFirst = false
                try sink.put(bytes: try annotation(citation, of: record, text: text ?? [], at: stored.at))
            }
        }
        try sink.put("\n]}\n")
    }

    private func annotation(
        _ citation: HeldCitation, of record: ArticleRecord, text: [Unicode.Scalar], at seconds: Int64
    ) throws -> [UInt8] {
        let attribution = citation.attribution
        let cited = try citation.resolution.flatMap { try reader.article($0.article) }
        var writer = CanonicalWriter(composes: false)
        writer.object { json in
            json.member("id", "urn:sourcier:\(origin):claim-\(citation.entry)")
            json.member("type", "Annotation")
            json.member("motivation", "identifying")
            json.member("created", NewsDate(seconds: seconds).description)
            json.key("body")
            json.array { json in
                Self.body(attribution, to: &json)
                guard let cited else { return }
                json.object { json in
                    json.member("type", "SpecificResource")
                    json.member("purpose", "linking")
                    json.member("source", cited.address.string)
                }
            }
            json.key("target")
            json.array { json in
                let parts =
                    attribution.content.map { ("content", $0) } + (attribution.source.map { [("source", $0)] } ?? [])
                    + (attribution.cue.map { [("cue", $0)] } ?? [])
                for (part, mention) in parts {
                    guard let span = mention.span else { continue }
                    Self.target(part, span, in: text, of: record, to: &json)
                }
            }
        }
        return writer.bytes
    }

    private static func body(_ attribution: Attribution, to json: inout CanonicalWriter) {
        json.object { json in
            json.member("type", "TextualBody")
            json.member("purpose", "identifying")
            json.member(
                "value",
                attribution.outlet?.id.rawValue ?? attribution.speaker?.name ?? attribution.source?.text
                    ?? attribution.kind.rawValue)
            json.member("sc:role", attribution.role.rawValue)
            json.member("sc:kind", attribution.kind.rawValue)
            json.member("sc:rule", attribution.rule)
            if let quotation = attribution.quotation { json.member("sc:quotation", quotation.rawValue) }
            json.key("sc:confidence_milli")
            json.integer(attribution.confidence.milli)
        }
    }

    private static func target(
        _ part: String, _ span: TextSpan, in text: [Unicode.Scalar], of record: ArticleRecord,
        to json: inout CanonicalWriter
    ) {
        json.object { json in
            json.member("type", "SpecificResource")
            json.member("source", record.url)
            json.member("styleClass", part)
            json.member("sc:text_sha256", record.text.hex)
            json.key("selector")
            json.array { json in
                json.object { json in
                    json.member("type", "TextPositionSelector")
                    json.key("start")
                    json.integer(Int64(span.start))
                    json.key("end")
                    json.integer(Int64(span.end))
                }
                guard span.start >= 0, span.start <= span.end, span.end <= text.count, span.start < span.end else {
                    return
                }
                json.object { json in
                    func words(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(text[range])) }
                    json.member("type", "TextQuoteSelector")
                    json.member("exact", words(span.start..<span.end))
                    json.member("prefix", words(max(0, span.start - margin)..<span.start))
                    json.member("suffix", words(span.end..<min(text.count, span.end + margin)))
                }
            }
        }
    }
}
