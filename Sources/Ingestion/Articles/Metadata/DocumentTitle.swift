/// A page's `title`, of which a part may be the headline and the rest names the site and its sections.
struct DocumentTitle {
    private let bytes: [UInt8]
    /// Where its separators begin, and how long they are.
    private let separators: [(start: Int, length: Int)]

    private static let mostSeparators = 5
    /// The shortest part that can be told from a section's name, in bytes of its key.
    private static let shortestKey = 12

    init(_ title: String) {
        let bytes = Array(title.utf8)
        self.bytes = bytes
        var separators: [(start: Int, length: Int)] = []
        var index = 1
        while index < bytes.count, separators.count < Self.mostSeparators {
            let length = TitleSeparator.length(bytes, at: index)
            if length > 0, bytes[index] == 0x3A || TitleSeparator.isSpaced(bytes, at: index, from: 0) {
                separators.append((index, length))
            }
            index += max(1, length)
        }
        self.separators = separators
    }

    /// What stands before and behind each separator, the longest first, as far as it is long enough to be a headline.
    var parts: [String] {
        let ranges = separators.flatMap { [0..<$0.start, $0.start + $0.length..<bytes.count] }
        return ranges.map { text($0) }.filter {
            ComparisonKey.of($0).count >= Self.shortestKey && TextMeasureOfWords.count($0) >= 3
        }.sorted { $0.utf8.count > $1.utf8.count }
    }

    /// The title before the first sign that hardly stands for anything but a site's name.
    var beforeStrongSeparator: String? {
        guard let separator = separators.first(where: { TitleSeparator.isStrong(bytes, at: $0.start) }) else {
            return nil
        }
        let head = text(0..<separator.start)
        return TextMeasureOfWords.count(head) >= 3 ? head : nil
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[CollapsedText.trimmedRange(of: bytes, in: range)], as: UTF8.self)
    }
}

/// Counts words as `TextMeasure` does.
private enum TextMeasureOfWords {
    static func count(_ text: String) -> Int {
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBufferPointer { TextMeasure($0).words }
    }
}
