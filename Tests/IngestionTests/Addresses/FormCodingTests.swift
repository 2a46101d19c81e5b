import Testing

@testable import Ingestion

@Suite struct FormCodingTests {
    @Test(
        "percent coding is undone",
        arguments: [
            ("a%20b", "a b"), ("%C3%A9t%c3%a9", "été"), ("%", "%"), ("%2", "%2"), ("%zz", "%zz"), ("%00", "\u{0}"),
            ("%FF", "\u{FFFD}"), ("a+b", "a+b"), ("%2Fx", "/x"),
        ])
    func decoded(text: String, expected: String) { #expect(PercentCoding.decode(text) == expected) }

    @Test("what is encoded is decoded to itself", arguments: ["", "a b&c=d", "« é »", "👩🏽‍⚖️", "%41", "../..", "\u{0}\n"])
    func roundTrip(text: String) {
        #expect(PercentCoding.decode(PercentCoding.encode(text)) == text)
        let fields = FormCoding.decode(FormCoding.encode([("näme", text)]).utf8)
        #expect(fields.map(\.name) == ["näme"])
        #expect(fields.map(\.value) == [text])
    }

    @Test func formsHaveBlanksAsPlusAndAsManyFieldsAsAreRead() {
        let fields = FormCoding.decode("a=b+c&d&=e&f=g=h&&".utf8)
        #expect(fields.map(\.name) == ["a", "d", "", "f"])
        #expect(fields.map(\.value) == ["b c", "", "e", "g=h"])
        #expect(FormCoding.decode(String(repeating: "a=b&", count: 10_000).utf8).count == 64)
    }
}
