import Foundation
import TestSupport
import Testing

@Suite(.waiting) struct ServeCommandTests {
    private let world: SampleWorld

    init() throws { world = try SampleWorld.shared.get() }

    @Test(
        "an address that others reach needs a token",
        arguments: ["0.0.0.0", "::", "192.0.2.1", "127.evil", "localhost"])
    func addresses(address: String) throws {
        let run = try world.run("serve", "--address", address, "--port", "0")
        #expect(run.status == 64)
        #expect(run.errors.contains("SOURCIER_TOKEN"))
        #expect(run.errorLines.count == 1)
    }

    @Test func aTokenThatIsEasilyGuessedIsRefused() throws {
        let home = try Home()
        let run = try Run(
            ["serve", "--ledger", world.ledger, "--port", "0"], in: home, environment: ["SOURCIER_TOKEN": "short"])
        #expect(run.status == 64)
        #expect(run.errors.contains("too short"))
    }

    @Test func aTokenFileThatIsMissingIsSaidSo() throws {
        #expect(try world.run("serve", "--token-file", "nowhere").status == 66)
    }

    @Test func withoutALedgerThereIsNothingToServe() throws {
        let run = try Run(["serve", "--port", "0"], in: Home())
        #expect(run.status == 65)
        #expect(run.errors.contains("poll"))
    }
}
