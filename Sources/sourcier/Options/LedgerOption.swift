import ArgumentParser
import Foundation
import Ingestion
import Ledger

/// Where the ledger lies.
struct LedgerOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The ledger, an SQLite file.",
            discussion: "Default: $SOURCIER_LEDGER, else ~/.local/share/sourcier/ledger.sqlite (or $XDG_DATA_HOME).",
            valueName: "path"))
    var ledger: String?

    var path: String {
        let environment = ProcessInfo.processInfo.environment
        if let ledger { return ledger }
        if let named = environment["SOURCIER_LEDGER"], !named.isEmpty { return named }
        return Folders.data + "/ledger.sqlite"
    }

    /// Opens the ledger for reading and writing; `create` makes one where there is none, with its folder.
    func open(create: Bool = false, origin: String? = nil) throws -> StoredLedger {
        let path = path
        guard !path.hasPrefix("postgres://"), !path.hasPrefix("postgresql://") else {
            throw UsageError("\(path): this version keeps its ledger in an SQLite file; name a path")
        }
        if create { try Self.makeFolder(of: path) }
        return try StoredLedger.open(path: path, create: create, origin: origin)
    }

    /// The ledger, where there is one; `nil` where none was made yet.
    func openIfPresent() throws -> StoredLedger? {
        guard FileManager.default.fileExists(atPath: path) else {
            if ledger != nil { return try open() }
            return nil
        }
        return try open()
    }

    /// Makes the folder that a ledger file is to lie in.
    static func makeFolder(of path: String) throws {
        let folder = (path as NSString).deletingLastPathComponent
        guard !folder.isEmpty, !FileManager.default.fileExists(atPath: folder) else { return }
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw LedgerError(
                .inputOutput, "\(folder): cannot make this directory for the ledger; is the disk writable?")
        }
    }
}

/// The folders of the XDG base directory specification.
enum Folders {
    static var data: String { folder("XDG_DATA_HOME", else: ".local/share") }
    static var configuration: String { folder("XDG_CONFIG_HOME", else: ".config") }

    private static func folder(_ variable: String, else path: String) -> String {
        let environment = ProcessInfo.processInfo.environment
        if let named = environment[variable], named.hasPrefix("/") { return named + "/sourcier" }
        return (environment["HOME"] ?? ".") + "/" + path + "/sourcier"
    }
}
