import Foundation
import Testing

/// The invented world of `feeds/sample`, polled once for all tests of it, and the truth about it.
final class SampleWorld: Sendable {
    /// Polled when it is first asked for; what polling printed is kept.
    static let shared = Result { try SampleWorld() }

    static let folder = Run.repository.appendingPathComponent("feeds/sample").path

    let ledger: String
    let poll: Run
    let truth: Truth
    private let home: Home

    private init() throws {
        home = try Home()
        ledger = home.folder.appendingPathComponent("world.sqlite").path
        poll = try Run(["poll", Self.folder, "--ledger", ledger], in: home)
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Fixtures/sample-world.json")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        truth = try decoder.decode(Truth.self, from: Data(contentsOf: file))
    }

    /// Runs a command on the world's ledger.
    func run(_ arguments: String...) throws -> Run { try Run(arguments + ["--ledger", ledger], in: home) }

    func documents(_ arguments: String...) throws -> [[String: Any]] {
        let run = try Run(arguments + ["--format", "json", "--ledger", ledger], in: home)
        #expect(run.status == 0, "\(run.errors)")
        return try run.documents()
    }
}

/// What is true of the sample world, worked out by hand.
struct Truth: Decodable, Sendable {
    struct Article: Decodable, Sendable {
        let url: String
        let file: String
        let outlet: String
        let language: String
        let datePublished: String
        let title: String
        let attributions: [Attribution]
    }

    struct Attribution: Decodable, Sendable {
        let role: String
        let kind: String
        let id: String?
        let source: String?
        let resolvesTo: String?
    }

    struct Chain: Decodable, Sendable {
        struct Link: Decodable, Sendable {
            let article: String?
            let outlet: String?
        }

        struct End: Decodable, Sendable {
            let kind: String
        }

        let links: [Link]
        let end: End
        let depth: Int
    }

    struct Circle: Decodable, Sendable {
        let articles: [String]
    }

    struct Copy: Decodable, Sendable {
        let copy: String
        let original: String
        let credited: Bool
    }

    struct Story: Decodable, Sendable {
        let name: String
        let articles: [String]
        let first: String
        let independentOrigins: Int
    }

    let articles: [Article]
    let chains: [Chain]
    let circles: [Circle]
    let copies: [Copy]
    let stories: [Story]
}
