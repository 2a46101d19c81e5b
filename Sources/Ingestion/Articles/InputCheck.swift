/// Tells pages and texts from what is neither, before any work is done.
enum InputCheck {
    static func decodedPage(_ bytes: [UInt8], contentType: String?) throws(IngestionError) -> [UInt8] {
        try refuseBinary(bytes)
        let utf8 = TextDecoder.decode(bytes, contentType: contentType, syntax: .html).utf8
        try refuseNoise(utf8)
        try refuseOtherFormats(utf8)
        return utf8
    }

    static func decodedText(_ bytes: [UInt8]) throws(IngestionError) -> [UInt8] {
        try refuseBinary(bytes)
        let utf8 = TextDecoder.decode(bytes, contentType: nil, syntax: .plain).utf8
        try refuseNoise(utf8)
        return utf8
    }

    private static func refuseBinary(_ bytes: [UInt8]) throws(IngestionError) {
        guard bytes.contains(where: { !$0.isMarkupSpace }) else {
            throw IngestionError(.empty, "the input is empty")
        }
        if let kind = BinarySignature.kind(of: bytes) {
            throw IngestionError(.binary, "the input is \(kind), not a page")
        }
    }

    /// How much of a text is looked at, in bytes.
    private static let longestSample = 4096

    /// Text has next to no control characters and no long runs of what could not be decoded.
    private static func refuseNoise(_ utf8: [UInt8]) throws(IngestionError) {
        var noise = 0
        var replacements = 0
        var ink = false
        let count = min(utf8.count, longestSample)
        utf8.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < count {
                let byte = bytes[index]
                if byte > 0x20 { ink = true } else if byte < 0x20, !byte.isMarkupSpace { noise += 1 }
                if byte == 0xEF, index + 2 < count, bytes[index + 1] == 0xBF, bytes[index + 2] == 0xBD {
                    replacements += 1
                }
                index += 1
            }
        }
        if (noise > 4 && noise * 20 > count) || replacements * 3 * 6 > count {
            throw IngestionError(.binary, "the input is binary data, not text")
        }
        if !ink { throw IngestionError(.empty, "the input is empty") }
    }

    private static func refuseOtherFormats(_ utf8: [UInt8]) throws(IngestionError) {
        let start = utf8.prefix(4096).drop { $0.isMarkupSpace }
        if start.first == 0x7B || start.first == 0x5B {
            throw IngestionError(.noArticle, "the input is JSON, not a page; 'parse' reads JSON Feed")
        }
        guard start.first == 0x3C else { return }
        var rest = start
        // The root element, behind the declaration, comments and the document type.
        while let open = rest.firstIndex(of: 0x3C), open + 1 < rest.endIndex {
            let next = rest[open + 1]
            if next == 0x3F || next == 0x21 {
                let isComment = rest[open...].starts(with: [0x3C, 0x21, 0x2D, 0x2D])
                guard let end = closing(rest, from: open, comment: isComment) else { return }
                rest = rest[end...]
                continue
            }
            let name = rest[(open + 1)...].prefix { $0.isASCIILetter || $0.isASCIIDigit || $0 == 0x3A || $0 == 0x2D }
            let root = String(decoding: name, as: UTF8.self).lowercased()
            if ["rss", "feed", "rdf:rdf", "channel"].contains(root) {
                throw IngestionError(.noArticle, "the input is a feed, not a page; 'parse' reads feeds")
            }
            if ["opml", "urlset", "sitemapindex", "svg"].contains(root) {
                throw IngestionError(.noArticle, "the input is XML (\(root)), not a page")
            }
            return
        }
    }

    private static func closing(_ bytes: ArraySlice<UInt8>, from start: Int, comment: Bool) -> Int? {
        var index = start
        while let end = bytes[index...].firstIndex(of: 0x3E) {
            if !comment || (end >= start + 6 && bytes[end - 1] == 0x2D && bytes[end - 2] == 0x2D) { return end + 1 }
            index = end + 1
            if index >= bytes.endIndex { return nil }
        }
        return nil
    }
}
