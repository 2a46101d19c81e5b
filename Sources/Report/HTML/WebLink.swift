import Ingestion

/// Links to addresses from outside.
public enum WebLink {
    /// A link where the address is one of the web, else the words alone: `javascript:` and its like never become a link.
    public static func to(_ address: String?, _ words: HTML) -> HTML {
        guard let address, let target = WebAddress(address), target.isHTTP else { return words }
        return #"<a href="\#(address)" rel="noopener noreferrer nofollow external">\#(words)</a>"#
    }

    /// Words from outside, kept apart from the direction of the text around them.
    public static func foreign(_ text: String) -> HTML { "<bdi>\(text)</bdi>" }
}
