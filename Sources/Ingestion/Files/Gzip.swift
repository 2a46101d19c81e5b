/// Undoes gzip (RFC 1952, https://www.rfc-editor.org/rfc/rfc1952) within a bound.
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
        let members = GzipMembers()
        var output: [UInt8] = []
        var rest = bytes[...]
        while true {
            let before = output.count
            let (step, taken) = members.step(rest, into: &output, limit: chunk)
            rest = rest.dropFirst(taken)
            if output.count > maxBytes { return .tooLarge }
            switch step {
            case .more where taken > 0 || output.count > before: continue
            case .endOfMember where isMember(rest): continue
            case .endOfMember: return .whole(output)
            case .more, .damaged: return output.isEmpty ? .damaged : .whole(output)
            }
        }
    }

    private static let chunk = 256 << 10

    private static func isMember(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }
}
