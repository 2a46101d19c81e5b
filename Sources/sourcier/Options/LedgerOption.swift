import ArgumentParser
import Foundation
import Ingestion
import Ledger

/// Where the ledger lies.
struct LedgerOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The ledger: an SQLite file, or postgres://user@host/database.",
            discussion: "Default: $SOURCIER_LEDGER, else ~/.local/share/sourcier/ledger.sqlite (or $XDG_DATA_HOME).",
            valueName: "path"))
    var ledger: String?

    var address: LedgerAddress {
        let environment = ProcessInfo.processInfo.environment
        if let ledger { return LedgerAddress(ledger) }
        if let named = environment["SOURCIER_LEDGER"], !named.isEmpty { return LedgerAddress(named) }
        return .file(Folders.data + "/ledger.sqlite")
    }

    /// Opens the ledger for reading and writing; `create` makes one where there is none, with its folder.
    func open(create: Bool = false, origin: String? = nil) throws -> StoredLedger {
        try Self.open(address, create: create, origin: origin)
    }

    static func open(_ address: LedgerAddress, create: Bool, origin: String? = nil) throws -> StoredLedger {
        if create, case .file(let path) = address { try makeFolder(of: path) }
        return try StoredLedger.open(address, create: create, origin: origin, keyFolder: Folders.keys)
    }

    /// The ledger, where there is one; `nil` where none was made yet.
    func openIfPresent() throws -> StoredLedger? {
        guard ledger == nil else { return try open() }
        if case .file(let path) = address, !FileManager.default.fileExists(atPath: path) { return nil }
        do { return try open() } catch let error as LedgerError {
            if error.code == .noLedger, case .server = address { return nil }
            throw error
        }
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
    /// Where the signing keys of ledgers on servers lie.
    static var keys: String { data + "/keys" }
    static var configuration: String { folder("XDG_CONFIG_HOME", else: ".config") }

    private static func folder(_ variable: String, else path: String) -> String {
        let environment = ProcessInfo.processInfo.environment
        if let named = environment[variable], named.hasPrefix("/") { return named + "/sourcier" }
        return (environment["HOME"] ?? ".") + "/" + path + "/sourcier"
    }
}
