public import Ingestion

extension Article {
    /// The sentences of the text, in order, as spans of it without the blanks around them.
    public var sentences: [TextSpan] {
        let scalars = Array(text.unicodeScalars)
        return SentenceBounds.spans(in: scalars).compactMap { span in
            var (start, end) = (span.start, span.end)
            while start < end, scalars[start].properties.isWhitespace { start += 1 }
            while end > start, scalars[end - 1].properties.isWhitespace { end -= 1 }
            return start < end ? TextSpan(start, end) : nil
        }
    }
}
