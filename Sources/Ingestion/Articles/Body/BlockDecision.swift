/// What became of one block of a page, and why.
public struct BlockDecision: Sendable, Hashable {
    public let isKept: Bool
    /// The rule that decided, in words (`label: related`, `title repeated`).
    public let reason: String
    /// The block's text as a reader sees it.
    public let text: String

    public init(isKept: Bool, reason: String, text: String) {
        self.isKept = isKept
        self.reason = reason
        self.text = text
    }
}
