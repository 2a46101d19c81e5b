/// Markup that is safe to send: whatever is put into it by interpolation is escaped, unless it is markup itself.
///
/// Only literals of this program are taken as they are, so a title with a script in it stays a title.
public struct HTML: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// The markup as it is sent.
    public private(set) var source: String

    public init(stringLiteral value: String) { source = value }

    public init(stringInterpolation: StringInterpolation) { source = stringInterpolation.source }

    /// Takes text from anywhere, escaped.
    public init(text: String) {
        source = ""
        MarkupEscaping.append(text, to: &source)
    }

    /// Takes what is known to be markup, such as a style sheet of this program.
    public init(trusted source: String) { self.source = source }

    public static let empty: HTML = ""

    public static func += (left: inout HTML, right: HTML) { left.source += right.source }

    public var isEmpty: Bool { source.isEmpty }

    /// Builds the markup of an interpolation.
    public struct StringInterpolation: StringInterpolationProtocol {
        var source: String

        public init(literalCapacity: Int, interpolationCount: Int) {
            source = ""
            source.reserveCapacity(literalCapacity + 16 * interpolationCount)
        }

        public mutating func appendLiteral(_ literal: String) { source += literal }

        public mutating func appendInterpolation(_ text: String) { MarkupEscaping.append(text, to: &source) }
        public mutating func appendInterpolation(_ markup: HTML) { source += markup.source }
        public mutating func appendInterpolation(_ markup: HTML?) { if let markup { source += markup.source } }
        public mutating func appendInterpolation(_ pieces: [HTML]) { for piece in pieces { source += piece.source } }
        public mutating func appendInterpolation(_ number: some BinaryInteger) { source += String(number) }
    }
}

extension [HTML] {
    /// The pieces with markup between them.
    public func joined(_ separator: HTML) -> HTML {
        var result = HTML.empty
        for (index, piece) in enumerated() {
            if index > 0 { result += separator }
            result += piece
        }
        return result
    }
}
