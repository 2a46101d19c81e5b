import Foundation

/// A process that polls, as a claim on a feed names it.
///
/// Two processes on one ledger share the work: whoever claims a feed polls it. A claim ends when it is done, when its
/// time is up, or, on the same machine, when its process is no more.
struct Claimant: Sendable, Hashable {
    /// `host:pid:start:round`, the start of the process in clock ticks, so that a pid used again is another process.
    let name: String

    /// How long a claim holds, in seconds.
    static let patience: Int64 = 900

    init(name: String) {
        self.name = name
    }

    /// A new round of this process.
    static func newRound() -> Claimant {
        let pid = ProcessInfo.processInfo.processIdentifier
        let start = startTicks(of: Int(pid)) ?? 0
        return Claimant(name: "\(ProcessInfo.processInfo.hostName):\(pid):\(start):\(UUID().uuidString)")
    }

    /// Whether the process is certainly no more; on another machine that can't be known.
    var isGone: Bool {
        let parts = name.split(separator: ":")
        guard parts.count == 4, parts[0] == ProcessInfo.processInfo.hostName, let pid = Int(parts[1]),
            let start = Int64(parts[2])
        else { return false }
        return Self.startTicks(of: pid) != start
    }

    /// Field 22 of /proc/PID/stat, https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html.
    private static func startTicks(of pid: Int) -> Int64? {
        guard let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
            let close = stat.lastIndex(of: ")")
        else { return nil }
        let fields = stat[stat.index(after: close)...].split(separator: " ")
        return fields.count > 19 ? Int64(fields[19]) : nil
    }
}
