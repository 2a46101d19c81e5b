import CZlib

/// Undoes gzip (RFC 1952, https://www.rfc-editor.org/rfc/rfc1952) within a bound; the one file that owns zlib's
/// pointers for whole documents.
enum Gzip {
    enum Result: Equatable {
        case whole([UInt8])
        /// More came out than was allowed.
        case tooLarge
        /// It is no gzip, or nothing of it could be unpacked.
        case damaged
    }

    static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B, 0x08]) }

    /// Unpacks all members; data that are cut off are unpacked as far as they go.
    ///
    /// - Parameters:
    ///   - bytes: gzip data.
    ///   - maxBytes: how much may come out.
    /// - Returns: the document, or why there is none.
    static func decompress(_ bytes: [UInt8], maxBytes: Int) -> Result {
        var stream = z_stream()
        // 15 bits of window, and 16 for gzip's own header.
        guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            return .damaged
        }
        defer { inflateEnd(&stream) }
        var input = bytes
        var output: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 256 << 10)
        return input.withUnsafeMutableBufferPointer { source in
            stream.next_in = source.baseAddress
            var left = source.count
            while true {
                if stream.avail_in == 0 {
                    let portion = min(left, 1 << 30)
                    stream.avail_in = UInt32(portion)
                    left -= portion
                }
                let (status, written) = chunk.withUnsafeMutableBufferPointer { target in
                    stream.next_out = target.baseAddress
                    stream.avail_out = UInt32(target.count)
                    let status = inflate(&stream, Z_NO_FLUSH)
                    return (status, target.count - Int(stream.avail_out))
                }
                output.append(contentsOf: chunk[..<written])
                if output.count > maxBytes { return .tooLarge }
                switch status {
                case Z_OK: continue
                case Z_STREAM_END:
                    let isMore = stream.avail_in > 1 && stream.next_in?[0] == 0x1F && stream.next_in?[1] == 0x8B
                    guard isMore, inflateReset(&stream) == Z_OK else { return .whole(output) }
                default:
                    return output.isEmpty ? .damaged : .whole(output)
                }
            }
        }
    }
}
