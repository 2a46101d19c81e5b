/// Texts, documents and payloads by their digest, outside of the log.
struct ContentTable {
    let session: any SQLSession

    /// Keeps bytes; what was withheld stays withheld.
    func store(_ bytes: [UInt8]) throws -> ContentDigest {
        let digest = ContentDigest(of: bytes)
        try session.run(
            "INSERT INTO content(digest, bytes) VALUES ($1, $2) ON CONFLICT DO NOTHING", .blob(digest.bytes),
            .blob(bytes))
        return digest
    }

    /// The bytes of a digest; `nil` where they were withheld or never kept.
    func bytes(of digest: ContentDigest) throws -> [UInt8]? {
        try session.row("SELECT bytes FROM content WHERE digest = $1", .blob(digest.bytes))?.bytes(0)
    }
}
