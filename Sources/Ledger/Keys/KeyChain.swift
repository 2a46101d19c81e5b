/// The keys of a log, one after the other, as its entries name them.
///
/// An entry that names a new key is the last one that the old key signs alone: the checkpoint over it bears both
/// signatures, so that whoever knows either key can check it, and every larger one the new key's.
public struct KeyChain: Sendable, Hashable {
    /// A key with the entry that named it.
    public struct Link: Sendable, Hashable {
        public let key: VerificationKey
        /// `nil` for the key with which the log began.
        public let entry: Int64?
        /// What the entry says, and how the key before signed it.
        public let record: KeyRecord?

        init(key: VerificationKey, entry: Int64? = nil, record: KeyRecord? = nil) {
            self.key = key
            self.entry = entry
            self.record = record
        }
    }

    /// Oldest first.
    public private(set) var links: [Link]

    /// Begins with the key that the log began with.
    public init(first: VerificationKey) { links = [Link(key: first)] }

    /// The key that signs what is added.
    public var newest: VerificationKey { links[links.count - 1].key }

    public func contains(_ key: VerificationKey) -> Bool { links.contains { $0.key == key } }

    /// The key that must have signed a checkpoint over so many entries.
    public func key(for size: TreeSize) -> VerificationKey {
        let link = links.last { $0.entry.map { $0 < size.rawValue - 1 } ?? true }
        return (link ?? links[0]).key
    }

    /// The keys that sign a checkpoint over so many entries: two where the last one names a new key.
    public func keys(for size: TreeSize) -> [VerificationKey] {
        [key(for: size)] + links.filter { $0.entry == size.rawValue - 1 }.map(\.key)
    }

    /// Takes the key that an entry names.
    ///
    /// - Returns: whether the newest key until then signed that, and it wasn't in use before; the chain stays as it was
    ///   otherwise.
    public mutating func follow(_ record: KeyRecord, at entry: Int64) -> Bool {
        guard let change = record.change, change.from == newest, !contains(change.to) else { return false }
        links.append(Link(key: change.to, entry: entry, record: record))
        return true
    }
}
