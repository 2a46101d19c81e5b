import Foundation
import Ingestion
import Testing

@Suite("Credits")
struct ArticleCreditTests {
    @Test(
        "Agencies are credited in datelines, in brackets and on lines of their own",
        arguments: [
            (
                "BERLIN (dpa) – The crane is gone, and the harbour looks empty without it, said the mayor on Monday.",
                "dpa", "(dpa)"
            ),
            (
                "WASHINGTON, April 3 (Reuters) - The crane is gone, and the harbour looks empty without it.", "Reuters",
                "(Reuters)"
            ),
            (
                "INDIANAPOLIS (AP) — The crane is gone, and the harbour looks empty without it, said the mayor.", "AP",
                "(AP)"
            ),
            (
                "The crane is gone, and the harbour looks empty without it, said the mayor on Monday. (dpa/lnw)", "dpa",
                "(dpa/lnw)"
            ),
            (
                "新华社北京3月12日电 – The crane is gone, and the harbour looks empty without it.", "新华社",
                "新华社北京3月12日电"
            ),
            (
                "(서울=연합뉴스) 김민수 기자 – The crane is gone, and the harbour looks empty without it.", "연합뉴스", "(서울=연합뉴스)"
            ),
            ("(Mit Material von AFP)", "AFP", "(Mit Material von AFP)"), ("avec AFP", "AFP", "avec AFP"),
            ("With reporting by AP", "AP", "With reporting by AP"),
            (
                "The Associated Press contributed to this report.", "The Associated Press",
                "The Associated Press contributed to this report."
            ),
        ])
    func credits(_ paragraph: String, _ agency: String, _ text: String) throws {
        let isFirst = paragraph.contains("–") || paragraph.contains(" - ") || paragraph.contains("—")
        let html =
            isFirst
            ? ArticlePages.page(before: "<p>\(paragraph)</p>") : ArticlePages.page(after: "<p>\(paragraph)</p>")
        let article = try ArticlePages.extract(html)
        let credit = try #require(article.credits.first)
        #expect(article.credits.count == 1)
        #expect(credit.agency == agency)
        #expect(credit.text == text)
        if let span = credit.span {
            let scalars = Array(article.text.unicodeScalars)
            #expect(scalars[span.start..<span.end].elementsEqual(text.unicodeScalars))
        }
    }

    @Test("A byline's agency is a credit without a place in the text")
    func readsBylines() throws {
        let article = try ArticlePages.extract(ArticlePages.page(before: "<p class='byline'>Le Monde avec AFP</p>"))
        #expect(article.credits == [ArticleCredit(text: "Le Monde avec AFP", agency: "AFP")])
    }

    @Test(
        "Photo credits and mentions are none",
        arguments: [
            "<figure><img src='x'><figcaption>The crane. Photo: dpa</figcaption></figure>",
            "<p>The Reuters building in London, which is now a hotel, was never seen from the crane by anybody here.</p>",
            "<p>He told AFP that he would not vote, and that the crane meant nothing to him or to his friends.</p>",
            "<p>She works for the AP (Alliance of Painters) in town, where the crane was painted every single year.</p>",
        ])
    func ignoresMentions(_ html: String) throws {
        #expect(try ArticlePages.extract(ArticlePages.page(middle: html)).credits.isEmpty)
    }
}
