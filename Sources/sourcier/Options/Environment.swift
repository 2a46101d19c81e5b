import Foundation

/// The variables in which options may stand.
enum Environment {
    /// The value of a variable; `nil` where it is empty.
    static func variable(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}
