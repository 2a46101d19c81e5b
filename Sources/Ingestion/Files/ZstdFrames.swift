import CZstd

/// Undoes Zstandard as the bytes come (RFC 8878, https://www.rfc-editor.org/rfc/rfc8878), frame after frame; the one file
/// that owns its pointers.
///
/// Frames that want a window of more than 128 MiB are refused. Not `Sendable`: one task reads a file.
final class ZstdFrames {
    private let context: OpaquePointer?
    private let isReady: Bool

    /// Gets ready for frames that were made with a dictionary, or with none.
    init(dictionary: [UInt8] = []) {
        let context = ZSTD_createDCtx()
        let loaded = dictionary.withUnsafeBytes { ZSTD_DCtx_loadDictionary(context, $0.baseAddress, $0.count) }
        self.context = context
        isReady = context != nil && ZSTD_isError(loaded) == 0
    }

    deinit { ZSTD_freeDCtx(context) }

    /// Whether bytes begin with a frame, or with one of those that decoders skip.
    static func isZstd(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
            || bytes.count >= 4 && bytes[0] & 0xF0 == 0x50 && bytes[1...3].elementsEqual([0x2A, 0x4D, 0x18])
    }

    /// Unpacks from the front of `input`, at most `limit` bytes, behind what `output` holds already.
    ///
    /// - Returns: what the step came to, and how many bytes of the input it took.
    func step(
        _ input: ArraySlice<UInt8>, into output: inout [UInt8], limit: Int
    ) -> (step: GzipMembers.Step, taken: Int) {
        guard isReady else { return (.damaged, 0) }
        var (taken, left) = (0, 0)
        let chunk = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            input.withUnsafeBytes { source in
                var from = ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: 0)
                var to = ZSTD_outBuffer(dst: buffer.baseAddress, size: limit, pos: 0)
                left = ZSTD_decompressStream(context, &to, &from)
                (taken, count) = (from.pos, to.pos)
            }
        }
        output.append(contentsOf: chunk)
        if ZSTD_isError(left) != 0 { return (.damaged, taken) }
        return (left == 0 ? .endOfMember : .more, taken)
    }

    private static let chunk = 256 << 10

    /// Unpacks all frames; data that are cut off are unpacked as far as they go.
    ///
    /// - Returns: `nil` where they are damaged, or more than `maxBytes` would come out.
    static func unpack(_ bytes: [UInt8], maxBytes: Int) -> [UInt8]? {
        let frames = ZstdFrames()
        var (output, rest) = ([UInt8](), bytes[...])
        var mayHoldMore = !rest.isEmpty
        while mayHoldMore {
            let before = output.count
            let (step, taken) = frames.step(rest, into: &output, limit: chunk)
            rest = rest.dropFirst(taken)
            if step == .damaged || output.count > maxBytes { return nil }
            // What was cut off ends where neither bytes go in nor come out.
            mayHoldMore = rest.isEmpty ? output.count - before == chunk : taken > 0 || output.count > before
        }
        return output
    }
}
