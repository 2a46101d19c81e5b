public import Ingestion

/// Fetches documents from the web, and from disk where a subscription lies there.
///
/// A file below one of the folders is answered as a server would answer it; every other file is refused, so that no
/// feed can name one.
public struct DocumentFetcher: Fetcher {
    private let web: any Fetcher
    private let folders: [String]
    private let maxBytes: Int

    /// Makes a fetcher for both.
    ///
    /// - Parameters:
    ///   - web: what fetches over the network.
    ///   - folders: absolute paths of the folders in which subscriptions lie.
    ///   - maxBytes: the longest file that is read.
    public init(web: any Fetcher, folders: [String] = [], maxBytes: Int) {
        self.web = web
        self.folders = folders.map { $0.hasSuffix("/") ? $0 : $0 + "/" }
        self.maxBytes = maxBytes
    }

    public func fetch(_ request: FetchRequest) async throws(IngestionError) -> FetchResponse {
        guard request.address.scheme == "file" else { return try await web.fetch(request) }
        guard let path = request.address.filePath, folders.contains(where: path.hasPrefix) else {
            throw IngestionError(
                .forbiddenAddress, "\(request.address): refused: only files beside a subscription on disk are read")
        }
        let bytes = try InputFile.read(path: path, maxBytes: maxBytes)
        return FetchResponse(
            requested: request.address, address: request.address, status: 200, headers: [], body: bytes)
    }
}
