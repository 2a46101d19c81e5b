import Ingestion

/// A response within a web archive, as a manifest names it.
struct ArchivedRange: Decodable {
    let file: String
    let offset: Int64
    let length: Int64?

    /// A response with what the archive says of it.
    struct Found {
        let address: WebAddress
        let body: [UInt8]
        let contentType: String?
        let status: Int?
        let captured: NewsDate?
        let record: String?
    }

    /// Reads the record.
    ///
    /// Throws `IngestionError` where there is none, or it holds no response that can be read.
    func page(maxBytes: Int) throws(IngestionError) -> Found {
        let reader = try WARCReader(path: file, offset: max(0, offset), length: length, maxBlock: maxBytes)
        guard let record = try reader.next(), !record.isTooLong,
            let address = record.targetURI.flatMap({ WebAddress($0) })
        else { throw bad }
        if record.type == "resource" {
            return Found(
                address: address, body: record.block, contentType: record.fields["Content-Type"], status: nil,
                captured: record.date, record: record.id)
        }
        guard record.type == "response", let response = ArchivedResponse(block: record.block, maxBytes: maxBytes) else {
            throw bad
        }
        return Found(
            address: address, body: response.body, contentType: response.header("content-type"),
            status: response.status, captured: record.date, record: record.id)
    }

    private var bad: IngestionError {
        IngestionError(.badData, "\(file): no response that can be read in the record at byte \(offset)")
    }
}
