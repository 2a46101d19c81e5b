import ArgumentParser

/// How a command prints its results.
enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

struct FormatOption: ParsableArguments {
    @Option(help: "How to print: text for a person, json for a program.")
    var format: Format = .text
}

struct QuietOption: ParsableArguments {
    @Flag(name: [.short, .long], help: "No progress bar and no notes on standard error; errors are still said.")
    var quiet = false
}
