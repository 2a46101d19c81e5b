import Foundation
import Ingestion
import Provenance
import Testing

@testable import Dashboard

@Suite struct RuleBookTests {
    private let path = FileManager.default.temporaryDirectory.appendingPathComponent("rules-\(UUID().uuidString).json")
        .path

    private func rule(_ name: String) -> SavedRule {
        SavedRule(
            id: name, name: name,
            filter: FindingFilter(code: .circular, outlet: OutletID("a.example"), cited: nil, search: "Straße é"),
            webhook: SavedRule.Webhook(url: "https://desk.example/", secret: "whsec_AAAA"), created: 7)
    }

    @Test func rulesOutliveTheProgramInAFileThatNobodyElseReads() throws {
        let book = try RuleBook(path: path)
        #expect(try book.add(rule("one")))
        #expect(try book.add(rule("two")))
        try book.update("two") { $0.told = ["x"] }
        #expect(try book.remove("one"))
        #expect(try !book.remove("one"))
        let again = try RuleBook(path: path)
        #expect(again.rules == book.rules)
        #expect(again.rules.map(\.told) == [["x"]])
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        try FileManager.default.removeItem(atPath: path)
    }

    @Test func thereIsABoundToThem() throws {
        let book = try RuleBook(path: nil)
        for number in 0..<RuleBook.most { #expect(try book.add(rule(String(number)))) }
        #expect(try !book.add(rule("one too many")))
        #expect(book.rules.count == RuleBook.most)
    }

    @Test(arguments: ["", "{", "[]", #"{"rules": [{}]}"#])
    func aFileThatHoldsNoRulesIsToldAndLeftAlone(text: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: RuleBookError.self) { _ = try RuleBook(path: path) }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
        try FileManager.default.removeItem(atPath: path)
    }

    @Test func whatCannotBeWrittenIsNotHeldEither() throws {
        let book = try RuleBook(path: "/nowhere/at/all/rules.json")
        #expect(throws: (any Error).self) { _ = try book.add(rule("lost")) }
        #expect(book.rules.isEmpty)
    }
}
