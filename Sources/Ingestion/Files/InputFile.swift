import Glibc

/// Reads an input of a command: a file, or standard input.
public enum InputFile {
    /// Reads a whole input; gzip is undone.
    ///
    /// - Parameters:
    ///   - path: a file's path; `-` is standard input.
    ///   - maxBytes: the longest document that is taken, before and after gzip is undone.
    /// - Returns: the document's bytes.
    /// - Throws: `IngestionError` with the code `noSuchInput`, `inputOutput` or `tooLarge`; its message names the file.
    public static func read(path: String, maxBytes: Int) throws(IngestionError) -> [UInt8] {
        let name = path == "-" ? "standard input" : path
        let bytes = try readRaw(path: path, name: name, maxBytes: maxBytes)
        guard Gzip.isGzip(bytes) else { return bytes }
        switch Gzip.decompress(bytes, maxBytes: maxBytes) {
        case .whole(let document): return document
        case .tooLarge:
            throw IngestionError(.tooLarge, "\(name): over the limit of \(maxBytes) bytes once unpacked")
        case .damaged:
            throw IngestionError(.inputOutput, "\(name): cannot unpack it: the gzip data are damaged")
        }
    }

    private static func readRaw(path: String, name: String, maxBytes: Int) throws(IngestionError) -> [UInt8] {
        let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(name, reason: errno) }
        defer { if path != "-" { close(descriptor) } }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure(name, reason: errno) }
        if status.st_mode & S_IFMT == S_IFDIR {
            throw IngestionError(.inputOutput, "\(name): cannot be read: it is a directory")
        }
        let expected = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
        guard expected <= maxBytes else {
            throw IngestionError(.tooLarge, "\(name): over the limit of \(maxBytes) bytes")
        }
        var bytes: [UInt8] = []
        var room = max(expected + 1, 64 << 10)
        while true {
            let (count, reason) = append(to: &bytes, from: descriptor, room: room)
            if count < 0 {
                if reason == EINTR { continue }
                throw failure(name, reason: reason)
            }
            if count == 0 { return bytes }
            guard bytes.count <= maxBytes else {
                throw IngestionError(.tooLarge, "\(name): over the limit of \(maxBytes) bytes")
            }
            room = min(max(64 << 10, bytes.count), 16 << 20)
        }
    }

    private static func append(to bytes: inout [UInt8], from descriptor: Int32, room: Int) -> (Int, Int32) {
        var reason: Int32 = 0
        var count = 0
        let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, length in
            count = Glibc.read(descriptor, buffer.baseAddress, room)
            reason = errno
            length = max(0, count)
        }
        if bytes.isEmpty { bytes = chunk } else { bytes.append(contentsOf: chunk) }
        return (count, reason)
    }

    private static func failure(_ name: String, reason: Int32) -> IngestionError {
        if reason == ENOENT || reason == ENOTDIR { return IngestionError(.noSuchInput, "\(name): no such file") }
        let text = strerror(reason).map { String(cString: $0) } ?? "error \(reason)"
        return IngestionError(.inputOutput, "\(name): cannot be read: \(text)")
    }
}
