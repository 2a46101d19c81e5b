/// Reads the labels of encodings that come with a document.
enum DeclaredEncoding {
    /// Returns the `charset` parameter of a Content-Type value, unquoted.
    static func charset(ofContentType value: String) -> String? {
        let bytes = Array(value.utf8)
        var i = 0
        while let found = bytes.firstIndex(ofASCII: "charset", from: i) {
            i = found + 7
            if found > 0, bytes[found - 1].isASCIIAlphanumeric || bytes[found - 1] == 0x2D { continue }
            if let label = assignedValue(in: bytes, from: i) { return label }
        }
        return nil
    }

    /// Returns the encoding that an XML declaration names.
    ///
    /// The declaration may come late: white space or junk before it is a common fault.
    static func xmlDeclaration(in bytes: [UInt8]) -> String? {
        let isAtStart = bytes.hasASCII("<?xml", at: 0)
        let head = Array(bytes.prefix(isAtStart ? 256 : 2048))
        guard let start = isAtStart ? 0 : head.firstIndex(ofASCII: "<?xml", from: 0) else { return nil }
        let end = head.firstIndex(ofASCII: ">", from: start) ?? min(head.count, start + 256)
        guard let name = head[..<end].firstIndex(ofASCII: "encoding", from: start) else { return nil }
        return assignedValue(in: Array(head[..<end]), from: name + 8)
    }

    /// Returns the encoding that the first `meta` element with one names (HTML §13.2.3.2, prescan).
    static func htmlMeta(in bytes: [UInt8]) -> String? {
        let head = Array(bytes.prefix(16 << 10))
        var i = 0
        while let open = head[i...].firstIndex(of: 0x3C) {
            i = open + 1
            if head.hasASCII("<!--", at: open) {
                guard let close = head.firstIndex(ofASCII: "-->", from: open + 2) else { return nil }
                i = close + 3
                continue
            }
            guard head.hasASCII("<meta", at: open), open + 5 < head.count, !head[open + 5].isASCIIAlphanumeric else {
                continue
            }
            let end = head[open...].firstIndex(of: 0x3E) ?? head.count
            let tag = Array(head[open..<end])
            var from = 5
            while let found = tag.firstIndex(ofASCII: "charset", from: from) {
                from = found + 7
                if let label = assignedValue(in: tag, from: from) { return label }
            }
            i = end
        }
        return nil
    }

    /// Reads `= value`, quoted or not; white space may stand anywhere.
    private static func assignedValue(in bytes: [UInt8], from start: Int) -> String? {
        func skip(_ i: inout Int) { while i < bytes.count, bytes[i] <= 0x20 { i += 1 } }
        var i = start
        skip(&i)
        guard i < bytes.count, bytes[i] == 0x3D else { return nil }
        i += 1
        skip(&i)
        while i < bytes.count, bytes[i] == 0x22 || bytes[i] == 0x27 { i += 1 }
        let from = i
        while i < bytes.count, bytes[i] > 0x20, ![0x22, 0x27, 0x3B, 0x3E, 0x2F].contains(bytes[i]) { i += 1 }
        return i > from ? String(decoding: bytes[from..<i], as: UTF8.self) : nil
    }
}

extension RandomAccessCollection<UInt8> where Index == Int {
    /// Says whether ASCII text, given in lower case, stands at `index` in any case.
    func hasASCII(_ text: StaticString, at index: Int) -> Bool {
        let count = text.utf8CodeUnitCount
        guard index >= startIndex, count <= endIndex - index else { return false }
        return text.withUTF8Buffer { wanted in
            for k in 0..<count where self[index + k].asciiLowercased != wanted[k] { return false }
            return true
        }
    }

    /// Finds ASCII text, given in lower case, in any case.
    func firstIndex(ofASCII text: StaticString, from start: Int) -> Int? {
        let count = text.utf8CodeUnitCount
        var i = start
        while i >= startIndex, i + count <= endIndex {
            if hasASCII(text, at: i) { return i }
            i += 1
        }
        return nil
    }
}
