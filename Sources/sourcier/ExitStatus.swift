import ArgumentParser
import Foundation
import Ingestion
import Ledger

/// The exit statuses of the contract, and which failure ends in which one.
enum ExitStatus {
    static let doesNotHold: Int32 = 1
    static let usage: Int32 = 64
    static let badData: Int32 = 65
    static let noInput: Int32 = 66
    static let unavailable: Int32 = 69
    static let ownFault: Int32 = 70
    static let inputOutput: Int32 = 74
    static let locked: Int32 = 75

    static func of(_ error: any Error) -> Int32 {
        switch error {
        case let error as IngestionError: of(error)
        case let error as LedgerError: of(error)
        case let error as UsageError: error.status
        case is CancellationError: 130
        default: ownFault
        }
    }

    private static func of(_ error: IngestionError) -> Int32 {
        switch error.code {
        case .noSuchInput: noInput
        case .cancelled: 130
        case .inputOutput, .notArchived: inputOutput
        case .unreachable, .httpStatus, .forbiddenAddress, .robots: unavailable
        case .badAddress: usage
        default: badData
        }
    }

    private static func of(_ error: LedgerError) -> Int32 {
        switch error.code {
        case .noLedger, .notALedger, .otherVersion, .badEntry, .badCheckpoint, .readOnly: badData
        case .noEntry, .noTiles: noInput
        case .locked: locked
        case .unreachable, .denied: unavailable
        case .inputOutput, .key: inputOutput
        case .inconsistent, .forked: doesNotHold
        default: ownFault
        }
    }

    /// Says what failed in one line and ends the process.
    static func end(with error: any Error) -> Never {
        switch error {
        case is IngestionError, is LedgerError, is UsageError:
            Output.complain("\(error)")
            exit(of(error))
        case is CancellationError:
            exit(130)
        case is CleanExit, is ValidationError, is ExitCode:
            Sourcier.exit(withError: error)
        default:
            // What the argument parser throws prints itself; anything else is ours.
            if Sourcier.exitCode(for: error) == .validationFailure { Sourcier.exit(withError: error) }
            let message = Sourcier.fullMessage(for: error)
            if Sourcier.exitCode(for: error) == .success { Sourcier.exit(withError: error) }
            Output.complain(message.isEmpty ? "\(error)" : message)
            exit(ownFault)
        }
    }
}

/// A command that was used wrongly, where only running it shows that.
struct UsageError: Error, CustomStringConvertible {
    let description: String
    var status = ExitStatus.usage

    init(_ description: String, status: Int32 = ExitStatus.usage) {
        self.description = description
        self.status = status
    }
}
