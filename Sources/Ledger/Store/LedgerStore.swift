/// An append-only record with its queries. SQLite for one person; the protocol is the seam for other stores.
public protocol LedgerStore: Sendable {
    /// The log's origin line.
    var origin: String { get }

    /// Reads from one consistent state, also while somebody writes.
    func read<T: Sendable>(_ body: @escaping @Sendable (any LedgerReader) throws -> T) async throws -> T

    /// Appends in one transaction: entries, nodes, a signed checkpoint and the derived rows become durable together,
    /// or nothing does. The entries' `at` is `seconds`, since 1970.
    func write<T: Sendable>(at seconds: Int64, _ body: @escaping @Sendable (any LedgerWriter) throws -> T) async throws
        -> T

    /// Changes what is remembered beside the log, in one transaction; where the store can, it doesn't wait for whoever
    /// appends.
    func remember<T: Sendable>(_ body: @escaping @Sendable (any LedgerMemory) throws -> T) async throws -> T

    /// Recomputes everything: entries, nodes, checkpoints with their signatures, references, stored contents.
    ///
    /// `checkpoint` is a signed note kept elsewhere, with which the log must be consistent.
    func verify(against checkpoint: String?) async throws -> VerificationReport

    /// The newest signed checkpoint, a signed note.
    func head() async throws -> String
}
