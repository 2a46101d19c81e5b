import CBrotli

/// Undoes Brotli (RFC 7932, https://www.rfc-editor.org/rfc/rfc7932) within a bound; the one file that owns its decoder's
/// pointers.
enum Brotli {
    /// Unpacks bytes.
    ///
    /// - Returns: `nil` where they are no Brotli, are cut off, or more than `maxBytes` would come out. The format has no
    ///   mark at its front: only data that end where they should are surely its own.
    static func unpack(_ bytes: [UInt8], maxBytes: Int) -> [UInt8]? {
        guard let decoder = BrotliDecoderCreateInstance(nil, nil, nil) else { return nil }
        defer { BrotliDecoderDestroyInstance(decoder) }
        return bytes.withUnsafeBufferPointer { input in
            var (left, next) = (input.count, input.baseAddress)
            var output: [UInt8] = []
            while true {
                var room = 0
                let result = BrotliDecoderDecompressStream(decoder, &left, &next, &room, nil, nil)
                take(from: decoder, into: &output)
                guard output.count <= maxBytes else { return nil }
                switch result {
                case BROTLI_DECODER_RESULT_SUCCESS: return left == 0 ? output : nil
                case BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT: continue
                default: return nil
                }
            }
        }
    }

    /// Copies what the decoder holds ready, which stands still until its next step.
    private static func take(from decoder: OpaquePointer, into output: inout [UInt8]) {
        var size = 0
        while let start = BrotliDecoderTakeOutput(decoder, &size), size > 0 {
            output.append(contentsOf: UnsafeBufferPointer(start: start, count: size))
            size = 0
        }
    }
}
