public import Ledger

/// A verification as text for a terminal.
public enum LedgerReport {
    public static func text(_ report: VerificationReport, path: String, style: Style) -> String {
        var result = style.strong(path.printable) + "\n"
        func row(_ label: String, _ count: Int64, _ note: String) {
            result +=
                "  " + String(count).padded(to: 9, right: true) + " " + label.padded(to: 12) + style.faint(note) + "\n"
        }
        row("entries", report.entries, "each hashed anew, references point back")
        row("nodes", report.nodes, "of the Merkle tree, all computed anew")
        row("checkpoints", report.checkpoints, "signature and root of each")
        row("texts", report.contents, "against their digests")
        if report.withheld > 0 { row("withheld", report.withheld, "taken out on purpose; their proofs hold") }
        if report.absent > 0 { row("elsewhere", report.absent, "texts that a copy of a log doesn't have") }
        guard !report.holds else { return result + style.good("Everything holds.") + "\n" }
        for fault in report.faults.prefix(20) {
            let place = fault.entry.map { "entry \($0): " } ?? ""
            result += style.bad("  ✗ ") + place + fault.message.printable + "\n"
        }
        if report.faults.count > 20 { result += "  … and \(report.faults.count - 20) more\n" }
        return result
    }
}
