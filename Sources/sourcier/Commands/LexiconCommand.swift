import ArgumentParser
import Provenance

struct LexiconCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lexicon",
        abstract: "Check the files from which languages are read.",
        discussion: """
            A language is a file of data: its words, the verbs and phrases that lay a claim to somebody, and sentences \
            that show each of them at work. Your own stand in lexicons/ of the configuration folder.

            EXAMPLES
              sourcier lexicon check
            """,
        subcommands: [Check.self], defaultSubcommand: Check.self)

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check every language's file, and run the examples of each of its rules.",
            discussion: """
                Prints a line for each fault, with the file, the line, what is wrong and what to do; the exit status \
                is 65 where there is one.

                EXAMPLES
                  sourcier lexicon check
                  sourcier lexicon check --format json
                """)

        @OptionGroup var format: FormatOption

        func run() throws {
            let check = try LexiconCheck(userFolder: Folders.configuration + "/lexicons")
            switch format.format {
            case .json: try Output.json(LexiconCheckOutput(check))
            case .text:
                for fault in check.faults { try Output.write("\(fault)\n") }
                try Output.write(
                    "\(check.languages.count) languages, \(check.ruleCount) rules, \(check.exampleCount) examples: "
                        + (check.faults.isEmpty ? "all hold\n" : "\(check.faults.count) faults\n"))
            }
            guard check.faults.isEmpty else { throw ExitCode(ExitStatus.badData) }
        }
    }
}

/// What a check of the languages' files prints as JSON.
private struct LexiconCheckOutput: Encodable {
    struct Fault: Encodable {
        let file: String
        let line: Int?
        let place: String?
        let problem: String
        let remedy: String
    }

    let languages: [String]
    let rules: Int
    let examples: Int
    let faults: [Fault]

    init(_ check: LexiconCheck) {
        languages = check.languages
        rules = check.ruleCount
        examples = check.exampleCount
        faults = check.faults.map {
            Fault(file: $0.file, line: $0.line, place: $0.place, problem: $0.problem, remedy: $0.remedy)
        }
    }
}
