import Foundation
import Ledger

/// A directory of its own for one test, removed when the test lets go of it.
final class Scratch {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "ledger-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }

    func ledger(_ name: String = "ledger.sqlite", origin: String? = "test.example/log") throws -> StoredLedger {
        try StoredLedger.open(path: file(name), create: true, origin: origin)
    }
}
