/// Reads a feed of any kind.
public enum FeedParser {
    /// Parses a whole document.
    ///
    /// - Parameters:
    ///   - bytes: the document as it came, gzip undone.
    ///   - baseURL: where it was fetched; relative addresses are resolved against it.
    ///   - contentType: the value of its Content-Type header.
    ///   - name: what to call it where it has no title: the file's name.
    /// - Returns: the feed, as much of it as can be read.
    /// - Throws: `IngestionError` with the code `empty`, `binary` or `notAFeed`.
    public static func parse(
        _ bytes: [UInt8], baseURL: WebAddress? = nil, contentType: String? = nil, name: String? = nil
    ) throws(IngestionError) -> Feed {
        throw IngestionError(.notAFeed, "no feed")
    }
}
