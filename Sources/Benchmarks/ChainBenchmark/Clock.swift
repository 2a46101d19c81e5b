import Foundation

/// What this process has taken of the machine.
enum Clock {
    /// Processor time, in nanoseconds: what others do on the machine meanwhile is not counted.
    static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    static func milliseconds(since start: UInt64) -> Double { Double(now() - start) / 1e6 }

    /// The most memory that the process has had, in megabytes.
    static func mostMemory() -> Double {
        var usage = rusage()
        getrusage(RUSAGE_SELF.rawValue, &usage)
        return Double(usage.ru_maxrss) / 1024
    }
}
