import Foundation
import Ingestion
import Ledger

/// Standard output and standard error.
enum Output {
    /// Writes bytes to standard output.
    ///
    /// - Throws: `IngestionError` with the code `inputOutput` where they can't be written; a reader that has gone
    ///   ends the process quietly, as it ends other filters.
    ///
    /// The throws here are untyped: Swift 6.3.1's optimizer crashes on typed ones, inlined into an asynchronous
    /// function (November 2026).
    static func write(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if written < 0 {
                if errno == EINTR { continue }
                if errno == EPIPE { exit(0) }
                throw IngestionError(.inputOutput, "standard output: \(String(cString: strerror(errno)))")
            }
            rest = rest.dropFirst(written)
        }
    }

    static func write(_ text: String) throws { try write(Array(text.utf8)) }

    /// Writes one line.
    static func line(_ bytes: [UInt8]) throws { try write(bytes + [0x0A]) }

    /// Writes a document in JSON on one line.
    static func json(_ document: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try line(Array(try encoder.encode(document)))
    }

    /// Writes lines for a person to standard error, as they are.
    static func note(_ text: String) {
        FileHandle.standardError.write(Data((text.hasSuffix("\n") ? text : text + "\n").utf8))
    }

    /// Asks on standard error, on a line that the answer ends.
    static func prompt(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

    /// Says something on standard error.
    static func complain(_ message: String) {
        let line = message.split(whereSeparator: \.isNewline).joined(separator: " ")
        FileHandle.standardError.write(Data("sourcier: \(line)\n".utf8))
    }
}

/// What stands in the output in the place of an input that could not be used.
struct ErrorDocument: Encodable {
    struct Failure: Encodable {
        let code: String
        let message: String
    }

    let input: String
    let error: Failure

    init(input: String, error: any Error) {
        self.input = input
        let code =
            switch error {
            case let error as IngestionError: error.code.rawValue
            case let error as LedgerError: error.code.rawValue
            default: "internal"
            }
        self.error = Failure(code: code, message: "\(error)")
    }
}
