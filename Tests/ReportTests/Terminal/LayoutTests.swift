import Testing

@testable import Report

@Suite struct LayoutTests {
    private let plain = Style(colour: false, width: 40)

    @Test func columnsLineUpWhateverTheirLetters() {
        var table = TextTable([.init(title: "outlet"), .init(title: "n", isRight: true), .init(title: "headline")])
        table.add(["日本放送", "7", "a"])
        table.add(["Le Soir", "12", "b"])
        #expect(
            table.text(style: plain) == """
                outlet     n  headline
                日本放送   7  a
                Le Soir   12  b

                """)
    }

    @Test func flexibleColumnGivesWay() {
        var table = TextTable([.init(title: "headline", isFlexible: true), .init(title: "id")])
        table.add([String(repeating: "word ", count: 30), "article:7"])
        let lines = table.text(style: plain).split(separator: "\n")
        #expect(lines.allSatisfy { $0.columns <= 40 })
        #expect(lines.last?.hasSuffix("article:7") == true)
    }

    @Test func wordsAreWrappedAndPaintDoesNotCount() {
        var text = WrappedText()
        text.add("one two ")
        text.add("three", paint: { "\u{1B}[1m\($0)\u{1B}[0m" })
        text.add(", four five six seven eight nine ten eleven")
        let lines = text.text(width: 24, indent: 2).split(separator: "\n")
        #expect(lines.first == "  one two \u{1B}[1mthree\u{1B}[0m, four")
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("  ") && $0.columns <= 24 })
    }

    @Test func numbersTakeTheirNoun() {
        #expect(Count.text(1, "chain") == "1 chain")
        #expect(Count.text(0, "story", plural: "stories") == "0 stories")
        #expect(Confidence.text(0.999) == "1.00")
        #expect(Confidence.text(0.07) == "0.07")
        #expect(Confidence.text(.infinity) == "1.00")
        #expect(Listing.text(["a"]) == "a")
        #expect(Listing.text(["a", "b", "c"]) == "a, b and c")
    }
}
