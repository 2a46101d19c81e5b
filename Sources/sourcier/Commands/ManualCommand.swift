import ArgumentParser

struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual",
        abstract: "Print the manual page, in the form of man.",
        discussion: """
            EXAMPLES
              sourcier manual > ~/.local/share/man/man1/sourcier.1
              sourcier manual | man -l -
              sourcier --generate-completion-script bash > sourcier.bash
            """)

    func run() throws {
        let page = try ManualPage(definitions: Sourcier._dumpHelp(), version: Version.current)
        try Output.write(page.roff)
    }
}
