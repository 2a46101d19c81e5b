internal import Foundation
internal import GRDB
import Ingestion
import Provenance

/// The derived rows by which articles with the same passages or the same names and figures are found.
struct SignatureRows {
    let db: Database

    func add(_ document: Article, index: Int64, time: Int64, outlet: OutletID?) throws {
        let fingerprints = TextFingerprints(of: document).values
        let features = ArticleFeatures(of: document)
        try PreparedStatement(
            db, sql: "INSERT INTO signature(article, fingerprints, keys, features) VALUES (?, ?, ?, ?)"
        ).run(
            .integer(index), .blob(NumberList(fingerprints).bytes), .blob(NumberList(features.keys).bytes),
            .blob(NumberList(features.values).bytes))
        let prints = try PreparedStatement(db, sql: "INSERT OR IGNORE INTO fingerprint(hash, article) VALUES (?, ?)")
        for hash in fingerprints { try prints.run(.integer(Int64(bitPattern: hash)), .integer(index)) }
        let keys = try PreparedStatement(
            db, sql: "INSERT OR IGNORE INTO feature(key, time, article, outlet) VALUES (?, ?, ?, ?)")
        for key in features.keys {
            try keys.run(.integer(Int64(key)), .integer(time), .integer(index), .optional(outlet?.rawValue))
        }
    }

    /// Takes out an article version that is no longer the newest.
    func retire(_ index: Int64) throws {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT s.fingerprints, s.keys, a.time FROM signature s JOIN article a ON a.idx = s.article
                    WHERE s.article = ?
                    """),
            arguments: [index])
        guard let row else { return }
        let prints = try PreparedStatement(db, sql: "DELETE FROM fingerprint WHERE hash = ? AND article = ?")
        for hash in NumberList<UInt64>(bytes: Array(row[0] as Data)).numbers {
            try prints.run(.integer(Int64(bitPattern: hash)), .integer(index))
        }
        let keys = try PreparedStatement(db, sql: "DELETE FROM feature WHERE key = ? AND time = ? AND article = ?")
        for key in NumberList<UInt32>(bytes: Array(row[1] as Data)).numbers {
            try keys.run(.integer(Int64(key)), .integer(row[2]), .integer(index))
        }
    }

    func features(of index: Int64) throws -> [UInt32]? {
        try Data.fetchOne(
            db.cachedStatement(sql: "SELECT features FROM signature WHERE article = ?"), arguments: [index]
        ).map { NumberList<UInt32>(bytes: Array($0)).numbers }
    }
}

/// Numbers as bytes, the lowest byte first.
struct NumberList<Number: FixedWidthInteger> {
    let numbers: [Number]

    init(_ numbers: [Number]) { self.numbers = numbers }

    init(bytes: [UInt8]) {
        let width = Number.bitWidth / 8
        numbers = stride(from: 0, to: bytes.count - bytes.count % width, by: width).map { start in
            bytes[start..<start + width].reversed().reduce(Number(0)) { $0 << 8 | Number($1) }
        }
    }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(numbers.count * Number.bitWidth / 8)
        for number in numbers { withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) } }
        return bytes
    }
}
