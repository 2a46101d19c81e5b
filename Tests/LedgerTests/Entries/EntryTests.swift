import Foundation
import Ingestion
import Provenance
import Testing

@testable import Ledger

@Suite("Entry")
struct EntryTests {
    private static let digest = ContentDigest(of: Array("x".utf8))
    private static let at = "2026-01-31T08:15:02Z"

    private static let samples: [Entry] = [
        .feed(
            FeedRecord(event: .moved, url: "https://a.example/f", to: "https://b.example/f", title: "Ä „B“", why: "301")
        ),
        .feed(FeedRecord(event: .subscribed, url: "https://a.example/f")),
        .capture(CaptureRecord(url: "https://a.example/1", payload: digest)),
        .capture(
            CaptureRecord(
                url: "https://a.example/1", finalURL: "https://a.example/2", status: 200, etag: "\"x\"",
                payload: digest,
                feedURL: "https://a.example/f")),
        .article(
            ArticleRecord(
                capture: 3, url: "https://a.example/2", outlet: OutletID("a.example"), published: NewsDate(seconds: 0),
                modified: NewsDate(year: 2026, month: 2, day: 1), language: "de", version: 2, previous: 1, text: digest,
                document: digest, extractor: "x/1")),
        .resolution(
            ResolutionRecord(
                attribution: 5,
                resolution: Resolution(
                    article: ArticleID(rawValue: 4), via: .link, evidence: ["a", "é"], confidence: 1),
                supersedes: 6)),
        .correction(CorrectionRecord(supersedes: 7, why: "wrong")),
        .registry(RegistryRecord(digest: digest, outlets: 312)),
        .key(KeyRecord(vkey: "a.example/log+00000000+AQ==")),
        .key(KeyRecord(vkey: "a.example/log+1+AQ==", previous: "a.example/log+0+AQ==", signature: "AAAA")),
    ]

    @Test("is canonical JSON and comes back as it was", arguments: samples)
    func roundTrip(entry: Entry) throws {
        let bytes = try entry.encoded(at: Self.at)
        #expect(JSONParser.parse(bytes)?.canonical == bytes)
        let stored = try StoredEntry(decoding: bytes, index: 9)
        #expect(stored.entry == entry)
        #expect(stored.at == 1_769_847_302)
    }

    @Test("an attribution has spans, and no words of the text")
    func attribution() throws {
        let attribution = Attribution(
            role: .attribution, kind: .outlet, source: Mention(text: "fr.de", span: TextSpan(22, 27)),
            cue: Mention(text: "Selon les rapports de", span: TextSpan(0, 21)),
            content: [Mention(text: "Moscou accuse Kiev", span: TextSpan(29, 48))],
            outlet: OutletReference(id: OutletID("fr.de"), name: "FR", matched: .domain), confidence: 0.93,
            rule: "fr.selon")
        let bytes = try Entry.attribution(AttributionRecord(article: 1, attribution: attribution)).encoded(at: Self.at)
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == #"{"article":1,"at":"2026-01-31T08:15:02Z","confidence_milli":930,"content":[[29,48]],"cue":[0,21],"#
                + #""kind":"outlet","matched":"domain","outlet":"fr.de","role":"attribution","rule":"fr.selon","#
                + #""source":[22,27],"type":"attribution","v":1}"#)
    }

    @Test("words of a server or a rule are cut to a thousand scalars")
    func clipped() throws {
        let long = String(repeating: "é", count: 70_000)
        let entry = Entry.feed(FeedRecord(event: .gone, url: "https://a.example/f", title: long, why: long))
        let stored = try StoredEntry(decoding: entry.encoded(at: Self.at), index: 0)
        let cut = String(repeating: "é", count: 1000)
        #expect(stored.entry == .feed(FeedRecord(event: .gone, url: "https://a.example/f", title: cut, why: cut)))
    }

    @Test("is at most 65,535 bytes")
    func tooLong() {
        let entry = Entry.feed(FeedRecord(event: .removed, url: String(repeating: "x", count: 65_535)))
        #expect { try entry.encoded(at: Self.at) } throws: { ($0 as? LedgerError)?.code == .badEntry }
    }

    @Test(
        "bytes that are no entry of this version are refused",
        arguments: [
            "", "{}", "[]", #"{"at":"2026-01-31T08:15:02Z","type":"key","v":2,"vkey":"x"}"#,
            #"{"at":"2026-01-31T08:15:02Z","type":"nothing","v":1}"#, #"{"at":"x","type":"key","v":1,"vkey":"x"}"#,
            #"{"at":"2026-01-31T08:15:02Z","type":"key","v":1}"#,
            #"{"at":"2026-01-31T08:15:02Z","supersedes":"1","type":"correction","v":1,"why":""}"#,
            #"{"article":1,"at":"2026-01-31T08:15:02Z","confidence_milli":1,"content":[[2,1]],"kind":"outlet","role":"credit","rule":"","type":"attribution","v":1}"#,
        ])
    func refused(text: String) {
        #expect { try StoredEntry(decoding: Array(text.utf8), index: 0) } throws: {
            ($0 as? LedgerError)?.code == .badEntry
        }
    }

    @Test("a verification finds references and contents in the bytes as decoding does", arguments: samples)
    func scanning(entry: Entry) throws {
        let scan = try entry.encoded(at: Self.at).withUnsafeBytes { EntryScanner($0) }
        #expect(scan.isWellFormed)
        #expect(Set(scan.references) == Set(entry.references))
        let named: Int =
            switch entry {
            case .capture: 1
            case .article: 2
            default: 0
            }
        #expect(scan.contents.count == named)
    }

    @Test("a reference is not found inside of a string or a nested object")
    func nestedReferences() {
        let text = #"{"a":"\"article\":9","b":{"article":8},"c":[{"capture":7}],"why":"}{][,"}"#
        let scan = Array(text.utf8).withUnsafeBytes { EntryScanner($0) }
        #expect(scan.isWellFormed)
        #expect(scan.references.isEmpty)
    }

    @Test("bytes that are cut anywhere are not well formed, and are read without harm")
    func cut() throws {
        let bytes = try Self.samples[4].encoded(at: Self.at)
        for count in 0..<bytes.count {
            #expect(!Array(bytes.prefix(count)).withUnsafeBytes { EntryScanner($0) }.isWellFormed)
        }
    }
}
