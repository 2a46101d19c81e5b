import Foundation
import Testing

/// Files that tests read.
enum Fixture {
    static func data(_ name: String) throws -> Data {
        let url = try #require(Bundle.module.url(forResource: "Fixtures", withExtension: nil))
        return try Data(contentsOf: url.appendingPathComponent(name))
    }

    /// The development set beside the repository, or above it; `nil` where there is none.
    static func development(_ name: String) -> String? {
        var directory = URL(fileURLWithPath: #filePath)
        while directory.path.count > 1 {
            directory.deleteLastPathComponent()
            let path = directory.appendingPathComponent("shared/dev/\(name)").path
            if FileManager.default.fileExists(atPath: path) { return path }
        }
        return nil
    }
}
