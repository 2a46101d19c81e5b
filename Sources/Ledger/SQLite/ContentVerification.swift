internal import Foundation
internal import GRDB

/// Digests every stored content once, and answers what became of each.
final class ContentVerification {
    enum State {
        case present, withheld, wrong, missing
    }

    private let lookUp: PreparedStatement
    private(set) var checked: Int64 = 0
    private(set) var withheld: Int64 = 0
    /// Digests whose bytes are others.
    private(set) var wrong: Set<TreeHash> = []
    /// Those of them that an entry names.
    private(set) var named: Set<TreeHash> = []

    init(db: Database) throws {
        lookUp = try PreparedStatement(db, sql: "SELECT bytes IS NULL FROM content WHERE digest = ?")
        let rows = try Row.fetchCursor(db, sql: "SELECT digest, bytes FROM content ORDER BY id")
        while let row = try rows.next() {
            guard let digest = Data.fromDatabaseValue(row[0]).flatMap({ TreeHash(bytes: Array($0)) }) else {
                checked += 1
                continue
            }
            let isHeld = try row.withUnsafeData(atIndex: 1) { data -> Bool in
                guard let data else { return false }
                if data.withUnsafeBytes({ TreeHash.digest($0) }) != digest { wrong.insert(digest) }
                return true
            }
            if isHeld { checked += 1 } else { withheld += 1 }
        }
    }

    func state(of digest: TreeHash) throws -> State {
        if !wrong.isEmpty, wrong.contains(digest) {
            named.insert(digest)
            return .wrong
        }
        guard let isWithheld = try lookUp.firstInteger(.hash(digest)) else { return .missing }
        return isWithheld == 1 ? .withheld : .present
    }
}
