import Glibc

/// The bytes of an archive as they are read, gzip or Zstandard undone, never more of them in memory than are asked for.
///
/// Not `Sendable`: one task reads a file.
final class ArchiveBytes {
    private enum Coding {
        case plain
        case gzip(GzipMembers)
        case zstd(ZstdFrames)
    }

    private let name: String
    private let read: (Int) throws(IngestionError) -> [UInt8]
    private var coding: Coding?
    /// What was read of the file and not yet looked at.
    private var raw: ArraySlice<UInt8> = []
    /// What was unpacked and not yet taken.
    private var buffer: [UInt8] = []
    private var place = 0
    private var isAtEnd = false
    /// How much of the file was taken from `raw`.
    private var rawOffset: Int64 = 0
    /// The dictionary with which a file of Zstandard is unpacked that isn't read from its front.
    private let dictionary: ZstdDictionary?
    /// Where the gzip member or the frame begins that is being unpacked.
    private var memberStart: Int64 = 0
    private var isMemberOpen = false

    private static let portion = 256 << 10

    init(
        name: String, dictionary: ZstdDictionary? = nil, read: @escaping (Int) throws(IngestionError) -> [UInt8]
    ) {
        self.name = name
        self.dictionary = dictionary
        self.read = read
    }

    /// Where in the file what comes next begins: its gzip member or its frame, where there are such.
    var offset: Int64 {
        switch coding {
        case .gzip, .zstd: memberStart
        case .plain, nil: rawOffset - Int64(buffer.count - place)
        }
    }

    /// Whether all members so far were whole; what was cut off within one ends like a file that is whole.
    private(set) var isCutOff = false

    /// Makes sure that `count` bytes can be looked at, if there are so many.
    ///
    /// - Returns: how many there are.
    @discardableResult
    func fill(_ count: Int) throws(IngestionError) -> Int {
        while buffer.count - place < count, try fillMore() {}
        return buffer.count - place
    }

    /// What can be looked at.
    var ready: ArraySlice<UInt8> { buffer[place...] }

    /// Goes on behind `count` bytes that were looked at.
    func skip(_ count: Int) {
        place += min(count, buffer.count - place)
        if place == buffer.count || place > 1 << 20 {
            buffer.removeFirst(place)
            place = 0
        }
    }

    private func fillMore() throws(IngestionError) -> Bool {
        if place > 0, place * 2 > buffer.count {
            buffer.removeFirst(place)
            place = 0
        }
        try readRaw(1)
        let coding: Coding
        if let known = self.coding { coding = known } else { coding = try findCoding() }
        self.coding = coding
        if raw.isEmpty {
            if isMemberOpen { isCutOff = true }
            return false
        }
        switch coding {
        case .gzip(let members): return try unpack(by: { members.step($0, into: &$1, limit: Self.portion) })
        case .zstd(let frames): return try unpack(by: { frames.step($0, into: &$1, limit: Self.portion) })
        case .plain:
            buffer += raw
            rawOffset += Int64(raw.count)
            raw = []
            return true
        }
    }

    /// Looks at the first bytes, and takes in the dictionary where they are one.
    private func findCoding() throws(IngestionError) -> Coding {
        try readRaw(ZstdDictionary.headLength)
        let head = Array(raw.prefix(ZstdDictionary.headLength))
        if Gzip.isGzip(head) { return .gzip(GzipMembers()) }
        guard ZstdFrames.isZstd(head) else { return .plain }
        guard let length = ZstdDictionary.length(head: head) else {
            return .zstd(ZstdFrames(dictionary: dictionary?.bytes ?? []))
        }
        try readRaw(ZstdDictionary.headLength + length)
        let content = Array(raw.dropFirst(ZstdDictionary.headLength).prefix(length))
        guard content.count == length, let own = ZstdDictionary(content: content) else {
            throw IngestionError(.badData, "\(name): the dictionary at its front is damaged; nothing was read")
        }
        raw = raw.dropFirst(ZstdDictionary.headLength + length)
        rawOffset += Int64(ZstdDictionary.headLength + length)
        return .zstd(ZstdFrames(dictionary: own.bytes))
    }

    /// Makes sure that so many bytes of the file are there to be looked at, if it has so many.
    private func readRaw(_ count: Int) throws(IngestionError) {
        while raw.count < count, !isAtEnd {
            let more = try read(Self.portion)
            if more.isEmpty { isAtEnd = true }
            if raw.isEmpty { raw = more[...] } else { raw += more }
        }
    }

    private func unpack(
        by unpacker: (ArraySlice<UInt8>, inout [UInt8]) -> (step: GzipMembers.Step, taken: Int)
    ) throws(IngestionError) -> Bool {
        if !isMemberOpen {
            memberStart = rawOffset
            isMemberOpen = true
        }
        let (step, taken) = unpacker(raw, &buffer)
        raw = raw.dropFirst(taken)
        rawOffset += Int64(taken)
        switch step {
        case .more: return true
        case .endOfMember:
            isMemberOpen = false
            return true
        case .damaged:
            throw IngestionError(
                .badData,
                "\(name): the packed data that begin at byte \(memberStart) are damaged; what lay before was read")
        }
    }
}
