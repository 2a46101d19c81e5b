/// An HTTP response as an archive keeps it, its transfer and content codings undone.
public struct ArchivedResponse: Sendable {
    public let status: Int
    /// Names in lower case.
    public let headers: [(name: String, value: String)]
    public let body: [UInt8]

    /// Reads the block of a `response` record; `nil` where it is no HTTP response, or coded in a way that isn't read.
    ///
    /// Archives disagree on what they keep: wget has the bytes of the wire, Common Crawl and browsertrix the decoded body,
    /// some of them under headers that still speak of the codings. What the bytes show counts.
    public init?(block: [UInt8], maxBytes: Int) {
        guard block.starts(with: "HTTP/".utf8), let (head, start) = Self.head(of: block) else { return nil }
        var body = Array(block[start...])
        func values(_ name: String) -> [String] {
            head.fields.filter { $0.name == name }
                .flatMap { $0.value.split(separator: ",") }
                .map { $0.lowercased().filter { !$0.isWhitespace } }
        }
        if values("transfer-encoding").contains("chunked"), let whole = Self.dechunked(body) { body = whole }
        for coding in values("content-encoding").reversed() {
            guard let undone = Self.undo(coding, body, maxBytes: maxBytes) else { return nil }
            body = undone
        }
        guard body.count <= maxBytes else { return nil }
        status = head.status
        headers = head.fields
        self.body = body
    }

    /// The first value of a header field, whose name is given in lower case.
    public func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

    public var validators: Validators {
        Validators(etag: header("etag"), lastModified: header("last-modified"))
    }

    private static let longestHead = 1 << 20

    private static func head(of block: [UInt8]) -> (HeaderCollector, Int)? {
        var collector = HeaderCollector()
        var start = 0
        while start < min(block.count, longestHead) {
            guard let end = block[start...].firstIndex(of: 0x0A) else { return nil }
            let line = block[start...end]
            collector.take(line)
            start = end + 1
            if line.allSatisfy({ $0 == 0x0D || $0 == 0x0A }) { return (collector, start) }
        }
        // A response may consist of its head alone.
        return start == block.count ? (collector, start) : nil
    }

    private static func undo(_ coding: String, _ body: [UInt8], maxBytes: Int) -> [UInt8]? {
        switch coding {
        case "", "identity", "none": body
        case "gzip", "x-gzip": Gzip.isGzip(body) ? GzipMembers.unpack(body, maxBytes: maxBytes) : body
        case "deflate": GzipMembers.unpack(body, maxBytes: maxBytes) ?? (looksLikeText(body) ? body : nil)
        case "br": Brotli.unpack(body, maxBytes: maxBytes) ?? (looksLikeText(body) ? body : nil)
        case "zstd": ZstdFrames.isZstd(body) ? ZstdFrames.unpack(body, maxBytes: maxBytes) : body
        default: looksLikeText(body) ? body : nil
        }
    }

    /// Whether the beginning of a body is text, so that its coding was undone already.
    private static func looksLikeText(_ body: [UInt8]) -> Bool {
        body.prefix(512).allSatisfy { $0 >= 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D || $0 == 0x0C }
    }

    /// Undoes the chunked transfer coding (RFC 9112 §7.1); `nil` where the bytes aren't in it.
    private static func dechunked(_ bytes: [UInt8]) -> [UInt8]? {
        var (result, place) = ([UInt8](), 0)
        while place < bytes.count {
            guard let end = bytes[place...].firstIndex(of: 0x0A), end - place <= 1024 else { return nil }
            let digits = bytes[place..<end].prefix { $0 != 0x3B && $0 > 0x20 }
            guard !digits.isEmpty, digits.count <= 8, let size = Int(String(decoding: digits, as: UTF8.self), radix: 16)
            else { return nil }
            place = end + 1
            if size == 0 { return result }
            // A capture that was cut short ends within a chunk.
            result += bytes[place..<min(bytes.count, place + size)]
            place += size
            if place < bytes.count, bytes[place] == 0x0D { place += 1 }
            if place < bytes.count {
                guard bytes[place] == 0x0A else { return nil }
                place += 1
            }
        }
        return result.isEmpty ? nil : result
    }
}
