import Foundation
import TestSupport
import Testing

/// Every wrong input gives one clear line, an error document in JSON output, and the status of the contract.
@Suite(.waiting) struct BadInputTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let bytes: [UInt8]?
        let status: Int32
        let code: String
        var testDescription: String { name }
    }

    static let files = [
        Case(name: "a file that is not there", bytes: nil, status: 66, code: "no-such-input"),
        Case(name: "an empty file", bytes: [], status: 65, code: "empty"),
        Case(name: "a picture", bytes: SampleInputs.picture, status: 65, code: "binary"),
    ]

    @Test(
        "parse of",
        arguments: files + [
            Case(name: "a page", bytes: Array(SampleInputs.page.utf8), status: 65, code: "not-a-feed"),
            Case(
                name: "a subscription list", bytes: Array(SampleInputs.subscriptions.utf8), status: 65,
                code: "not-a-feed"),
        ])
    func parse(input: Case) throws { try check(["parse"], input) }

    @Test("extract of", arguments: files) func extract(input: Case) throws { try check(["extract"], input) }

    @Test("audit of", arguments: files) func audit(input: Case) throws {
        try check(["audit", "--format", "json"], input)
    }

    @Test("audit of text from", arguments: files) func auditText(input: Case) throws {
        try check(["audit", "--text", "--format", "json"], input)
    }

    private func check(_ command: [String], _ input: Case) throws {
        let home = try Home()
        let path = home.folder.appendingPathComponent("input.bin").path
        if let bytes = input.bytes { try home.file("input.bin", bytes) }
        let run = try Run(command + [path], in: home)
        #expect(run.status == input.status)
        #expect(run.errorLines.count == 1)
        #expect(run.errors.contains("input.bin"))
        let documents = try run.documents()
        #expect(documents.count == 1)
        #expect(documents.first?["input"] as? String == path)
        let error = documents.first?["error"] as? [String: Any]
        #expect(error?["code"] as? String == input.code)
        #expect((error?["message"] as? String)?.isEmpty == false)
    }

    @Test func otherInputsAreStillDoneAndTheFirstFailureDecides() throws {
        let home = try Home()
        let good = try home.file("good.xml", SampleInputs.feed)
        let picture = try home.file("picture.png", SampleInputs.picture)
        let run = try Run(["parse", picture, "missing.xml", good], in: home)
        #expect(run.status == 65)
        let documents = try run.documents()
        #expect(documents.count == 3)
        #expect(documents[0]["error"] != nil)
        #expect(documents[1]["error"] != nil)
        #expect(documents[2]["title"] as? String == "Gazette d’essai")
    }

    @Test(
        "poll of",
        arguments: [
            Case(name: "a list that is not there", bytes: nil, status: 66, code: ""),
            Case(name: "an empty list", bytes: [], status: 65, code: ""),
            Case(name: "a picture", bytes: SampleInputs.picture, status: 65, code: ""),
            Case(name: "a page", bytes: Array(SampleInputs.page.utf8), status: 65, code: ""),
        ])
    func poll(input: Case) throws {
        let home = try Home()
        let path = home.folder.appendingPathComponent("list.opml").path
        if let bytes = input.bytes { try home.file("list.opml", bytes) }
        let run = try Run(["poll", path], in: home)
        #expect(run.status == input.status)
        #expect(run.errorLines.count == 1)
        #expect(run.errors.contains("list.opml"))
        #expect(run.output.isEmpty)
    }

    @Test func pollWithoutSubscriptionsSaysHowToAddSome() throws {
        let run = try Run(["poll"], in: Home())
        #expect(run.status == 64)
        #expect(run.errors.contains("sourcier feeds add"))
    }

    @Test func hostThatCannotBeReachedIsSaid() throws {
        // Port 9 of the loopback interface: nobody listens there, and the address is allowed by name.
        let arguments = ["poll", "http://127.0.0.1:9/rss.xml", "--allow-address", "127.0.0.1:9", "--format", "json"]
        let run = try Run(arguments, in: Home())
        #expect(run.status == 69)
        let documents = try run.documents()
        #expect(documents.first?["status"] as? String == "failed")
        let error = documents.first?["error"] as? [String: Any]
        #expect(error?["code"] as? String == "unreachable")
        #expect(run.errorLines.count == 1)
    }

    @Test(
        "a private address is refused",
        arguments: [
            "http://127.0.0.1:9/rss.xml", "http://169.254.169.254/latest/meta-data/", "http://[::1]:9/",
            "http://10.0.0.1/",
        ])
    func privateAddressIsRefused(url: String) throws {
        let run = try Run(["audit", url, "--format", "json"], in: Home())
        #expect(run.status == 69)
        let error = try run.documents().first?["error"] as? [String: Any]
        #expect(error?["code"] as? String == "forbidden-address")
        #expect(run.errors.contains("--allow-address"))
    }

    @Test func addressOfAnotherSchemeIsNoInput() throws {
        let run = try Run(["poll", "ftp://example.org/feed.xml"], in: Home())
        #expect(run.status == 64)
        #expect(run.errorLines.count == 1)
    }
}
