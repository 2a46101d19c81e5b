import CZlib

/// Undoes gzip as the bytes come (RFC 1952, https://www.rfc-editor.org/rfc/rfc1952), member after member; the one file that
/// owns zlib's pointers.
///
/// Not `Sendable`: one task reads a file.
final class GzipMembers {
    /// What a step came to.
    enum Step {
        /// Some bytes came out, or some more are needed.
        case more
        /// A member is over; the next one may follow.
        case endOfMember
        /// The data are no gzip, or damaged.
        case damaged
    }

    private var stream = z_stream()
    private let isReady: Bool

    init() {
        // 15 bits of window, and 16 for gzip's own header.
        isReady = inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    }

    deinit { if isReady { inflateEnd(&stream) } }

    /// Unpacks from the front of `input`, at most `limit` bytes, behind what `output` holds already.
    ///
    /// - Returns: what the step came to, and how many bytes of the input it took.
    func step(_ input: ArraySlice<UInt8>, into output: inout [UInt8], limit: Int) -> (step: Step, taken: Int) {
        guard isReady else { return (.damaged, 0) }
        var taken = 0
        var status = Z_OK
        var input = Array(input.prefix(1 << 20))
        let chunk = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            input.withUnsafeMutableBufferPointer { source in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = buffer.baseAddress
                stream.avail_out = UInt32(limit)
                status = CZlib.inflate(&stream, Z_NO_FLUSH)
                taken = source.count - Int(stream.avail_in)
                count = limit - Int(stream.avail_out)
                stream.next_in = nil
                stream.next_out = nil
            }
        }
        output.append(contentsOf: chunk)
        switch status {
        case Z_OK: return (.more, taken)
        case Z_BUF_ERROR: return (.more, taken)
        case Z_STREAM_END: return (inflateReset(&stream) == Z_OK ? .endOfMember : .damaged, taken)
        default: return (.damaged, taken)
        }
    }

    /// Packs bytes as one member.
    ///
    /// - Returns: `nil` where zlib has no memory.
    static func pack(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        guard
            deflateInit2_(
                &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }
        guard bytes.count <= Int(UInt32.max) / 2 else { return nil }
        let room = Int(deflateBound(&stream, UInt(bytes.count))) + 64
        var input = bytes
        var status = Z_OK
        let packed = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            input.withUnsafeMutableBufferPointer { source in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = buffer.baseAddress
                stream.avail_out = UInt32(room)
                status = deflate(&stream, Z_FINISH)
                count = room - Int(stream.avail_out)
            }
        }
        return status == Z_STREAM_END ? packed : nil
    }

    /// Undoes one content coding whole: gzip, zlib's own format, or bare deflate, which some servers send in its place.
    ///
    /// - Returns: `nil` where it is none of them, or more than `maxBytes` would come out.
    static func unpack(_ bytes: [UInt8], maxBytes: Int) -> [UInt8]? {
        if Gzip.isGzip(bytes) {
            guard case .whole(let document) = Gzip.decompress(bytes, maxBytes: maxBytes) else { return nil }
            return document
        }
        return undeflate(bytes, windowBits: 15, maxBytes: maxBytes)
            ?? undeflate(bytes, windowBits: -15, maxBytes: maxBytes)
    }

    private static func undeflate(_ bytes: [UInt8], windowBits: Int32, maxBytes: Int) -> [UInt8]? {
        var stream = z_stream()
        guard inflateInit2_(&stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            return nil
        }
        defer { inflateEnd(&stream) }
        guard bytes.count <= Int(UInt32.max) / 2 else { return nil }
        var input = bytes
        var output: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        let isWhole = input.withUnsafeMutableBufferPointer { source in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(source.count)
            while output.count <= maxBytes {
                let (status, written) = chunk.withUnsafeMutableBufferPointer { target in
                    stream.next_out = target.baseAddress
                    stream.avail_out = UInt32(target.count)
                    let status = CZlib.inflate(&stream, Z_NO_FLUSH)
                    return (status, target.count - Int(stream.avail_out))
                }
                output.append(contentsOf: chunk[..<written])
                if status == Z_STREAM_END { return true }
                guard status == Z_OK else { return false }
            }
            return false
        }
        return isWhole && output.count <= maxBytes ? output : nil
    }
}
