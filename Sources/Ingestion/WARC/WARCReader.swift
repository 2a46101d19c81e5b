import Glibc

/// Reads the records of a web archive one after the other, of any size and any maker: WARC 0.17 to 1.1, plain, a gzip
/// member or a frame of Zstandard a record, or packed by these in any other way.
///
/// Not `Sendable`: one task reads a file.
public final class WARCReader {
    private let name: String
    private let bytes: ArchiveBytes
    private let maxBlock: Int
    private let descriptor: Int32
    private var isOver = false

    private static let longestHead = 64 << 10

    /// Opens an archive.
    ///
    /// - Parameters:
    ///   - path: a file's path; `-` is standard input.
    ///   - offset: where to begin.
    ///   - length: how many bytes to read; all by default.
    ///   - maxBlock: the longest block that is kept, in bytes; records with a longer one come without it.
    /// - Throws: `IngestionError` with the code `noSuchInput` or `inputOutput`.
    public init(
        path: String, offset: Int64 = 0, length: Int64? = nil, maxBlock: Int = 64 << 20
    ) throws(IngestionError) {
        let name = path == "-" ? "standard input" : path
        let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { throw IngestionError(.noSuchInput, "\(name): no such file") }
            throw IngestionError(.inputOutput, "\(name): cannot be read: \(String(cString: strerror(errno)))")
        }
        let dictionary = offset > 0 ? Self.dictionary(of: descriptor) : nil
        if offset > 0, lseek(descriptor, off_t(offset), SEEK_SET) < 0 {
            let reason = String(cString: strerror(errno))
            close(descriptor)
            throw IngestionError(.inputOutput, "\(name): cannot be read from byte \(offset): \(reason)")
        }
        self.name = name
        self.maxBlock = max(0, maxBlock)
        self.descriptor = path == "-" ? -1 : descriptor
        var left = length ?? .max
        bytes = ArchiveBytes(name: name, dictionary: dictionary) { count throws(IngestionError) in
            let portion = try Self.read(descriptor, Int(min(Int64(count), left)), name: name)
            left -= Int64(portion.count)
            return portion
        }
    }

    /// The dictionary at the front of a file that is read from further on; `nil` where there is none that can be read.
    private static func dictionary(of descriptor: Int32) -> ZstdDictionary? {
        func front(_ count: Int, from offset: Int) -> [UInt8] {
            [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
                length = max(0, pread(descriptor, buffer.baseAddress, count, off_t(offset)))
            }
        }
        let head = front(ZstdDictionary.headLength, from: 0)
        guard let length = ZstdDictionary.length(head: head) else { return nil }
        let content = front(length, from: ZstdDictionary.headLength)
        return content.count == length ? ZstdDictionary(content: content) : nil
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    private static func read(_ descriptor: Int32, _ count: Int, name: String) throws(IngestionError) -> [UInt8] {
        guard count > 0 else { return [] }
        while true {
            var (got, reason) = (0, Int32(0))
            let portion = [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
                got = Glibc.read(descriptor, buffer.baseAddress, count)
                reason = errno
                length = max(0, got)
            }
            if got >= 0 { return portion }
            guard reason == EINTR else {
                throw IngestionError(.inputOutput, "\(name): cannot be read: \(String(cString: strerror(reason)))")
            }
        }
    }

    /// Whether the file begins with a record.
    public func isArchive() throws(IngestionError) -> Bool {
        try skipLineEnds()
        return try bytes.fill(5) >= 5 && bytes.ready.starts(with: "WARC/".utf8)
    }

    /// All that was not read yet, for a file that is no archive; gzip is undone.
    ///
    /// - Throws: `IngestionError` with the code `tooLarge` where it is more than `maxBytes`.
    public func rest(maxBytes: Int) throws(IngestionError) -> [UInt8] {
        isOver = true
        guard try bytes.fill(maxBytes < .max ? maxBytes + 1 : maxBytes) <= maxBytes else {
            throw IngestionError(.tooLarge, "\(name): over the limit of \(maxBytes) bytes")
        }
        return Array(bytes.ready)
    }

    /// The first bytes, at most so many, without going on behind them.
    public func beginning(_ count: Int) throws(IngestionError) -> [UInt8] {
        try bytes.fill(count)
        return Array(bytes.ready.prefix(count))
    }

    /// The next record; `nil` behind the last one.
    ///
    /// - Throws: `IngestionError` with the code `badData` where the file goes on with something else, or is cut off; there
    ///   are no more records then.
    public func next() throws(IngestionError) -> WARCRecord? {
        guard !isOver else { return nil }
        do {
            let record = try readRecord()
            isOver = record == nil
            return record
        } catch {
            isOver = true
            throw error
        }
    }

    private func readRecord() throws(IngestionError) -> WARCRecord? {
        try skipLineEnds()
        let offset = bytes.offset
        guard try bytes.fill(1) > 0 else {
            if bytes.isCutOff { throw cutOff(at: offset) }
            return nil
        }
        guard try bytes.fill(5) >= 5, bytes.ready.starts(with: "WARC/".utf8) else {
            if bytes.isCutOff { throw cutOff(at: offset) }
            throw IngestionError(.badData, "\(name): no WARC record at byte \(offset); what lay before it was read")
        }
        let fields = try readFields(at: offset)
        guard let length = fields["Content-Length"].flatMap({ Int64($0) }), length >= 0 else {
            throw IngestionError(.badData, "\(name): the record at byte \(offset) has no length")
        }
        let isTooLong = length > Int64(maxBlock)
        let block = try readBlock(length, keep: !isTooLong, at: offset)
        return WARCRecord(fields: fields, block: block, isTooLong: isTooLong, offset: offset)
    }

    private func cutOff(at offset: Int64) -> IngestionError {
        IngestionError(.badData, "\(name): cut off in the record at byte \(offset); what lay before it was read")
    }

    private func skipLineEnds() throws(IngestionError) {
        while try bytes.fill(1) > 0, let byte = bytes.ready.first, byte == 0x0D || byte == 0x0A { bytes.skip(1) }
    }

    private func readFields(at offset: Int64) throws(IngestionError) -> WARCFields {
        var fields = WARCFields()
        var isFirst = true
        var length = 0
        while true {
            guard let line = try readLine(at: offset) else { throw cutOff(at: offset) }
            length += line.count
            guard length <= Self.longestHead else {
                throw IngestionError(.badData, "\(name): the head of the record at byte \(offset) is too long")
            }
            if line.isEmpty { return fields }
            defer { isFirst = false }
            guard !isFirst else { continue }
            let text = String(decoding: line, as: UTF8.self)
            if line.first == 0x20 || line.first == 0x09 {
                fields.fold(text.trimmed)
                continue
            }
            guard let colon = text.firstIndex(of: ":") else { continue }
            fields.add(text[..<colon].trimmed, text[text.index(after: colon)...].trimmed)
        }
    }

    /// The next line without its end; `nil` where the file ends within it.
    private func readLine(at offset: Int64) throws(IngestionError) -> [UInt8]? {
        var wanted = 256
        while true {
            let count = try bytes.fill(wanted)
            let ready = bytes.ready
            if let end = ready.firstIndex(of: 0x0A) {
                var line = ready[..<end]
                if line.last == 0x0D { line = line.dropLast() }
                let result = Array(line)
                bytes.skip(end - ready.startIndex + 1)
                return result
            }
            guard count >= wanted else { return nil }
            guard wanted <= Self.longestHead else {
                throw IngestionError(.badData, "\(name): the head of the record at byte \(offset) is too long")
            }
            wanted *= 2
        }
    }

    private func readBlock(_ length: Int64, keep: Bool, at offset: Int64) throws(IngestionError) -> [UInt8] {
        var block: [UInt8] = []
        var left = length
        while left > 0 {
            guard try bytes.fill(1) > 0 else { throw cutOff(at: offset) }
            let portion = bytes.ready.prefix(Int(min(left, Int64(bytes.ready.count))))
            if keep { block += portion }
            left -= Int64(portion.count)
            bytes.skip(portion.count)
        }
        return block
    }
}

extension StringProtocol {
    /// Without blanks around it.
    fileprivate var trimmed: String {
        var view = Substring(self).unicodeScalars[...]
        while let first = view.first, first.value <= 0x20 { view.removeFirst() }
        while let last = view.last, last.value <= 0x20 { view.removeLast() }
        return String(view)
    }
}
