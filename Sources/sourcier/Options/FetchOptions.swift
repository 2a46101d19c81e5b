import ArgumentParser
import Foundation
import Ingestion

/// What every command takes that fetches.
struct FetchOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Give up on a request after this many seconds.", valueName: "seconds"))
    var timeout: Int = 30

    @Option(
        help: ArgumentHelp(
            "Give up when no connection stands after this many seconds (default: a third of the time, at least 10).",
            valueName: "seconds"))
    var connectTimeout: Int?

    @Option(
        help: ArgumentHelp(
            "Give up on a server that sends next to nothing for this many seconds (default: half of the time, at least 15).",
            valueName: "seconds"))
    var stallTimeout: Int?

    @Option(help: ArgumentHelp("The longest document that is read.", valueName: "bytes"))
    var maxBytes: Int = 20 << 20

    @Option(help: ArgumentHelp("The most header fields that are read of one answer.", valueName: "bytes"))
    var maxHeaderBytes: Int = 256 << 10

    @Option(help: ArgumentHelp("How many redirects are followed.", valueName: "count"))
    var maxRedirects: Int = 10

    @Option(
        help: ArgumentHelp(
            "Certificates to trust, in PEM, in place of the system's ($SOURCIER_CA_FILE).", valueName: "file"))
    var caFile: String?

    @Option(
        help: ArgumentHelp(
            "Allow requests to this host although its address is private (repeatable).",
            discussion: "Also $SOURCIER_ALLOW_ADDRESS, separated by commas.", valueName: "host[:port]"))
    var allowAddress: [String] = []

    func validate() throws {
        for (option, seconds) in [
            ("--timeout", timeout), ("--connect-timeout", connectTimeout ?? 1), ("--stall-timeout", stallTimeout ?? 1),
        ] {
            guard seconds > 0 else { throw ValidationError("\(option) takes a number of seconds above 0") }
        }
        guard maxHeaderBytes > 0 else { throw ValidationError("--max-header-bytes takes a number of bytes above 0") }
        guard maxBytes > 0 else { throw ValidationError("--max-bytes takes a number of bytes above 0") }
        guard maxRedirects >= 0 else { throw ValidationError("--max-redirects takes a number from 0") }
    }
}
