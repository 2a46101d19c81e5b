import Testing

@testable import Ingestion

@Suite("ClassVocabulary")
struct ClassVocabularyTests {
    private func labels(_ value: String) -> Labels {
        ClassVocabulary.standard.labels(of: Array(value.utf8)[...])
    }

    @Test(
        "Class names say what they say in any spelling",
        arguments: [
            ("related-articles", Labels.related), ("c-relatedPosts", .related), ("newsletterBox", .newsletter),
            ("kommentarbereich", .comments), ("article__body", .body), ("articleBody", .body), ("entry-content", .body),
            ("post-text-wrapper", .body), ("bildunterschrift", .caption), ("sr-only", .hidden),
            ("author-bio", .biography),
        ])
    func knows(_ value: String, _ label: Labels) {
        #expect(labels(value).contains(label))
    }

    @Test(
        "What a page has is not what it is",
        arguments: [
            ("has-sidebar", Labels.sidebar), ("no-comments", .comments),
            ("post type-post status-publish category-share", .share),
            ("article-content__header-block", .body), ("shareholder", .share), ("loadeddata", .advertisement),
        ])
    func isNotMisled(_ value: String, _ label: Labels) {
        #expect(!labels(value).contains(label))
    }
}
