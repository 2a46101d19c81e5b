import ArgumentParser
import Foundation
import Ingestion
import Ledger
import Report

struct LedgerVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Recompute everything that the ledger says of itself.",
        discussion: """
            Entries, tree, signed checkpoints, references and stored texts. Ends with status 1 and names the \
            first entry that doesn't hold. Without a checkpoint kept elsewhere nobody can see a log that was \
            rewritten by whoever has its key: keep one ('sourcier ledger head > head.txt').

            EXAMPLES
              sourcier ledger verify
              sourcier ledger verify --against head.txt
            """)

    @Option(help: ArgumentHelp("A checkpoint kept elsewhere, with which the log must agree.", valueName: "file"))
    var against: String?

    @OptionGroup var format: FormatOption
    @OptionGroup var ledger: LedgerOption

    func run() async throws {
        let store = try ledger.open()
        let checkpoint = try against.map {
            String(decoding: try InputFile.read(path: $0, maxBytes: 1 << 20), as: UTF8.self)
        }
        let report = try await store.verify(against: checkpoint)
        switch format.format {
        case .json: try Output.json(VerificationOutput(report))
        case .text: try Output.write(LedgerReport.text(report, path: store.address, style: Terminal.style))
        }
        guard report.holds else {
            Output.complain("\(store.address): \(report.faults[0].message)")
            throw ExitCode(ExitStatus.doesNotHold)
        }
    }
}

/// A verification as JSON.
private struct VerificationOutput: Encodable {
    struct Fault: Encodable {
        let entry: Int64?
        let message: String
    }

    let holds: Bool
    let entries: Int64
    let nodes: Int64
    let checkpoints: Int64
    let contents: Int64
    let withheld: Int64
    let absent: Int64?
    let faults: [Fault]

    init(_ report: VerificationReport) {
        holds = report.holds
        entries = report.entries
        nodes = report.nodes
        checkpoints = report.checkpoints
        contents = report.contents
        withheld = report.withheld
        absent = report.absent > 0 ? report.absent : nil
        faults = report.faults.map { Fault(entry: $0.entry, message: $0.message) }
    }
}
