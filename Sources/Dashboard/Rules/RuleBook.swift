import FoundationEssentials
import Ledger
import Synchronization

/// The saved rules, in a file that nobody else can read: it holds the webhooks' secrets.
final class RuleBook: Sendable {
    static let most = 100

    private struct File: Codable {
        var rules: [SavedRule]
    }

    /// `nil` keeps the rules in memory alone.
    private let path: String?
    private let state: Mutex<[SavedRule]>

    /// Opens the rules of a file, which may be absent.
    ///
    /// - Throws: `RuleBookError` where there is a file that can't be read.
    init(path: String?) throws {
        self.path = path
        guard let path, FileManager.default.fileExists(atPath: path) else {
            state = Mutex([])
            return
        }
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw RuleBookError("\(path): cannot read the saved rules; may this user read the file?")
        }
        guard let file = try? JSONDecoder().decode(File.self, from: bytes) else {
            throw RuleBookError("\(path): these are no saved rules; move the file away, and a new one is begun")
        }
        state = Mutex(Array(file.rules.prefix(Self.most)))
    }

    /// In the order in which they were saved.
    var rules: [SavedRule] { state.withLock { $0 } }

    func rule(_ id: String) -> SavedRule? { rules.first { $0.id == id } }

    /// Adds a rule; `false` where there are as many as there may be.
    func add(_ rule: SavedRule) throws -> Bool {
        try change { rules in
            guard rules.count < Self.most else { return false }
            rules.append(rule)
            return true
        }
    }

    /// Takes a rule away; `false` where there is none of that id.
    func remove(_ id: String) throws -> Bool {
        try change { rules in
            let count = rules.count
            rules.removeAll { $0.id == id }
            return rules.count < count
        }
    }

    /// Changes a rule, where it is still there.
    func update(_ id: String, _ body: (inout SavedRule) -> Void) throws {
        _ = try change { rules in
            guard let place = rules.firstIndex(where: { $0.id == id }) else { return false }
            body(&rules[place])
            return true
        }
    }

    /// Changes the rules and the file, or neither.
    private func change(_ body: (inout [SavedRule]) -> Bool) throws -> Bool {
        try state.withLock { held in
            var rules = held
            guard body(&rules) else { return false }
            try write(rules)
            held = rules
            return true
        }
    }

    private func write(_ rules: [SavedRule]) throws {
        guard let path else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(File(rules: rules)), as: UTF8.self)
        try PrivateFile.replace(path, with: text, what: "the saved rules")
    }
}

/// Why the saved rules can't be read.
public struct RuleBookError: Error, Sendable, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}
