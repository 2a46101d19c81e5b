/// Finds the article on a page.
public enum ArticleExtractor {
    /// Extracts the article's own words and its metadata.
    ///
    /// - Parameters:
    ///   - bytes: the page as it came, gzip undone.
    ///   - url: where it was found.
    ///   - contentType: the value of its Content-Type header.
    /// - Returns: the article; its text has at least one paragraph.
    /// - Throws: `IngestionError` with the code `empty`, `binary` or `noArticle`.
    public static func extract(
        _ bytes: [UInt8], url: WebAddress? = nil, contentType: String? = nil
    ) throws(IngestionError) -> Article {
        let utf8 = try InputCheck.decodedPage(bytes, contentType: contentType)
        return try PageReading(utf8, url: url).article()
    }

    /// Says of every block of a page whether it was kept, and why.
    ///
    /// - Throws: what `extract` throws for bytes that are no page.
    public static func explain(
        _ bytes: [UInt8], url: WebAddress? = nil, contentType: String? = nil
    ) throws(IngestionError) -> [BlockDecision] {
        let utf8 = try InputCheck.decodedPage(bytes, contentType: contentType)
        return PageReading(utf8, url: url).decisions()
    }

    /// Reads plain text as an article: paragraphs at blank lines (or at every line end, where there is none).
    ///
    /// - Throws: `IngestionError` with the code `empty` or `binary`.
    public static func plainText(
        _ bytes: [UInt8], url: WebAddress? = nil, language: String? = nil
    ) throws(IngestionError) -> Article {
        let utf8 = try InputCheck.decodedText(bytes)
        return PlainText.article(utf8, url: url, language: language)
    }
}
