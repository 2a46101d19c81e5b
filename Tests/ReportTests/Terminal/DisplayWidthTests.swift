import Testing

@testable import Report

@Suite struct DisplayWidthTests {
    @Test(
        "columns are counted as a terminal gives them",
        arguments: [
            ("abc", 3), ("Straße", 6), ("e\u{301}té", 3), ("«À\u{A0}la une»", 10), ("日本", 4), ("🗞️", 1), ("📰", 2),
            ("ab\u{200B}c", 3), ("שלום", 4), ("", 0),
        ])
    func columns(text: String, width: Int) {
        #expect(text.columns == width)
    }

    @Test func whatSteersATerminalIsTakenOut() {
        #expect("a\u{1B}[31mb\u{7}\u{202E}c\nd".printable == "a[31mbc d")
    }

    @Test(
        "a cut text is never wider than asked",
        arguments: ["a longer line of words", "日本語のニュース記事", "e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}", "📰📰📰📰"])
    func cut(text: String) {
        for width in 2...12 {
            let cut = text.cut(to: width)
            #expect(cut.columns <= width)
            #expect(text.columns <= width ? cut == text : cut.hasSuffix("…"))
        }
    }
}
