import CSpawn
package import Foundation
import Glibc
import Synchronization

/// A program that a test starts, by posix_spawn(3).
///
/// Foundation's `Process.run()` was seen to crash on Linux now and then where tests run side by side (Swift 6.3.1).
package final class ChildProcess: Sendable {
    private let identifier: pid_t
    private let outcome = Mutex<Int32?>(nil)

    /// Starts a program, which is looked for on the PATH where its name has no slash. It inherits nothing but what is
    /// named here.
    ///
    /// - Throws: `POSIXError` where it can't be started.
    package init(
        _ program: String, _ arguments: [String], environment: [String: String] = ProcessInfo.processInfo.environment,
        folder: URL? = nil, input: FileHandle = .nullDevice, output: FileHandle = .nullDevice,
        errors: FileHandle = .nullDevice
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let folder { posix_spawn_file_actions_addchdir_np(&actions, folder.path) }
        for (place, file) in [input, output, errors].enumerated() {
            if file === FileHandle.nullDevice {
                posix_spawn_file_actions_addopen(&actions, Int32(place), "/dev/null", O_RDWR, 0)
            } else {
                posix_spawn_file_actions_adddup2(&actions, file.fileDescriptor, Int32(place))
            }
        }
        posix_spawn_file_actions_addclosefrom_np(&actions, 3)
        // What the test's own process ignores or blocks is no concern of the program's.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigaddset(&signals, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for word in words + variables { free(word) } }
        var identifier = pid_t()
        let status = posix_spawnp(&identifier, program, &actions, &attributes, &words, &variables)
        guard status == 0 else { throw POSIXError(POSIXErrorCode(rawValue: status) ?? .EIO) }
        self.identifier = identifier
    }

    deinit {
        if isRunning { signal(SIGKILL) }
        _ = end()
    }

    package var isRunning: Bool { status(options: WNOHANG) == nil }

    package func signal(_ number: Int32) {
        outcome.withLock { if $0 == nil { kill(identifier, number) } }
    }

    /// Waits for the end; the status is 128 and the signal's number where that ended it.
    @discardableResult
    package func end() -> Int32 {
        while true {
            // Looked at now and then rather than waited for: somebody else may want to send it a signal.
            if let status = status(options: WNOHANG) { return status }
            usleep(2000)
        }
    }

    /// Waits for the end without holding a thread.
    package func ended() async -> Int32 {
        while isRunning { try? await Task.sleep(for: .milliseconds(2)) }
        return end()
    }

    private func status(options: Int32) -> Int32? {
        outcome.withLock { known in
            if let known { return known }
            var status: Int32 = 0
            let found = waitpid(identifier, &status, options)
            guard found == identifier || found == -1 && errno != EINTR else { return nil }
            let signal = status & 0x7F
            known = found == -1 ? 255 : signal == 0 ? (status >> 8) & 0xFF : 128 + signal
            return known
        }
    }
}
