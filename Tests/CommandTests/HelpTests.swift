import TestSupport
import Testing

@Suite(.waiting) struct HelpTests {
    static let commands: [[String]] = [
        ["poll"], ["ingest"], ["diff"], ["chains"], ["audit"], ["story"], ["articles"], ["feeds"], ["feeds", "add"],
        ["feeds", "list"],
        ["feeds", "remove"], ["feeds", "resume"], ["feeds", "import"], ["feeds", "export"], ["outlets"],
        ["outlets", "list"],
        ["outlets", "show"], ["outlets", "lookup"], ["outlets", "rank"], ["lexicon"], ["lexicon", "check"], ["compare"],
        ["ledger"], ["ledger", "init"],
        ["ledger", "verify"],
        ["ledger", "head"], ["ledger", "prove"], ["ledger", "export"],
        ["ledger", "import"], ["ledger", "keys"], ["ledger", "rekey"], ["ledger", "witness"], ["ledger", "rebuild"],
        ["ledger", "withhold"], ["parse"],
        ["extract"], ["manual"],
    ]

    @Test("help of every command shows examples of it", arguments: commands)
    func helpShowsExamples(command: [String]) throws {
        let run = try Run(command + ["--help"], in: Home())
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        #expect(run.output.contains("EXAMPLES"))
        #expect(run.output.contains("sourcier \(command[0])"))
    }

    @Test func versionIsOneLine() throws {
        let run = try Run(["--version"], in: Home())
        #expect(run.status == 0)
        #expect(run.output.split(separator: "\n").count == 1)
        #expect(run.output.first?.isNumber == true)
    }

    @Test("completions come from the definitions", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) throws {
        let run = try Run(["--generate-completion-script", shell], in: Home())
        #expect(run.status == 0)
        for command in Self.commands { #expect(run.output.contains(command[0])) }
    }

    @Test func manualPageNamesEveryCommandAndItsOptions() throws {
        let run = try Run(["manual"], in: Home())
        #expect(run.status == 0)
        #expect(run.output.hasPrefix(".TH SOURCIER 1"))
        for command in Self.commands { #expect(run.output.contains(".SS sourcier " + command.joined(separator: " "))) }
        #expect(run.output.contains("\\-\\-min\\-depth"))
    }

    @Test(
        "wrong usage ends with 64 and says what to do",
        arguments: [
            ["polll"], ["poll", "--nonsense"], ["audit"], ["chains", "--kind", "square"], ["story"], ["parse"],
        ])
    func wrongUsage(arguments: [String]) throws {
        let run = try Run(arguments, in: Home())
        #expect(run.status == 64)
        #expect(run.output.isEmpty)
        #expect(!run.errors.isEmpty)
    }
}
