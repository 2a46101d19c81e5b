import Foundation

/// The manual page, made from the commands' own definitions.
///
/// The form is roff with the man macros, https://man7.org/linux/man-pages/man7/man.7.html.
struct ManualPage {
    /// A command as the argument parser dumps it.
    private struct Command: Decodable {
        let commandName: String
        let abstract: String?
        let discussion: String?
        let subcommands: [Command]?
        let arguments: [Argument]?
    }

    private struct Argument: Decodable {
        struct Name: Decodable {
            let kind: String
            let name: String
        }

        let kind: String
        let shouldDisplay: Bool
        let names: [Name]?
        let valueName: String?
        let defaultValue: String?
        let abstract: String?
        let discussion: String?
    }

    private struct Dump: Decodable {
        let command: Command
    }

    private let root: Command
    private let version: String

    init(definitions: String, version: String) throws {
        root = try JSONDecoder().decode(Dump.self, from: Data(definitions.utf8)).command
        self.version = version
    }

    var roff: String {
        var page = ".TH SOURCIER 1 \"\" \"sourcier \(version)\" \"User Commands\"\n"
        page += ".SH NAME\nsourcier \\- \(escaped(root.abstract ?? ""))\n"
        page += ".SH SYNOPSIS\n.B sourcier\n.I command\n[\\fIoptions\\fR]\n"
        page += ".SH DESCRIPTION\n" + discussion(of: root)
        page += ".SH COMMANDS\n"
        // The argument parser allows no circle, so that this walk ends.
        var stack = (root.subcommands ?? []).reversed().map { (name: $0.commandName, command: $0) }
        while let (name, command) = stack.popLast() {
            guard command.commandName != "help" else { continue }
            page += section(command, name: name)
            for child in (command.subcommands ?? []).reversed() {
                stack.append((name + " " + child.commandName, child))
            }
        }
        page += ".SH ENVIRONMENT\n"
        for (name, text) in Self.environment { page += ".TP\n.B \(name)\n\(escaped(text))\n" }
        return page
    }

    private static let environment = [
        ("SOURCIER_LEDGER", "Where the ledger lies."),
        ("SOURCIER_CA_FILE", "Certificates to trust, in PEM."),
        ("SOURCIER_ALLOW_ADDRESS", "Hosts whose addresses may be private, separated by commas."),
        ("SOURCIER_WEBSUB_CALLBACK", "The address under which hubs reach 'sourcier poll --watch'."),
        ("SOURCIER_WEBSUB_LISTEN", "Where it listens for them: 127.0.0.1:8090."),
        ("http_proxy, https_proxy, no_proxy", "Proxies, as libcurl reads them."),
        ("XDG_CONFIG_HOME, XDG_DATA_HOME", "Where settings and the ledger lie."),
        ("NO_COLOR", "Set, it keeps colour out of the output."),
    ]

    private func section(_ command: Command, name: String) -> String {
        var text = ".SS sourcier \(escaped(name))\n\(escaped(command.abstract ?? ""))\n"
        let body = discussion(of: command)
        if !body.isEmpty { text += ".PP\n" + body }
        for argument in command.arguments ?? [] where argument.shouldDisplay && !isCommon(argument) {
            text += ".TP\n\(heading(argument))\n\(escaped(argument.abstract ?? ""))"
            if let value = argument.defaultValue, !value.isEmpty { text += " (default: \(escaped(value)))" }
            text += "\n"
            if let more = argument.discussion, !more.isEmpty { text += escaped(more) + "\n" }
        }
        return text
    }

    private func isCommon(_ argument: Argument) -> Bool {
        argument.names?.contains { ["help", "version"].contains($0.name) } ?? false
    }

    private func heading(_ argument: Argument) -> String {
        let value = argument.valueName.map { "\\fI\(escaped($0))\\fR" } ?? ""
        guard let names = argument.names, !names.isEmpty else { return value }
        let flags = names.map { "\\fB\(escaped(($0.kind == "long" ? "--" : "-") + $0.name))\\fR" }.joined(
            separator: ", ")
        return argument.kind == "flag" ? flags : flags + " " + value
    }

    /// Paragraphs as they are; the examples line by line.
    private func discussion(of command: Command) -> String {
        guard let text = command.discussion, !text.isEmpty else { return "" }
        var result = ""
        var isExample = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let trimmed = line.trimmingCharacters(in: .whitespaces)
            switch trimmed {
            case "": result += isExample ? "" : ".PP\n"
            case "EXAMPLES":
                result += ".PP\nExamples:\n.nf\n"
                isExample = true
            default:
                if isExample, !line.hasPrefix("  ") {
                    result += ".fi\n.PP\n"
                    isExample = false
                }
                result += escaped(isExample ? "  " + trimmed : trimmed) + "\n"
            }
        }
        return result + (isExample ? ".fi\n" : "")
    }

    /// Backslashes, hyphens and leading dots mean something to roff.
    private func escaped(_ text: String) -> String {
        var result = text.replacingOccurrences(of: "\\", with: "\\e").replacingOccurrences(of: "-", with: "\\-")
        result = result.replacingOccurrences(of: "\n.", with: "\n\\&.").replacingOccurrences(of: "\n'", with: "\n\\&'")
        if result.hasPrefix(".") || result.hasPrefix("'") { result = "\\&" + result }
        return result
    }
}
