import Ingestion

/// A feed entry's own content as a page.
enum EntryPage {
    /// A page with the entry's headline and content; `nil` where the entry has no more than a headline.
    static func html(of entry: FeedEntry) -> [UInt8]? {
        let content = entry.contentHTML ?? entry.contentText.map(paragraphs) ?? entry.summary.map(paragraphs)
        guard let content else { return nil }
        let title = escaped(entry.title ?? "")
        let language = entry.language.map { " lang=\"\(escaped($0))\"" } ?? ""
        let page = """
            <!DOCTYPE html><html\(language)><head><meta charset="utf-8"><title>\(title)</title></head>\
            <body><article><h1>\(title)</h1>\(content)</article></body></html>
            """
        return Array(page.utf8)
    }

    private static func paragraphs(_ text: String) -> String {
        text.split(separator: "\n").map { "<p>\(escaped(String($0)))</p>" }.joined()
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
