/// A piece of text of a feed, and what its type says of it.
struct TextConstruct {
    enum Kind {
        /// Literal.
        case text
        /// Markup, escaped in the feed or not.
        case html
        /// RSS doesn't say; it is markup where it looks like it.
        case unstated
    }

    var kind: Kind
    var utf8: ArraySlice<UInt8>

    /// The text for where no markup belongs.
    var plain: String? {
        switch kind {
        case .text: StrippedMarkup.line(of: utf8)
        case .html: StrippedMarkup.line(of: utf8, isMarkup: true, isCertain: true)
        case .unstated: StrippedMarkup.line(of: utf8, isMarkup: true, isCertain: false)
        }
    }
}

/// A content or summary of an entry, of which it may only be known at the entry's end what is to be made of it.
struct EntryText {
    var kind: TextConstruct.Kind
    var text: String

    /// The text for where no markup belongs.
    var plain: String? { TextConstruct(kind: kind, utf8: Array(text.utf8)[...]).plain }

    /// Whether this is markup; what RSS leaves open is decided by its looks.
    var isHTML: Bool {
        switch kind {
        case .text: false
        case .html: true
        case .unstated:
            text.utf8.withContiguousStorageIfAvailable { StrippedMarkup.looksLikeHTML(UnsafeRawBufferPointer($0)) }
                ?? StrippedMarkup.looksLikeHTML(Array(text.utf8))
        }
    }
}

/// What the attributes of a text construct say.
struct TextType {
    enum Form {
        case literal, escaped, inline, unstated
    }

    var form: Form
    var isBase64 = false

    static let unstated = TextType(form: .unstated)

    private init(form: Form) {
        self.form = form
    }

    /// Reads Atom 1.0's `type` (RFC 4287 §3.1 and §4.1.3) or Atom 0.3's `type` and `mode`.
    init(type: String?, mode: String?, isAtom: Bool) {
        isBase64 = mode == "base64"
        guard isAtom else {
            form = .unstated
            return
        }
        let type = type?.trimmedToContent?.lowercased()
        let isMarkup = type == "html" || type == "text/html" || type == "application/xhtml+xml" || type == "xhtml"
        switch mode {
        case "escaped": form = isMarkup ? .escaped : .literal
        case "base64":
            form = type == nil || type == "text/plain" || type == "text" ? .literal : isMarkup ? .escaped : .unstated
        default:
            switch type {
            case nil, "text", "text/plain": form = .literal
            case "html", "text/html": form = .escaped
            case "xhtml", "application/xhtml+xml": form = .inline
            case let type? where type.hasSuffix("+xml") || type.hasSuffix("/xml"): form = .inline
            case let type? where type.hasPrefix("text/") || type.hasPrefix("message/"): form = .literal
            case let type? where type.contains("/") && mode == nil:
                // RFC 4287 §4.1.3.3: what is neither text nor XML is base 64.
                form = .unstated
                isBase64 = true
            default: form = .escaped
            }
        }
    }
}
