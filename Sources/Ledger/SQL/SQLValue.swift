/// A value that goes into a statement, or comes out of a row.
enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case text(String)
    case blob([UInt8])
    case hash(TreeHash)

    static func optional(_ text: String?) -> SQLValue { text.map { .text($0) } ?? .null }
    static func optional(_ number: Int64?) -> SQLValue { number.map { .integer($0) } ?? .null }
}

/// A row of an answer, its columns counted from 0.
struct SQLRow: Sendable, Hashable {
    let values: [SQLValue]

    /// A number; `nil` where the column is null, or something else.
    func integer(_ column: Int) -> Int64? {
        guard values.indices.contains(column), case .integer(let number) = values[column] else { return nil }
        return number
    }

    /// A text; `nil` where the column is null, or something else.
    func text(_ column: Int) -> String? {
        guard values.indices.contains(column), case .text(let text) = values[column] else { return nil }
        return text
    }

    /// Bytes; `nil` where the column is null, or something else.
    func bytes(_ column: Int) -> [UInt8]? {
        guard values.indices.contains(column), case .blob(let bytes) = values[column] else { return nil }
        return bytes
    }

    /// A number that a sound ledger has there.
    func number(_ column: Int) throws -> Int64 { try Self.present(integer(column)) }

    /// A text that a sound ledger has there.
    func words(_ column: Int) throws -> String { try Self.present(text(column)) }

    private static func present<T>(_ value: T?) throws -> T {
        guard let value else {
            throw LedgerError(
                .inconsistent,
                "a table holds something else than it should; 'sourcier ledger verify' says whether the log holds")
        }
        return value
    }
}
