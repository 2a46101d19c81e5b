/// The roots that checkpoints sign, held against the tree as it grows.
///
/// A signature is checked when the tree has come to its size: which key must have signed is known from the entries then.
struct SignedRoots {
    typealias Fault = (_ entry: Int64?, _ message: String) -> Void

    private struct Root {
        let note: SignedNote
        let checkpoint: Checkpoint
        /// Whether it was kept elsewhere.
        let isOutside: Bool

        var size: Int64 { checkpoint.size.rawValue }
        var name: String {
            isOutside ? "the checkpoint kept elsewhere" : "the checkpoint over \(size) entries"
        }
    }

    private(set) var keys: KeyChain
    /// How many checkpoints the ledger has.
    private(set) var count: Int64 = 0
    private var roots: [Root] = []
    private var next = 0
    /// Up to where the ledger's own checkpoints have signed the log, and any.
    private var (ownEnd, end) = (Int64(0), Int64(0))

    /// Begins with the key that the log began with.
    init(key: VerificationKey) { keys = KeyChain(first: key) }

    /// Reads the ledger's checkpoints, smallest first.
    mutating func read(from session: any SQLSession, fault: Fault) throws {
        let rows = try session.sequence("SELECT size, note FROM checkpoint ORDER BY size")
        var previous = Int64(0)
        while try rows.next() {
            guard let size = rows.integer(0), let text = rows.text(1) else {
                fault(previous, "a checkpoint behind entry \(previous) can't be read")
                continue
            }
            count += 1
            guard let note = SignedNote(text), let checkpoint = Checkpoint(note.text) else {
                fault(previous, Self.unsigned(from: previous, to: size))
                continue
            }
            guard checkpoint.size.rawValue == size, checkpoint.origin.name == keys.newest.name else {
                fault(previous, "the checkpoint at \(size) signs \(checkpoint.size) entries of \(checkpoint.origin)")
                continue
            }
            roots.append(Root(note: note, checkpoint: checkpoint, isOutside: false))
            previous = size
        }
    }

    /// Adds a checkpoint that was kept elsewhere.
    mutating func add(outside text: String, fault: Fault) {
        guard let note = SignedNote(text), let checkpoint = Checkpoint(note.text) else {
            fault(nil, "the checkpoint kept elsewhere is none")
            return
        }
        roots.append(Root(note: note, checkpoint: checkpoint, isOutside: true))
        roots.sort { $0.size < $1.size }
    }

    /// Follows an entry that names a key.
    mutating func follow(_ record: KeyRecord, at index: Int64, isImported: Bool, fault: Fault) {
        if isImported, keys.links.count == 1, let change = record.change, change.from != keys.newest {
            // A copy knows the key that it was made with, and that may be a later one.
            keys = KeyChain(first: change.from)
        }
        guard record.signature != nil, !keys.follow(record, at: index) else { return }
        fault(index, "entry \(index) names a key that the key before it didn't sign")
    }

    /// Checks what is signed up to the size that the tree has come to.
    mutating func check(at frontier: TreeFrontier, fault: Fault) {
        while next < roots.count, roots[next].checkpoint.size <= frontier.size {
            let root = roots[next]
            next += 1
            guard isSigned(root, fault: fault) else { continue }
            if root.checkpoint.root != frontier.root {
                let first = root.isOutside ? 0 : ownEnd
                let range = first < root.size ? "entries \(first) to \(root.size - 1)" : "the empty log"
                fault(first, "\(range) are not those that \(root.name) signs")
            }
            if !root.isOutside { ownEnd = root.size }
            end = root.size
        }
    }

    /// Checks that the log ends where the last checkpoint does.
    mutating func checkEnd(_ size: Int64, fault: Fault) {
        while next < roots.count {
            let root = roots[next]
            next += 1
            guard isSigned(root, fault: fault) else { continue }
            fault(size, "\(root.name) signs \(root.size) entries, and there are \(size)")
            return
        }
        if end < size { fault(end, "entries \(end) to \(size - 1) are not covered by a signed checkpoint") }
        if count == 0 { fault(nil, "there is no signed checkpoint") }
    }

    private func isSigned(_ root: Root, fault: Fault) -> Bool {
        let signers = keys.keys(for: root.checkpoint.size)
        let isGood = { (key: VerificationKey) in root.checkpoint.origin.name == key.name && key.verifies(root.note) }
        // What is kept elsewhere may have come by another way, with one of two signatures.
        if root.isOutside ? signers.contains(where: isGood) : signers.allSatisfy(isGood) { return true }
        if root.isOutside {
            fault(nil, "the checkpoint kept elsewhere isn't signed by this ledger's key (\(signers[0]))")
        } else {
            fault(ownEnd, Self.unsigned(from: ownEnd, to: root.size))
        }
        return false
    }

    private static func unsigned(from previous: Int64, to size: Int64) -> String {
        let range = previous < size ? "entries \(previous) to \(size - 1)" : "no entry"
        return "the checkpoint over \(size) entries (it added \(range)) isn't signed by the ledger's key"
    }
}
