/// Finds in an entry's bytes what a verification wants of them, without building the entry: whose entry it refers to,
/// and which contents it names.
///
/// It reads the members of the outermost object only. It accepts more than JSON (the hash is what counts) and never
/// fails: what it can't follow it leaves out, and says so.
struct EntryScanner {
    /// Entry indexes, as they stand.
    private(set) var references: [Int64] = []
    /// The entry's own capture, where it has one.
    private(set) var capture: Int64?
    /// Whether it takes back another entry, or withholds its contents.
    private(set) var isCorrection = false
    /// Whether it is of the type that names a key, and whether it has a signature of that.
    private var (isOfTypeKey, isSigned) = (false, false)
    /// Whether it changes the log's key.
    var changesKey: Bool { isOfTypeKey && isSigned }
    /// Digests of contents.
    private(set) var contents: [TreeHash] = []
    /// Whether the bytes could be followed to the end of the object.
    private(set) var isWellFormed = false

    init(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.first == UInt8(ascii: "{") else { return }
        var place = 1
        if bytes.count == 2, bytes[1] == UInt8(ascii: "}") {
            isWellFormed = true
            return
        }
        while place < bytes.count {
            guard let key = Self.string(bytes, &place), place < bytes.count, bytes[place] == UInt8(ascii: ":") else {
                return
            }
            place += 1
            let start = place
            guard Self.skipValue(bytes, &place) else { return }
            take(bytes, key: key, value: start..<place)
            guard place < bytes.count else { return }
            let byte = bytes[place]
            place += 1
            if byte == UInt8(ascii: "}") {
                isWellFormed = place == bytes.count
                return
            }
            guard byte == UInt8(ascii: ",") else { return }
        }
    }

    private mutating func take(_ bytes: UnsafeRawBufferPointer, key: Range<Int>, value: Range<Int>) {
        if bytes[value.lowerBound] == UInt8(ascii: "\"") {
            if key.count == 4, Self.stands("type", in: bytes, at: key) {
                isCorrection = Self.stands("\"correction\"", in: bytes, at: value)
                isOfTypeKey = Self.stands("\"key\"", in: bytes, at: value)
            } else if key.count == 9, Self.stands("signature", in: bytes, at: key) {
                isSigned = true
            } else if key.count > 7, bytes[key.upperBound - 7] == UInt8(ascii: "_"), Self.namesContent(bytes, key) {
                if let digest = TreeHash(hex: bytes[value.dropFirst().dropLast()]) { contents.append(digest) }
            }
        } else if Self.namesEntry(bytes, key) {
            let reference = Int64(String(decoding: bytes[value], as: UTF8.self)) ?? -1
            references.append(reference)
            if Self.stands("capture", in: bytes, at: key) { capture = reference }
        }
    }

    private static func namesContent(_ bytes: UnsafeRawBufferPointer, _ key: Range<Int>) -> Bool {
        switch key.count {
        case 11: stands("text_sha256", in: bytes, at: key)
        case 12: stands("words_sha256", in: bytes, at: key)
        case 14: stands("payload_sha256", in: bytes, at: key)
        case 15: stands("document_sha256", in: bytes, at: key)
        default: false
        }
    }

    private static func namesEntry(_ bytes: UnsafeRawBufferPointer, _ key: Range<Int>) -> Bool {
        switch key.count {
        case 7: stands("article", in: bytes, at: key) || stands("capture", in: bytes, at: key)
        case 8: stands("previous", in: bytes, at: key)
        case 10: stands("supersedes", in: bytes, at: key)
        case 11: stands("attribution", in: bytes, at: key)
        default: false
        }
    }

    /// Whether a text in ASCII is what stands in a place.
    private static func stands(_ text: StaticString, in bytes: UnsafeRawBufferPointer, at place: Range<Int>) -> Bool {
        place.count == text.utf8CodeUnitCount
            && text.withUTF8Buffer { text in
                var index = 0
                while index < text.count, bytes[place.lowerBound + index] == text[index] { index += 1 }
                return index == text.count
            }
    }

    /// The place of a string's inside, without its quotation marks.
    private static func string(_ bytes: UnsafeRawBufferPointer, _ place: inout Int) -> Range<Int>? {
        guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { return nil }
        place += 1
        let start = place
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\""):
                place += 1
                return start..<place - 1
            case UInt8(ascii: "\\"): place += 2
            default: place += 1
            }
        }
        return nil
    }

    private static func skipValue(_ bytes: UnsafeRawBufferPointer, _ place: inout Int) -> Bool {
        var depth = 0
        let start = place
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\""):
                guard string(bytes, &place) != nil else { return false }
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                depth += 1
                place += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                if depth == 0 { return place > start }
                depth -= 1
                place += 1
            case UInt8(ascii: ","):
                if depth == 0 { return place > start }
                place += 1
            default: place += 1
            }
        }
        return false
    }
}
