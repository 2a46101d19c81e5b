import Foundation
import Ingestion
import Ledger
import Provenance
import Testing

@testable import Newsroom

@Suite("What changed between versions")
struct VersionDifferenceTests {
    private func article(_ text: String) -> Article {
        Article(text: text, paragraphs: [TextSpan(0, text.unicodeScalars.count)])
    }

    private func changes(_ old: String, _ new: String) -> [String] {
        SentenceComparison(article(old), article(new)).changes.map { change in
            switch change {
            case .removed(let sentence): "-" + sentence.text
            case .added(let sentence): "+" + sentence.text
            case .changed(let from, let to): "\(from.text) > \(to.text)"
            }
        }
    }

    @Test("the same text has none, whatever its white space")
    func same() {
        #expect(changes("Eins. Zwei.", "Eins. Zwei.").isEmpty)
        #expect(changes("Eins und zwei. Drei.", "Eins  und\u{A0}zwei.\n\nDrei.").isEmpty)
        #expect(changes("", "").isEmpty)
    }

    @Test("sentences come, go and change in their places")
    func places() {
        #expect(changes("A eins. B zwei. C drei.", "A eins. C drei.") == ["-B zwei."])
        #expect(changes("A eins. C drei.", "A eins. B zwei. C drei.") == ["+B zwei."])
        #expect(changes("Alpha. Beta. Gamma.", "Beta. Gamma. Alpha.").count == 2)
        #expect(
            changes(
                "Der Bau kostet zwei Millionen Euro, sagt der Bürgermeister. Ende.",
                "Der Bau kostet drei Millionen Euro, sagt der Bürgermeister. Ende.")
                == [
                    "Der Bau kostet zwei Millionen Euro, sagt der Bürgermeister. > "
                        + "Der Bau kostet drei Millionen Euro, sagt der Bürgermeister."
                ])
    }

    @Test("spans lead to the words of their own version")
    func spans() {
        let old = "Première phrase. «\u{A0}Citation\u{A0}», dit-il. Fin 😀."
        let new = "Première phrase. Autre chose ici. «\u{A0}Citation\u{A0}», dit-elle. Fin 😀."
        let (before, after) = (Array(old.unicodeScalars), Array(new.unicodeScalars))
        for change in SentenceComparison(article(old), article(new)).changes {
            func check(_ sentence: SentenceChange.Sentence, in scalars: [Unicode.Scalar]) {
                let words = String(String.UnicodeScalarView(scalars[sentence.span.start..<sentence.span.end]))
                #expect(words == sentence.text)
            }
            switch change {
            case .removed(let sentence): check(sentence, in: before)
            case .added(let sentence): check(sentence, in: after)
            case .changed(let from, let to):
                check(from, in: before)
                check(to, in: after)
            }
        }
    }

    @Test("what is removed, added and kept makes up both texts", arguments: 0..<60)
    func law(seed: Int) {
        var state = UInt64(seed) &* 2_654_435_761 &+ 1
        func roll(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        func text() -> [String] { (0..<roll(12)).map { _ in "Satz \(["Alpha", "Beta", "Gamma", "Delta"][roll(4)])." } }
        let (old, new) = (text(), text())
        var (gone, come) = ([String](), [String]())
        for change in SentenceComparison(article(old.joined(separator: " ")), article(new.joined(separator: " ")))
            .changes
        {
            switch change {
            case .removed(let sentence): gone.append(sentence.text)
            case .added(let sentence): come.append(sentence.text)
            case .changed(let from, let to):
                gone.append(from.text)
                come.append(to.text)
            }
        }
        func count(_ words: [String]) -> [String: Int] { Dictionary(words.map { ($0, 1) }, uniquingKeysWith: +) }
        var left = count(old)
        for word in gone { left[word, default: 0] -= 1 }
        for word in come { left[word, default: 0] += 1 }
        #expect(left.filter { $0.value != 0 } == count(new))
    }

    private func citation(_ entry: Int64, _ outlet: String, _ content: String, cue: String = "laut") -> HeldCitation {
        HeldCitation(
            entry: entry,
            attribution: Attribution(
                role: .attribution, kind: .outlet, source: Mention(text: outlet, span: nil),
                cue: Mention(text: cue, span: nil), content: content.isEmpty ? [] : [Mention(text: content, span: nil)],
                outlet: OutletReference(id: OutletID(outlet), matched: .name), confidence: 1, rule: "test"))
    }

    @Test("attributions come, go, keep their source though the words change, or change it though the words stay")
    func attributions() {
        let claim = "die Brücke bleibt bis in den Herbst gesperrt"
        let kept = citation(1, "a.example", claim)
        func changes(_ old: [HeldCitation], _ new: [HeldCitation]) -> [AttributionChange] {
            AttributionComparison(old, new).changes
        }
        #expect(changes([kept], [citation(9, "a.example", claim)]).isEmpty)
        #expect(changes([kept], [citation(9, "a.example", "die Brücke bleibt bis in den Winter gesperrt")]).isEmpty)
        let other = citation(9, "b.example", claim)
        #expect(changes([kept], [other]) == [.changedSource(from: kept, to: other)])
        let new = citation(9, "b.example", "etwas ganz anderes steht nun in dem Text")
        #expect(changes([kept], [kept, new]) == [.came(new)])
        #expect(changes([kept, new], [kept]) == [.gone(new)])
        #expect(changes([kept], [new]) == [.gone(kept), .came(new)])
        #expect(changes([kept, other], [other, kept]).isEmpty)
        let credit = citation(5, "c.example", "")
        #expect(changes([credit], [citation(6, "d.example", "")]).count == 2)
    }

    @Test("versions of a held article are compared by their numbers")
    func held() async throws {
        let desk = try TestDesk()
        let ingest = IngestDesk(store: desk.store, reasoning: desk.reasoning, maxBytes: 1 << 20) { desk.now }
        let address = try #require(WebAddress("https://zeitung.example/bruecke"))
        let second = [
            Papers.bridge[0], Papers.bridge[1].replacingOccurrences(of: "Krone.at", with: "orf.at"), Papers.bridge[2],
        ]
        for paragraphs in [Papers.bridge, second] {
            let page = Papers.page("Brücke gesperrt", paragraphs)
            _ = try await ingest.page(IngestedPage(address: address, body: Array(page.utf8)))
            desk.wait(3600)
        }
        let id = try #require(try await desk.articles().first?.id)
        let difference = try await desk.store.read { reader in
            func compare(_ reader: some LedgerReader) throws -> VersionDifference {
                try VersionDifference(reader.versions(of: id), from: 1, to: 2, in: reader)
            }
            return try compare(reader)
        }
        #expect(difference.sentences.count == 1)
        #expect(difference.attributions.count == 1)
        guard case .changedSource(let from, let to) = difference.attributions.first else {
            Issue.record("the source was changed: \(difference.attributions)")
            return
        }
        #expect(from.attribution.outlet?.id.rawValue == "krone.at")
        #expect(to.attribution.outlet?.id.rawValue == "orf.at")
        await #expect(throws: IngestionError.self) {
            _ = try await desk.store.read { reader in
                func compare(_ reader: some LedgerReader) throws -> VersionDifference {
                    try VersionDifference(reader.versions(of: id), from: 1, to: 3, in: reader)
                }
                return try compare(reader)
            }
        }
    }
}
