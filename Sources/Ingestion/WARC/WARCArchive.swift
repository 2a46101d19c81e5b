import Foundation

/// Keeps exchanges as WARC 1.1 in files of a folder (https://iipc.github.io/warc-specifications/): a request and a
/// response each, and a `revisit` where the server said that nothing has changed.
public actor WARCArchive: ExchangeRecorder {
    private let folder: String
    private let software: String
    private let clock: @Sendable () -> Int64
    private let digest: @Sendable ([UInt8]) -> String
    private var file: WARCFile?
    private var warcinfo = ""
    private let maxSize: Int64

    /// Makes the folder, where it isn't there, and closes what a process that died left open in it.
    ///
    /// - Parameters:
    ///   - folder: where the files lie; each is named after the time at which it was begun.
    ///   - software: the program and its version.
    ///   - maxSize: how long a file gets before the next is begun.
    ///   - clock: gives seconds since 1970.
    ///   - digest: gives the labelled digest of bytes, `sha256:…`.
    /// - Throws: `IngestionError` with the code `notArchived`.
    public init(
        folder: String, software: String, maxSize: Int64 = 1 << 30, clock: @escaping @Sendable () -> Int64,
        digest: @escaping @Sendable ([UInt8]) -> String
    ) throws(IngestionError) {
        self.folder = folder
        self.software = software
        self.maxSize = maxSize
        self.clock = clock
        self.digest = digest
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw IngestionError(.notArchived, "\(folder): this directory for the archive cannot be made")
        }
        WARCFile.closeAbandoned(in: folder)
    }

    /// Gives the last file its name.
    public func close() throws(IngestionError) {
        try file?.finish()
        file = nil
    }

    public func record(_ exchange: RecordedExchange) throws(IngestionError) -> ArchivedCopy? {
        let date = NewsDate(seconds: clock()).description
        let file = try openFile(date: date)
        let (request, response) = (Self.newID(), Self.newID())
        let head = ResponseHead(exchange.responseHead, bodyLength: exchange.status == 304 ? nil : exchange.body.count)
        let payload = digest(exchange.body)

        var fields = common("response", id: response, date: date, exchange)
        fields.add("WARC-Payload-Digest", payload)
        if exchange.isCutShort { fields.add("WARC-Truncated", "length") }
        let isRevisit = exchange.status == 304
        if isRevisit {
            fields = common("revisit", id: response, date: date, exchange)
            fields.add("WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/server-not-modified")
            if let held = exchange.held {
                fields.add("WARC-Refers-To", "<\(held.record)>")
                fields.add("WARC-Refers-To-Target-URI", held.address)
                fields.add("WARC-Refers-To-Date", held.date)
                fields.add("WARC-Payload-Digest", held.digest)
            } else {
                fields.add("WARC-Refers-To-Target-URI", exchange.address.string)
            }
        }
        if let original = head.protocolName { fields.add("WARC-Protocol", original) }
        fields.add("Content-Type", "application/http;msgtype=response")
        try append(fields, block: head.bytes + (isRevisit ? [] : exchange.body), to: file)

        var asked = common("request", id: request, date: date, exchange)
        asked.add("WARC-Concurrent-To", "<\(response)>")
        asked.add("Content-Type", "application/http;msgtype=request")
        try append(asked, block: exchange.requestHead, to: file)
        try file.sync()
        guard !isRevisit else { return exchange.held }
        return ArchivedCopy(record: response, date: date, digest: payload, address: exchange.address.string)
    }

    private func common(_ type: String, id: String, date: String, _ exchange: RecordedExchange) -> WARCFields {
        var fields = WARCFields()
        fields.add("WARC-Type", type)
        fields.add("WARC-Record-ID", "<\(id)>")
        fields.add("WARC-Warcinfo-ID", "<\(warcinfo)>")
        fields.add("WARC-Target-URI", exchange.address.string)
        fields.add("WARC-Date", date)
        return fields
    }

    private func append(_ fields: WARCFields, block: [UInt8], to file: WARCFile) throws(IngestionError) {
        var fields = fields
        fields.add("WARC-Block-Digest", digest(block))
        fields.add("Content-Length", String(block.count))
        let head = "WARC/1.1\r\n" + fields.fields.map { "\($0.name): \($0.value)\r\n" }.joined() + "\r\n"
        try file.append(Array(head.utf8) + block + Array("\r\n\r\n".utf8))
    }

    /// The file that is written now; the next one, where it has become too long.
    private func openFile(date: String) throws(IngestionError) -> WARCFile {
        if let file, file.size < maxSize { return file }
        try file?.finish()
        let stamp = date.filter(\.isNumber)
        let name = "sourcier-\(stamp)-\(UUID().uuidString.prefix(8).lowercased()).warc.gz"
        let next = try WARCFile(path: folder + "/" + name)
        warcinfo = Self.newID()
        var fields = WARCFields()
        fields.add("WARC-Type", "warcinfo")
        fields.add("WARC-Record-ID", "<\(warcinfo)>")
        fields.add("WARC-Date", date)
        fields.add("WARC-Filename", name)
        fields.add("Content-Type", "application/warc-fields")
        let block = """
            software: \(software)\r
            format: WARC File Format 1.1\r
            conformsTo: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r
            robots: obey\r

            """
        try append(fields, block: Array(block.utf8), to: next)
        file = next
        return next
    }

    private static func newID() -> String { "urn:uuid:\(UUID().uuidString.lowercased())" }
}
