/// A log's unique name, the first line of its checkpoints: `sourcier.example/ledger`.
///
/// It has no scheme, no blank and no `+` (https://c2sp.org/tlog-checkpoint, https://c2sp.org/signed-note).
public struct LogOrigin: Sendable, Hashable, CustomStringConvertible {
    public let name: String

    public init?(_ name: String) {
        guard !name.isEmpty, name.utf8.count <= 255, !name.contains("+"), !name.contains("://"),
            name.unicodeScalars.allSatisfy({ !$0.properties.isWhitespace && !Self.isUnseen($0) })
        else { return nil }
        self.name = name
    }

    /// Characters that steer a terminal, or turn what stands beside them around: others' names are shown to people.
    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .unassigned, .privateUse, .surrogate: true
        default: false
        }
    }

    public var description: String { name }
}
