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
        let rows = try RowSequence(db, sql: "SELECT digest, bytes FROM content ORDER BY id")
        while try rows.next() {
            let digest = rows.withBytes(0) { $0.flatMap { TreeHash(buffer: $0) } }
            rows.withBytes(1) { bytes in
                guard let bytes else {
                    withheld += 1
                    return
                }
                checked += 1
                if let digest, TreeHash.digest(bytes) != digest { wrong.insert(digest) }
            }
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
