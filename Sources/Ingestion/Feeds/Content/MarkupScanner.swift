/// Finds tags, comments and references in HTML, linearly and on any input.
struct MarkupScanner<Bytes: RandomAccessCollection<UInt8>> where Bytes.Index == Int {
    enum Piece {
        /// A tag: its name in lower case, whether it ends an element, where its attributes stand, where it ends.
        case tag(name: TagName, isEnd: Bool, attributes: Range<Int>, end: Int)
        /// A comment, a doctype or an instruction.
        case comment(end: Int)
        /// Not markup: a sign that stands for itself.
        case sign
    }

    let bytes: Bytes

    init(_ bytes: Bytes) {
        self.bytes = bytes
    }

    /// Reads what the `<` at `start` begins.
    ///
    /// - Parameters:
    ///   - start: where the `<` stands.
    ///   - isKnownOnly: whether only names that HTML has make a tag.
    /// - Returns: what it is, and where it ends.
    func piece(at start: Int, isKnownOnly: Bool = false) -> Piece {
        var i = start + 1
        guard i < bytes.endIndex else { return .sign }
        if bytes[i] == 0x21 || bytes[i] == 0x3F {
            if bytes.hasASCII("<!--", at: start) {
                return .comment(end: bytes.firstIndex(ofASCII: "-->", from: start + 4).map { $0 + 3 } ?? bytes.endIndex)
            }
            guard bytes[i] == 0x3F || (i + 1 < bytes.endIndex && (bytes[i + 1].isASCIILetter || bytes[i + 1] == 0x5B))
            else {
                return .sign
            }
            return .comment(end: bytes[i...].firstIndex(of: 0x3E).map { $0 + 1 } ?? bytes.endIndex)
        }
        let isEnd = bytes[i] == 0x2F
        if isEnd { i += 1 }
        guard i < bytes.endIndex, bytes[i].isASCIILetter else { return .sign }
        var tag = TagName()
        while i < bytes.endIndex, bytes[i].isASCIIAlphanumeric || bytes[i] == 0x3A || bytes[i] == 0x2D {
            // What stands before a colon is a prefix.
            if bytes[i] == 0x3A { tag = TagName() } else { tag.append(bytes[i].asciiLowercased) }
            i += 1
        }
        if isKnownOnly, MarkupTags.kind(of: tag) == .unknown { return .sign }
        let attributes = i
        var quote: UInt8?
        var isValue = false
        while i < bytes.endIndex {
            let byte = bytes[i]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == 0x3E {
                return .tag(name: tag, isEnd: isEnd, attributes: attributes..<i, end: i + 1)
            } else if (byte == 0x22 || byte == 0x27), isValue {
                quote = byte
                isValue = false
            } else if byte == 0x3D {
                isValue = true
            } else if byte > 0x20 {
                isValue = false
            }
            i += 1
        }
        // Cut off in the middle; or a quote was left open, and the tag ends at the first ">".
        if quote != nil, let close = bytes[attributes...].firstIndex(of: 0x3E) {
            return .tag(name: tag, isEnd: isEnd, attributes: attributes..<close, end: close + 1)
        }
        return .tag(name: tag, isEnd: isEnd, attributes: attributes..<bytes.endIndex, end: bytes.endIndex)
    }

    /// Reads the reference that the `&` at `start` begins; `nil` where it is none.
    func reference(at start: Int) -> (value: UInt32, end: Int)? {
        var i = start + 1
        guard i < bytes.endIndex else { return nil }
        if bytes[i] == 0x23 {
            i += 1
            let isHex = i < bytes.endIndex && bytes[i] | 0x20 == 0x78
            if isHex { i += 1 }
            let first = i
            var value: UInt32 = 0
            while i < bytes.endIndex, i - first < 16, let digit = bytes[i].hexValue, isHex || digit < 10 {
                value = min(value * (isHex ? 16 : 10) + UInt32(digit), 0x110000)
                i += 1
            }
            guard i > first else { return nil }
            if i < bytes.endIndex, bytes[i] == 0x3B { i += 1 }
            let intended = NamedCharacters.intended(value)
            return (XMLText.isCharacter(intended) ? intended : 0xFFFD, i)
        }
        while i < bytes.endIndex, i - start <= NamedCharacters.longest + 1, bytes[i].isASCIIAlphanumeric { i += 1 }
        let name = bytes[(start + 1)..<i]
        guard !name.isEmpty, let value = NamedCharacters.scalar(named: name) else { return nil }
        if i < bytes.endIndex, bytes[i] == 0x3B { return (value, i + 1) }
        // Without a semicolon it may be part of an address: "?a=1&copy=2".
        let isAddress = i < bytes.endIndex && (bytes[i] == 0x3D || bytes[i] == 0x26)
        return !isAddress && NamedCharacters.isLegacy(name, value) ? (value, i) : nil
    }
}
