extension Article {
    /// The article as one line of JSON in the shape of `sourcier extract`, without a line end.
    ///
    /// - Parameter input: what the article was read from; named first where it is given.
    /// - Returns: UTF-8; absent values are left out.
    public func json(input: String? = nil) -> [UInt8] {
        var json = ArticleJSON(capacity: text.utf8.count * 2)
        json.write(self, input: input)
        return json.bytes
    }
}

/// Writes an article's JSON straight into bytes.
private struct ArticleJSON {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int) {
        bytes.reserveCapacity(capacity)
    }

    mutating func write(_ article: Article, input: String?) {
        bytes.append(0x7B)
        field("input", input)
        field("url", article.url?.string)
        field("canonical_url", article.canonicalURL?.string)
        field("site_name", article.siteName)
        field("title", article.title)
        list("authors", article.authors) { $0.string($1) }
        field("date_published", article.published?.description)
        field("date_modified", article.modified?.description)
        field("language", article.language)
        field("text", article.text)
        list("paragraphs", article.paragraphs) { json, span in
            json.bytes.append(0x7B)
            json.span(span)
            json.bytes.append(0x7D)
        }
        list("links", article.links) { json, link in
            json.bytes.append(0x7B)
            json.field("href", link.href)
            json.field("text", link.text)
            json.span(link.span)
            json.bytes.append(0x7D)
        }
        list("credits", article.credits) { json, credit in
            json.bytes.append(0x7B)
            json.field("text", credit.text)
            json.field("agency", credit.agency)
            if let span = credit.span { json.span(span) }
            json.bytes.append(0x7D)
        }
        if !article.declaredSources.isEmpty {
            list("declared_sources", article.declaredSources) { $0.string($1.string) }
        }
        bytes.append(0x7D)
    }

    private mutating func key(_ name: StaticString) {
        if bytes.last != 0x7B { bytes.append(0x2C) }
        bytes.append(0x22)
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(0x22)
        bytes.append(0x3A)
    }

    private mutating func field(_ name: StaticString, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        key(name)
        string(value)
    }

    private mutating func list<Element>(
        _ name: StaticString, _ elements: [Element], _ write: (inout ArticleJSON, Element) -> Void
    ) {
        key(name)
        bytes.append(0x5B)
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(0x2C) }
            write(&self, element)
        }
        bytes.append(0x5D)
    }

    private mutating func span(_ span: TextSpan) {
        key("start")
        number(span.start)
        key("end")
        number(span.end)
    }

    private mutating func number(_ number: Int) {
        bytes.append(contentsOf: String(number).utf8)
    }

    private mutating func string(_ text: String) {
        bytes.append(0x22)
        var text = text
        text.withUTF8 { source in
            var start = 0
            for index in source.indices {
                let byte = source[index]
                guard byte < 0x20 || byte == 0x22 || byte == 0x5C else { continue }
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<index]))
                start = index + 1
                switch byte {
                case 0x22: bytes.append(contentsOf: [0x5C, 0x22])
                case 0x5C: bytes.append(contentsOf: [0x5C, 0x5C])
                case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
                case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
                default:
                    let digits = Array("0123456789abcdef".utf8)
                    bytes.append(contentsOf: [0x5C, 0x75, 0x30, 0x30, digits[Int(byte >> 4)], digits[Int(byte & 15)]])
                }
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start...]))
        }
        bytes.append(0x22)
    }
}
