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
    /// Digests of contents.
    private(set) var contents: [TreeHash] = []
    /// Whether the bytes could be followed to the end of the object.
    private(set) var isWellFormed = false

    private static let referenceKeys: [[UInt8]] = ["article", "attribution", "capture", "previous", "supersedes"]
        .map { Array($0.utf8) }
    private static let contentKeys: [[UInt8]] = ["document_sha256", "payload_sha256", "text_sha256", "words_sha256"]
        .map { Array($0.utf8) }

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
        func isOne(of keys: [[UInt8]]) -> Bool { keys.contains { $0.elementsEqual(bytes[key]) } }
        if bytes[value.lowerBound] == UInt8(ascii: "\"") {
            if key.count == 4, bytes[key].elementsEqual("type".utf8) {
                isCorrection = bytes[value].elementsEqual("\"correction\"".utf8)
            }
            guard key.count > 7, bytes[key.upperBound - 7] == UInt8(ascii: "_"), isOne(of: Self.contentKeys) else {
                return
            }
            if let digest = TreeHash(hex: bytes[value.dropFirst().dropLast()]) { contents.append(digest) }
        } else if isOne(of: Self.referenceKeys) {
            let reference = Int64(String(decoding: bytes[value], as: UTF8.self)) ?? -1
            references.append(reference)
            if bytes[key].elementsEqual("capture".utf8) { capture = reference }
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
