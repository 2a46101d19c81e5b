import Foundation
import Ledger

/// The record for other programs: as tiles, and as whole documents.
extension Site {
    /// A file of the log as it is published (https://c2sp.org/tlog-tiles): the checkpoint, or a tile.
    func publishedLog(_ visit: Visit) async throws -> WebResponse {
        let path = visit.request.path.dropFirst().joined(separator: "/")
        if path == "checkpoint" { return try await checkpoint(visit) }
        guard let bytes = try await ledger.tile(at: path) else {
            throw SiteError.missing("The log has no such tile.")
        }
        // What a tile holds never changes.
        return WebResponse(
            200,
            headers: [
                ("Content-Type", "application/octet-stream"), ("Cache-Control", "private, max-age=31536000, immutable"),
            ], body: .bytes(bytes))
    }

    /// The whole record as a document to keep. It is made whole before the first of it is sent, so that what fails is
    /// told, and no slow reader keeps the ledger waiting.
    func export(_ visit: Visit, format name: String) async throws -> WebResponse {
        guard let format = ExportFormat(rawValue: name) else {
            throw SiteError.missing("\(name.prefix(40)): no form of export")
        }
        let ledger = ledger
        let made = await exportGate.run { () -> Result<TemporaryFile, any Error> in
            do {
                let file = try TemporaryFile()
                try await ledger.export(format) { try file.append($0) }
                return .success(file)
            } catch {
                return .failure(error)
            }
        }
        guard let file = try made?.get() else {
            throw SiteError(status: 503, code: "busy", message: "Too many exports are waiting; try again in a moment.")
        }
        return WebResponse(
            200,
            headers: [
                ("Content-Type", format.mediaType), ("Cache-Control", "no-store"),
                ("Content-Length", String(try file.size())),
                ("Content-Disposition", "attachment; filename=\"sourcier.\(format.fileEnding)\""),
            ],
            body: .stream { writer in
                try file.rewind()
                while let piece = try file.read() { try await writer.write(piece) }
            })
    }
}

/// A file that nobody else sees, and that is gone with its last user.
private final class TemporaryFile: Sendable {
    private let handle: FileHandle

    init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("sourcier-" + Secret.random())
        let file = open(url.path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw LedgerError(.inputOutput, "\(url.path): cannot write an export; is the disk writable and not full?")
        }
        unlink(url.path)
        handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    }

    func append(_ bytes: [UInt8]) throws { try handle.write(contentsOf: Data(bytes)) }

    func size() throws -> UInt64 { try handle.seekToEnd() }

    func rewind() throws { try handle.seek(toOffset: 0) }

    /// The next piece; `nil` at the end.
    func read() throws -> [UInt8]? {
        guard let data = try handle.read(upToCount: 1 << 16), !data.isEmpty else { return nil }
        return Array(data)
    }
}

extension ExportFormat {
    /// What it is called in `Content-Type`.
    fileprivate var mediaType: String {
        switch self {
        case .provJSON: "application/json"
        case .jsonld, .annotations: "application/ld+json"
        case .graphml: "application/graphml+xml"
        case .dot: "text/vnd.graphviz; charset=utf-8"
        case .csv: "text/csv; charset=utf-8; header=present"
        case .ndjson: "application/x-ndjson"
        }
    }

    fileprivate var fileEnding: String {
        switch self {
        case .provJSON: "prov.json"
        case .jsonld: "prov.jsonld"
        case .annotations: "annotations.jsonld"
        case .graphml: "graphml"
        case .dot: "dot"
        case .csv: "csv"
        case .ndjson: "ndjson"
        }
    }
}
