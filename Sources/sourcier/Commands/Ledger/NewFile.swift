import Foundation
import Ingestion

/// A file that appears under its name once it is whole.
final class NewFile: Sendable {
    private let path: String
    private let partial: String
    private let descriptor: Int32

    /// Begins a file; `isAlone` where no other process can be writing it.
    init(_ path: String, isAlone: Bool = false) throws {
        self.path = path
        partial = isAlone ? "\(path).partial" : "\(path).\(ProcessInfo.processInfo.processIdentifier).partial"
        // What a run that was killed left behind makes room; a link that waits there leads nowhere.
        unlink(partial)
        descriptor = open(partial, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw Self.failure(path) }
    }

    deinit {
        close(descriptor)
        unlink(partial)
    }

    func write(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw Self.failure(path) }
            rest = rest.dropFirst(written)
        }
    }

    func finish() throws {
        guard fsync(descriptor) == 0 || errno == EINVAL, rename(partial, path) == 0 else { throw Self.failure(path) }
    }

    private static func failure(_ path: String) -> IngestionError {
        IngestionError(.inputOutput, "\(path): cannot be written: \(String(cString: strerror(errno)))")
    }
}
