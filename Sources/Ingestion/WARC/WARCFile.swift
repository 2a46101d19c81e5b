import Foundation

/// A file of an archive that grows record by record, a gzip member each.
///
/// While it is written its name ends in `.open` and it is locked. One that a process left behind when it died is closed
/// by the next: a record that was torn is cut off.
final class WARCFile {
    let path: String
    private var descriptor: Int32
    private(set) var size: Int64 = 0

    private static let ending = ".open"

    init(path: String) throws(IngestionError) {
        self.path = path
        descriptor = open(path + Self.ending, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw Self.failure(path) }
        _ = flock(descriptor, LOCK_EX | LOCK_NB)
    }

    deinit { try? finish() }

    /// Appends one record, durably.
    func append(_ record: [UInt8]) throws(IngestionError) {
        guard let member = GzipMembers.pack(record) else {
            throw IngestionError(.notArchived, "\(path): a record is too long to be packed")
        }
        var rest = member[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else {
                let error = Self.failure(path)
                // What was written of the record would end the file for every reader.
                _ = ftruncate(descriptor, off_t(size))
                throw error
            }
            rest = rest.dropFirst(written)
        }
        size += Int64(member.count)
    }

    /// Has everything that was appended outlast a power cut.
    func sync() throws(IngestionError) {
        guard fdatasync(descriptor) == 0 || errno == EINVAL else { throw Self.failure(path) }
    }

    /// Gives the file its name.
    func finish() throws(IngestionError) {
        guard descriptor >= 0 else { return }
        close(descriptor)
        descriptor = -1
        guard rename(path + Self.ending, path) == 0 else { throw Self.failure(path) }
    }

    private static func failure(_ path: String) -> IngestionError {
        IngestionError(
            .notArchived,
            """
            \(path): the archive cannot be written (\(String(cString: strerror(errno)))); is the disk writable and not \
            full? Nothing of this step was recorded
            """)
    }

    /// Closes the files of a folder that dead processes left open.
    static func closeAbandoned(in folder: String) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        where name.hasSuffix(".warc.gz" + ending) {
            let path = folder + "/" + name
            let descriptor = open(path, O_RDWR | O_CLOEXEC)
            guard descriptor >= 0 else { continue }
            defer { close(descriptor) }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { continue }
            let whole = wholeLength(of: path)
            if whole == 0 {
                unlink(path)
            } else {
                _ = ftruncate(descriptor, off_t(whole))
                _ = rename(path, String(path.dropLast(ending.count)))
            }
        }
    }

    /// How many bytes the whole records of a file take.
    private static func wholeLength(of path: String) -> Int64 {
        guard let file = FileHandle(forReadingAtPath: path) else { return 0 }
        defer { try? file.close() }
        let members = GzipMembers()
        var (whole, read, rest) = (Int64(0), Int64(0), ArraySlice<UInt8>())
        while true {
            if rest.isEmpty {
                guard let more = try? file.read(upToCount: 1 << 20), !more.isEmpty else { return whole }
                rest = Array(more)[...]
            }
            var output: [UInt8] = []
            let (step, taken) = members.step(rest, into: &output, limit: 1 << 20)
            rest = rest.dropFirst(taken)
            read += Int64(taken)
            switch step {
            case .more: if taken == 0, output.isEmpty { return whole }
            case .endOfMember: whole = read
            case .damaged: return whole
            }
        }
    }
}
