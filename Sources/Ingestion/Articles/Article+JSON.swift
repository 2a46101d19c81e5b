extension Article {
    /// The article as one line of JSON in the shape of `sourcier extract`, without a line end.
    ///
    /// - Parameter input: what the article was read from; named first where it is given.
    /// - Returns: UTF-8; absent values are left out, lists are there even if empty.
    public func json(input: String? = nil) -> [UInt8] {
        var json = JSONWriter(capacity: text.utf8.count * 5 / 4 + links.count * 200 + 2048)
        json.object {
            $0.member("input", input)
            write(to: &$0)
        }
        return json.bytes
    }

    /// Writes the article's members into an object that is open.
    private func write(to json: inout JSONWriter) {
        json.member("url", url?.string)
        json.member("canonical_url", canonicalURL?.string)
        json.member("site_name", siteName)
        json.member("title", title)
        json.list("authors", authors) { $0.string($1) }
        json.member("date_published", published?.description)
        json.member("date_modified", modified?.description)
        json.member("language", language)
        json.member("text", text)
        json.list("paragraphs", paragraphs) { json, span in json.object { $0.span(span) } }
        json.list("links", links) { json, link in
            json.object {
                $0.member("href", link.href)
                $0.member("text", link.text)
                $0.span(link.span)
            }
        }
        json.list("credits", credits) { json, credit in
            json.object {
                $0.member("text", credit.text)
                $0.member("agency", credit.agency)
                if let span = credit.span { $0.span(span) }
            }
        }
        json.array("declared_sources", declaredSources.map(\.string))
    }
}

extension JSONWriter {
    fileprivate mutating func list<Element>(
        _ name: StaticString, _ elements: [Element], _ body: (inout JSONWriter, Element) -> Void
    ) {
        key(name)
        array { for element in elements { body(&$0, element) } }
    }

    fileprivate mutating func span(_ span: TextSpan) {
        member("start", span.start)
        member("end", span.end)
    }
}
