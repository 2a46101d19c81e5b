/// What HTML's tags are called, and what they do to text.
enum MarkupTags {
    /// Tags that end a word or a line.
    private static let block: [TagName] = [
        "address", "article", "aside", "blockquote", "br", "caption", "center", "dd", "details", "dir", "div", "dl",
        "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
        "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
        "thead", "tr", "ul", "option", "body", "html", "head", "title",
    ]

    private static let inline: [TagName] = [
        "a", "abbr", "acronym", "applet", "area", "audio", "b", "base", "basefont", "bdi", "bdo", "big", "blink",
        "button", "canvas", "cite", "code", "col", "colgroup", "data", "datalist", "del", "dfn", "em", "embed", "font",
        "frame", "frameset", "i", "iframe", "img", "input", "ins", "kbd", "label", "legend", "link", "map", "mark",
        "marquee", "math", "meta", "meter", "nobr", "noframes", "noscript", "object", "optgroup", "output", "param",
        "path", "picture", "progress", "q", "rp", "rt", "ruby", "s", "samp", "script", "select", "small", "source",
        "span", "strike", "strong", "style", "sub", "sup", "svg", "template", "textarea", "time", "track", "tt", "u",
        "var", "video", "wbr", "xmp",
    ]

    /// Tags without content and end tag.
    private static let void: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    ]

    enum Kind { case block, inline, unknown }

    private static let kinds = Dictionary(
        block.map { ($0, Kind.block) } + inline.map { ($0, Kind.inline) }, uniquingKeysWith: { first, _ in first })

    /// Says what a tag does to text.
    ///
    /// - Parameter name: in lower case.
    /// - Returns: `unknown` where HTML has no such tag.
    static func kind(of name: TagName) -> Kind { kinds[name] ?? .unknown }

    static func isVoid(_ name: String) -> Bool { void.contains(name) }
}
