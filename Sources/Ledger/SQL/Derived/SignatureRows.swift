import Ingestion
import Provenance

/// The derived rows by which articles with the same passages or the same names and figures are found.
struct SignatureRows {
    let session: any SQLSession

    func add(_ document: Article, index: Int64, time: Int64, outlet: OutletID?) throws {
        let fingerprints = TextFingerprints(of: document).values
        let features = ArticleFeatures(of: document)
        try session.run(
            "INSERT INTO signature(article, fingerprints, keys, features) VALUES ($1, $2, $3, $4)", .integer(index),
            .blob(NumberList(fingerprints).bytes), .blob(NumberList(features.keys).bytes),
            .blob(NumberList(features.values).bytes))
        for hash in fingerprints {
            try session.run(
                "INSERT INTO fingerprint(hash, article) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                .integer(Int64(bitPattern: hash)), .integer(index))
        }
        for key in features.keys {
            try session.run(
                "INSERT INTO feature(key, time, article, outlet) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
                .integer(Int64(key)), .integer(time), .integer(index), .optional(outlet?.rawValue))
        }
    }

    /// Takes out an article version that is no longer the newest.
    func retire(_ index: Int64) throws {
        let row = try session.row(
            """
            SELECT s.fingerprints, s.keys, a.time FROM signature s JOIN article a ON a.idx = s.article
            WHERE s.article = $1
            """, .integer(index))
        guard let row else { return }
        let time = try row.number(2)
        for hash in NumberList<UInt64>(bytes: row.bytes(0) ?? []).numbers {
            try session.run(
                "DELETE FROM fingerprint WHERE hash = $1 AND article = $2", .integer(Int64(bitPattern: hash)),
                .integer(index))
        }
        for key in NumberList<UInt32>(bytes: row.bytes(1) ?? []).numbers {
            try session.run(
                "DELETE FROM feature WHERE key = $1 AND time = $2 AND article = $3", .integer(Int64(key)),
                .integer(time), .integer(index))
        }
    }

    func features(of index: Int64) throws -> [UInt32]? {
        try session.row("SELECT features FROM signature WHERE article = $1", .integer(index))?.bytes(0)
            .map { NumberList<UInt32>(bytes: $0).numbers }
    }
}

/// Numbers as bytes, the lowest byte first.
struct NumberList<Number: FixedWidthInteger & BitwiseCopyable> {
    let numbers: [Number]

    init(_ numbers: [Number]) { self.numbers = numbers }

    init(bytes: [UInt8]) {
        let width = MemoryLayout<Number>.size
        // The blob of an article is read for each one that it is compared with.
        numbers = bytes.withUnsafeBytes { buffer in
            (0..<buffer.count / width).map {
                Number(littleEndian: buffer.loadUnaligned(fromByteOffset: $0 * width, as: Number.self))
            }
        }
    }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(numbers.count * Number.bitWidth / 8)
        for number in numbers { withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) } }
        return bytes
    }
}
