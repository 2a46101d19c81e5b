/// A log's unique name, the first line of its checkpoints: `sourcier.example/ledger`.
///
/// It has no scheme, no blank and no `+` (https://c2sp.org/tlog-checkpoint, https://c2sp.org/signed-note).
public struct LogOrigin: Sendable, Hashable, CustomStringConvertible {
    public let name: String

    public init?(_ name: String) {
        guard !name.isEmpty, name.utf8.count <= 255, !name.contains("+"), !name.contains("://"),
            name.unicodeScalars.allSatisfy({ !$0.properties.isWhitespace && $0.value > 0x20 && $0.value != 0x7F })
        else { return nil }
        self.name = name
    }

    public var description: String { name }
}
