/// A response's head as an archive keeps it beside a body whose codings are undone.
///
/// The fields that speak of the codings keep their values under other names, as other archives do it, so that whoever
/// reads the record doesn't undo them again.
struct ResponseHead {
    /// Status line, fields and the empty line.
    let bytes: [UInt8]
    /// The protocol that was spoken, by its registered name, where it wasn't HTTP/1.x.
    let protocolName: String?

    private static let prefix = Array("X-Archive-Orig-".utf8)
    private static let renamed = ["content-encoding", "content-length", "transfer-encoding"].map { Array($0.utf8) }

    /// Takes the head as it came; without a body, as with 304, it stays as it is.
    init(_ head: [UInt8], bodyLength: Int?) {
        var result: [UInt8] = []
        var spoken: String?
        var isFirst = true
        var needsLength = bodyLength != nil
        for line in head.split(separator: 0x0A) {
            var line = line
            if line.last == 0x0D { line = line.dropLast() }
            if line.isEmpty { break }
            if isFirst {
                isFirst = false
                if line.starts(with: "HTTP/2".utf8) { spoken = "h2" }
                if line.starts(with: "HTTP/3".utf8) { spoken = "h3" }
                let rest = line.drop { $0 != 0x20 }
                result += spoken == nil ? Array(line) : Array("HTTP/1.1".utf8) + rest
            } else {
                let name = line.prefix { $0 != .colon }.map(\.asciiLowercased)
                if let bodyLength, Self.renamed.contains(name) {
                    let isLength = name.elementsEqual("content-length".utf8)
                    let value = line.drop { $0 != .colon }.dropFirst().drop { $0 == 0x20 || $0 == 0x09 }
                    // A length that is right stays.
                    if isLength, value.elementsEqual(String(bodyLength).utf8) {
                        needsLength = false
                    } else {
                        result += Self.prefix
                    }
                }
                result += line
            }
            result += [0x0D, 0x0A]
        }
        if let bodyLength, needsLength { result += Array("Content-Length: \(bodyLength)\r\n".utf8) }
        bytes = result + [0x0D, 0x0A]
        protocolName = spoken
    }
}
