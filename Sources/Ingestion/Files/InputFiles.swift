import Glibc

/// Finds the files that a command's arguments name.
public enum InputFiles {
    private static let deepest = 64

    /// Puts every regular file below a directory in the directory's place, sorted by path.
    ///
    /// Links to files are followed, links to directories are not, so that there are no loops. What is no directory
    /// stays as it is, whether it exists or not.
    ///
    /// - Parameter names: paths; `-` is standard input.
    /// - Returns: paths of files, in the order of `names`.
    /// - Throws: `IngestionError` with the code `inputOutput` where a directory cannot be listed.
    public static func expand(_ names: [String]) throws(IngestionError) -> [String] {
        var files: [String] = []
        for name in names {
            if name != "-", kind(of: name, followsLinks: true) == S_IFDIR {
                files += try filesBelow(name)
            } else {
                files.append(name)
            }
        }
        return files
    }

    private static func filesBelow(_ directory: String) throws(IngestionError) -> [String] {
        var files: [String] = []
        var waiting = [(path: directory, depth: 0)]
        while let (path, depth) = waiting.popLast() {
            for name in try names(in: path) {
                let full = path.hasSuffix("/") ? path + name : path + "/" + name
                switch kind(of: full, followsLinks: false) {
                case S_IFREG: files.append(full)
                case S_IFDIR: if depth < deepest { waiting.append((full, depth + 1)) }
                case S_IFLNK: if kind(of: full, followsLinks: true) == S_IFREG { files.append(full) }
                default: break
                }
            }
        }
        return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func names(in path: String) throws(IngestionError) -> [String] {
        guard let stream = opendir(path) else {
            let text = strerror(errno).map { String(cString: $0) } ?? "error"
            throw IngestionError(.inputOutput, "\(path): cannot be listed: \(text)")
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    private static func kind(of path: String, followsLinks: Bool) -> mode_t? {
        var status = stat()
        let result = followsLinks ? stat(path, &status) : lstat(path, &status)
        return result == 0 ? status.st_mode & S_IFMT : nil
    }
}
