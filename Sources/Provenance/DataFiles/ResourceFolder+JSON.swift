import Ingestion

extension ResourceFolder {
    /// Reads a JSON file, named from this folder.
    ///
    /// - Throws: `badData` with its line where it is no JSON, `inputOutput` where it cannot be read.
    func json(_ name: String) throws(IngestionError) -> JSONNode {
        let bytes = try bytes(of: name)
        do {
            return try JSONReader.read(bytes)
        } catch {
            throw IngestionError(.badData, "\(path)/\(name):\(error.line): \(error.message): correct the file")
        }
    }
}
