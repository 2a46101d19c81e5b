/// Digests every stored content once, and answers what became of each.
final class ContentVerification {
    enum State {
        case present, withheld, wrong, missing
    }

    private let session: any SQLSession
    private(set) var checked: Int64 = 0
    private(set) var withheld: Int64 = 0
    /// Digests whose bytes are others.
    private(set) var wrong: Set<TreeHash> = []
    /// Those of them that an entry names.
    private(set) var named: Set<TreeHash> = []

    init(session: any SQLSession) throws {
        self.session = session
        let rows = try session.sequence("SELECT digest, bytes FROM content")
        while try rows.next() {
            let digest = rows.hash(0)
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
        let isWithheld = try session.integer(
            "SELECT CASE WHEN bytes IS NULL THEN 1 ELSE 0 END FROM content WHERE digest = $1", .hash(digest))
        guard let isWithheld else { return .missing }
        return isWithheld == 1 ? .withheld : .present
    }
}
