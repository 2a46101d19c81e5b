internal import Foundation

/// Where a ledger lies: the path of a file, or the address of a database on a PostgreSQL server.
public enum LedgerAddress: Sendable, Hashable, CustomStringConvertible {
    case file(String)
    /// `postgres://user@host/database`, as libpq takes it
    /// (https://www.postgresql.org/docs/15/libpq-connect.html#LIBPQ-CONNSTRING).
    case server(String)

    /// Tells an address of a server from a path by its scheme.
    public init(_ text: String) {
        let isServer = ["postgres://", "postgresql://"].contains { text.hasPrefix($0) }
        self = isServer ? .server(text) : .file(text)
    }

    /// The address as messages name it, without a password.
    public var description: String {
        switch self {
        case .file(let path): path
        case .server(let address): Self.withoutPassword(address)
        }
    }

    private static func withoutPassword(_ address: String) -> String {
        guard let scheme = address.range(of: "://") else { return address }
        var rest = String(address[scheme.upperBound...])
        let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        if let at = rest[..<end].lastIndex(of: "@"), let colon = rest[..<at].firstIndex(of: ":") {
            rest.removeSubrange(colon..<at)
        }
        if let question = rest.firstIndex(of: "?") {
            let parameters = rest[rest.index(after: question)...].split(separator: "&")
                .filter { !$0.hasPrefix("password=") && !$0.hasPrefix("sslpassword=") }
            rest = rest[..<question] + (parameters.isEmpty ? "" : "?" + parameters.joined(separator: "&"))
        }
        return address[..<scheme.upperBound] + rest
    }
}
