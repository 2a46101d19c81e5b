/// What became of one block of a page, and why.
public struct BlockDecision: Sendable, Hashable {
    public let isKept: Bool
    /// The rule that decided, in words (`label: related`, `repeats the title`).
    public let reason: String
    /// The name of the element that holds the block; empty for what stands in data only.
    public let element: String
    /// How much of the block carries links, 0 to 1.
    public let linkDensity: Double
    /// The block's text as a reader sees it.
    public let text: String

    public init(isKept: Bool, reason: String, element: String = "", linkDensity: Double = 0, text: String) {
        self.isKept = isKept
        self.reason = reason
        self.element = element
        self.linkDensity = linkDensity
        self.text = text
    }
}
