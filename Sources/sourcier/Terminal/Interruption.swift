import Foundation

/// Ends the process on SIGINT and SIGTERM with the status of the contract.
///
/// Everything durable is a transaction, so there is nothing to tidy up.
enum Interruption {
    static func install() {
        signal(SIGINT) { _ in _exit(130) }
        signal(SIGTERM) { _ in _exit(143) }
        signal(SIGPIPE, SIG_IGN)
    }
}
