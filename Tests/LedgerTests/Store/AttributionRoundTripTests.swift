import Foundation
import Ingestion
import Ledger
import Provenance
import TestSupport
import Testing

@Suite("Attributions in the ledger", .waiting)
struct AttributionRoundTripTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test("whatever was written is read back, words and all", arguments: 0..<40, TestedStore.available)
    func roundTrip(seed: Int, store: TestedStore) async throws {
        var random = SeededRandom(seed: UInt64(seed))
        let text = (random.text(upTo: 120) + "abc").precomposedStringWithCanonicalMapping
        let written = (0..<8).map { _ in Attribution.random(over: Array(text.unicodeScalars), using: &random) }
        let ledger = try scratch.ledger(on: store)
        let id = try await ledger.write(at: 1_769_850_000) { writer in
            let id = try writer.take(SampleArticle("https://a.example/1", title: "T", text: text))
            for attribution in written {
                _ = try writer.append(.attribution(AttributionRecord(article: id, attribution: attribution)))
            }
            return ArticleID(rawValue: id)
        }
        let citations = try await ledger.read { try $0.citations(of: id) }
        #expect(citations.map(\.attribution).map(\.exact) == written.map(\.exact))
        let entries = try await ledger.read { reader in
            try citations.compactMap { try reader.entry(at: $0.entry)?.entry }
        }
        #expect(entries == written.map { .attribution(AttributionRecord(article: id.rawValue, attribution: $0)) })
        #expect(try await ledger.verify(against: nil).faults == [])
    }

    @Test("names of people stand in no entry, be they in the text or outside of it")
    func names() async throws {
        let ledger = try scratch.ledger()
        let text = "Dmitri Peskow sagte der „Bild“, er wisse nichts."
        let inText = Attribution(
            role: .attribution, kind: .person, source: .of("Dmitri Peskow", in: text), cue: .of("sagte", in: text),
            content: [.of("er wisse nichts", in: text)],
            speaker: Speaker(name: "Dmitri Peskow", nameSpan: Mention.of("Dmitri Peskow", in: text).span),
            confidence: 0.9, rule: "de.sagen")
        let outside = Attribution(
            role: .credit, kind: .agency, source: Mention(text: "Von Erika Mustermann, dpa", span: nil),
            outlet: OutletReference(id: OutletID("dpa.com"), matched: .name),
            speaker: Speaker(name: "Erika Mustermann", role: "Korrespondentin"), confidence: 1, rule: "credit")
        try await ledger.write(at: 0) { writer in
            let id = try writer.take(SampleArticle("https://a.example/1", title: "T", text: text))
            for attribution in [inText, outside] {
                _ = try writer.append(.attribution(AttributionRecord(article: id, attribution: attribution)))
            }
        }
        let rows = try SQLiteFile(ledger.address).rows("SELECT CAST(bytes AS TEXT) FROM entry")
        #expect(rows.count == 4)
        for row in rows {
            for name in ["Peskow", "Mustermann", "Korrespondentin"] { #expect(!row.contains(name)) }
        }
    }
}

extension Attribution {
    /// All of it scalar by scalar: strings that only mean the same are not the same here.
    fileprivate var exact: [[UInt32]] {
        func scalars(_ text: String?) -> [UInt32] { text.map { $0.unicodeScalars.map(\.value) } ?? [.max] }
        func number(_ value: Int?) -> UInt32 { value.map { UInt32($0) } ?? .max }
        var all: [[UInt32]] = []
        for mention in [source, cue] + content {
            all.append(scalars(mention?.text) + [number(mention?.span?.start), number(mention?.span?.end)])
        }
        for text in [speaker?.name, speaker?.role, href, rule, citedThrough?.rawValue] { all.append(scalars(text)) }
        for span in [speaker?.nameSpan, speaker?.roleSpan] { all.append([number(span?.start), number(span?.end)]) }
        all.append(scalars("\(role) \(kind) \(confidence) \(quotation?.rawValue ?? "none")"))
        all.append(scalars("\(outlet?.id.rawValue ?? "none") \(outlet?.matched.rawValue ?? "none")"))
        return all
    }

    fileprivate static func random(over text: [Unicode.Scalar], using random: inout SeededRandom) -> Attribution {
        func span() -> TextSpan {
            let start = Int.random(in: 0..<text.count, using: &random)
            return TextSpan(start, Int.random(in: start...text.count, using: &random))
        }
        func words(_ span: TextSpan) -> String { String(String.UnicodeScalarView(text[span.start..<span.end])) }
        func mention() -> Mention {
            let place = span()
            switch Int.random(in: 0..<6, using: &random) {
            case 0: return Mention(text: random.text(upTo: 10), span: nil)
            case 1: return Mention(text: random.text(upTo: 10), span: place)
            default: return Mention(text: words(place), span: place)
            }
        }
        func maybe<T>(_ value: () -> T) -> T? { Bool.random(using: &random) ? value() : nil }
        let kind = SourceKind.allCases[Int.random(in: 0..<SourceKind.allCases.count, using: &random)]
        let (name, role) = (span(), span())
        return Attribution(
            role: [.attribution, .credit, .link][Int.random(in: 0..<3, using: &random)], kind: kind,
            source: maybe(mention),
            cue: maybe(mention), content: (0..<Int.random(in: 0..<3, using: &random)).map { _ in mention() },
            outlet: maybe { OutletReference(id: OutletID("a.example"), matched: .translation) },
            speaker: maybe {
                Bool.random(using: &random)
                    ? Speaker(name: words(name), nameSpan: name, role: words(role), roleSpan: role)
                    : Speaker(name: random.text(upTo: 9), role: maybe { random.text(upTo: 9) })
            }, citedThrough: maybe { OutletID("b.example") },
            href: maybe { "https://a.example/" + random.text(upTo: 9) },
            quotation: maybe { .mixed }, confidence: Double(Int.random(in: 0...1000, using: &random)) / 1000,
            rule: "fr.selon")
    }
}
