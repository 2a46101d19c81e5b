import ArgumentParser
import Foundation
import Ingestion

@main
struct Sourcier: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sourcier",
        abstract: "Finds the springs of news: who cites whom, and where the trail ends.",
        discussion: """
            Polls feeds, links every claim of an article to the outlet, agency, person or document that it is laid \
            to, finds out which article was meant, and keeps a ledger of the chains of citation.

            EXAMPLES
              sourcier poll feeds/sample            read a small invented news world
              sourcier chains                       list the chains of citation
              sourcier audit page.html              show one article's sources
              sourcier audit --text notes.txt --language fr

            Results go to standard output, everything else to standard error. Exit status: 0 done, 1 a ledger that \
            doesn't hold, 64 wrong usage, 65 bad data, 66 no such input, 69 a network resource out of reach, 70 a \
            fault of the program, 74 reading or writing failed, 75 the ledger is locked, 130 or 143 interrupted.
            """,
        version: Version.current,
        subcommands: [
            PollCommand.self, IngestCommand.self, ChainsCommand.self, AuditCommand.self, StoryCommand.self,
            DiffCommand.self, CompareCommand.self,
            ArticlesCommand.self,
            FeedsCommand.self, OutletsCommand.self, LexiconCommand.self, LedgerCommand.self, ServeCommand.self,
            ParseCommand.self,
            ExtractCommand.self,
            ManualCommand.self,
        ])

    static func main() async {
        Interruption.install()
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            ExitStatus.end(with: error)
        }
    }
}

enum Version {
    static let current = "0.1.0"
}
