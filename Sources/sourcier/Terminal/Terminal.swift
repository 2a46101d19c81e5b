import Foundation
import Report

/// What is known of the terminal.
enum Terminal {
    /// How to write for whoever reads standard output: colour only on a terminal, and never with `NO_COLOR` set.
    static var style: Style { style(of: STDOUT_FILENO) }

    /// The same for standard error.
    static var errorStyle: Style { style(of: STDERR_FILENO) }

    private static func style(of descriptor: Int32) -> Style {
        let environment = ProcessInfo.processInfo.environment
        let isTerminal = isatty(descriptor) == 1
        let plain = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        let colour = isTerminal && !plain && environment["TERM"] != "dumb"
        return Style(colour: colour, width: isTerminal ? width(of: descriptor) : 100)
    }

    static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    static func width(of descriptor: Int32) -> Int {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 100 }
        return min(Int(size.ws_col), 160)
    }
}
