internal import Foundation
internal import GRDB

/// Opens the database of a ledger in the way that its place allows.
enum SQLiteConnection {
    /// Usually many may read while one writes. Where another process writes at this moment it can still be read, and a
    /// file on a disk that nothing can be written to too.
    static func open(path: String, patience: Double) throws -> any DatabaseWriter {
        do {
            return try pool(path: path, patience: patience)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            // Getting many connections ready needs the writer's lock for a moment; a single one doesn't.
            return try DatabaseQueue(path: path, configuration: SQLiteDatabase.configuration(patience: patience))
        } catch let error as DatabaseError where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode) {
            guard let queue = try unchanging(path: path, patience: patience) else { throw error }
            return queue
        }
    }

    private static func pool(path: String, patience: Double) throws -> DatabasePool {
        let pool = try DatabasePool(
            path: path, configuration: SQLiteDatabase.configuration(patience: min(patience, 0.5)))
        try pool.writeWithoutTransaction { db in
            // GRDB chooses NORMAL for a write-ahead log, with which a power cut may take back what was committed.
            try db.execute(sql: "PRAGMA synchronous = FULL")
            try db.execute(sql: "PRAGMA busy_timeout = \(Int(max(0, patience) * 1000))")
        }
        return pool
    }

    /// A file in a folder that can't be written, so that nobody else writes to it either
    /// (https://www.sqlite.org/uri.html#uriimmutable); `nil` where it can, or where a write-ahead log holds more.
    private static func unchanging(path: String, patience: Double) throws -> DatabaseQueue? {
        let folder = (path as NSString).deletingLastPathComponent
        guard access(folder.isEmpty ? "." : folder, W_OK) != 0 else { return nil }
        let files = FileManager.default
        if let log = try? files.attributesOfItem(atPath: path + "-wal")[.size] as? Int, log > 0 { return nil }
        let absolute = path.hasPrefix("/") ? path : files.currentDirectoryPath + "/" + path
        let safe = CharacterSet(charactersIn: "/._-").union(.alphanumerics)
        guard let escaped = absolute.addingPercentEncoding(withAllowedCharacters: safe) else { return nil }
        var configuration = SQLiteDatabase.configuration(patience: patience)
        configuration.readonly = true
        return try DatabaseQueue(path: "file:\(escaped)?immutable=1", configuration: configuration)
    }
}
