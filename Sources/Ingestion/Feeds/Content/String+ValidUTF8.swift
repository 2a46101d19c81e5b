extension String {
    /// Makes a string of bytes that are known to be UTF-8, without looking at each of them once more.
    ///
    /// Only for pieces of a text that `TextDecoder` gave, cut at ASCII characters or put together of whole scalars: those are
    /// valid whatever came from outside, and half of the time that a long content takes went into finding that out again.
    init(validUTF8 bytes: ArraySlice<UInt8>) {
        let text = bytes.withUnsafeBufferPointer { buffer in
            assert(UTF8Validity(Array(buffer)).isValid)
            var span = unsafe UTF8Span(unchecked: buffer.span)
            // A string that is known to be ASCII is compared and hashed as it lies there.
            _ = span.checkForASCII()
            return String(copying: span)
        }
        self = text
    }
}
