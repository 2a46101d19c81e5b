/// A half-open range of a text, counted in Unicode scalar values.
public struct TextSpan: Sendable, Hashable, Codable {
    public let start: Int
    public let end: Int

    /// Makes a span; an end before the start is moved to the start.
    public init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = max(start, end)
    }

    public var count: Int { end - start }
    public var isEmpty: Bool { end == start }

    public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
    public func contains(_ other: TextSpan) -> Bool { start <= other.start && other.end <= end }
    public func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }
}

extension TextSpan: Comparable {
    public static func < (a: TextSpan, b: TextSpan) -> Bool { (a.start, a.end) < (b.start, b.end) }
}
