import Glibc

/// The bytes of an archive as they are read, gzip undone, never more of them in memory than are asked for.
///
/// Not `Sendable`: one task reads a file.
final class ArchiveBytes {
    private enum Coding {
        case plain
        case gzip(GzipMembers)
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
    /// Where the gzip member begins that is being unpacked.
    private var memberStart: Int64 = 0
    private var isMemberOpen = false

    private static let portion = 256 << 10

    init(name: String, read: @escaping (Int) throws(IngestionError) -> [UInt8]) {
        self.name = name
        self.read = read
    }

    /// Where in the file what comes next begins: for gzip, its member.
    var offset: Int64 {
        if case .gzip = coding { return memberStart }
        return rawOffset - Int64(buffer.count - place)
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
        if raw.isEmpty, !isAtEnd {
            raw = try read(Self.portion)[...]
            isAtEnd = raw.isEmpty
        }
        if coding == nil {
            while raw.count < 3, !isAtEnd {
                let more = try read(Self.portion)
                if more.isEmpty { isAtEnd = true } else { raw = Array(raw + more)[...] }
            }
            coding = Gzip.isGzip(Array(raw.prefix(3))) ? .gzip(GzipMembers()) : .plain
        }
        if raw.isEmpty {
            if isMemberOpen { isCutOff = true }
            return false
        }
        switch coding {
        case .gzip(let members): return try unpack(members)
        case .plain, nil:
            buffer += raw
            rawOffset += Int64(raw.count)
            raw = []
            return true
        }
    }

    private func unpack(_ members: GzipMembers) throws(IngestionError) -> Bool {
        if !isMemberOpen {
            memberStart = rawOffset
            isMemberOpen = true
        }
        let (step, taken) = members.step(raw, into: &buffer, limit: Self.portion)
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
                "\(name): the gzip data that begin at byte \(memberStart) are damaged; what lay before was read")
        }
    }
}
