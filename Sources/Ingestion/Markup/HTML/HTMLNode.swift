/// An element or a run of text, by its place in the page's arena.
struct HTMLNode: Sendable {
    var name: HTMLName
    var attributeCount: UInt8
    /// Index of the enclosing element; -1 for the topmost.
    var parent: Int32
    /// The first index behind the node's descendants, which directly follow it.
    var end: Int32
    /// Into the page's attributes; for a run of text, its start in the page's text.
    var start: Int32
    /// For a run of text, its end in the page's text; for an element, where the text below it would begin.
    var textEnd: Int32
}

/// One attribute; its value lies in the page's `values`.
struct HTMLAttribute: Sendable {
    var name: HTMLAttributeName
    var start: Int32
    var end: Int32
}

/// The content of a `script` element, by its place in the page's `source`.
struct HTMLScript: Sendable {
    var start: Int32
    var end: Int32
    /// `type` says that it is JSON-LD.
    var isLinkedData: Bool
}
