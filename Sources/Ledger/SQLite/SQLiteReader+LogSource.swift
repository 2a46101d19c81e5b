internal import Foundation
internal import GRDB

extension SQLiteReader: LogSource {
    func hash(at position: NodePosition) throws -> TreeHash { try NodeTable(db: db).hash(at: position) }

    func note() throws -> SignedNote {
        let statement = try db.cachedStatement(sql: "SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1")
        guard let note = try String.fetchOne(statement).flatMap({ SignedNote($0) }) else {
            throw LedgerError(
                .inconsistent, "the last checkpoint can't be read; 'sourcier ledger verify' says what doesn't hold")
        }
        return note
    }

    func entries(in range: Range<Int64>, _ body: (Int64, [UInt8]) throws -> Void) throws {
        // A statement of its own: what is called may read entries too.
        let statement = try db.makeStatement(
            sql: "SELECT idx, bytes FROM entry WHERE idx >= ? AND idx < ? ORDER BY idx")
        let rows = try Row.fetchCursor(statement, arguments: [range.lowerBound, range.upperBound])
        while let row = try rows.next() { try body(row[0], Array(row[1] as Data)) }
    }
}
