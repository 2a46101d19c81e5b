import ArgumentParser
import Foundation
import Ingestion
import Newsroom
import Provenance
import Report

struct OutletsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outlets",
        abstract: "Look into the registry of outlets and agencies.",
        discussion: """
            EXAMPLES
              sourcier outlets list --country AT
              sourcier outlets show krone.at
              sourcier outlets lookup "Frankfurter Rundschau"
              sourcier outlets lookup https://www.fr.de/politik/1.html
              sourcier outlets rank
            """,
        subcommands: [List.self, Show.self, Lookup.self, Rank.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the outlets that are known.",
            discussion: """
                EXAMPLES
                  sourcier outlets list --country CH
                  sourcier outlets list --kind agency --format json
                """)

        @Option(help: ArgumentHelp("Only outlets of this country (ISO 3166: DE, FR, US, …).", valueName: "code"))
        var country: String?

        @Option(
            help: ArgumentHelp(
                "Only this kind: \(Outlet.Kind.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "kind"))
        var kind: Outlet.Kind?

        @OptionGroup var format: FormatOption

        func run() throws {
            let registry = try Reasoning.registry(configuration: Folders.configuration)
            let outlets = registry.outlets.filter {
                (country == nil || $0.country?.uppercased() == country?.uppercased())
                    && (kind == nil || $0.kind == kind)
            }
            try OutletsCommand.show(outlets, format: format.format, isList: true)
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what is known of an outlet.",
            discussion: """
                EXAMPLES
                  sourcier outlets show spiegel.de
                """)

        @Argument(help: ArgumentHelp("An outlet's id: its registrable domain.", valueName: "id"))
        var id: String

        @OptionGroup var format: FormatOption

        func run() throws {
            let registry = try Reasoning.registry(configuration: Folders.configuration)
            guard let outlet = registry.outlet(OutletID(id)) else {
                throw IngestionError(
                    .noSuchInput, "\(id): no such outlet in the registry; 'sourcier outlets lookup' finds one by name")
            }
            try OutletsCommand.show([outlet], format: format.format, isList: false)
        }
    }

    struct Lookup: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Find an outlet by its name, domain or an address.",
            discussion: """
                EXAMPLES
                  sourcier outlets lookup "Der Spiegel"
                  sourcier outlets lookup https://www.bbc.co.uk/news/1
                """)

        @Argument(help: ArgumentHelp("A name, a domain or an address.", valueName: "text"))
        var text: String

        @OptionGroup var format: FormatOption

        func run() throws {
            let registry = try Reasoning.registry(configuration: Folders.configuration)
            var found = registry.outlets(named: text)
            if found.isEmpty, let address = WebAddress(text) ?? WebAddress("https://" + text) {
                found = registry.outlet(for: address).map { [$0] } ?? []
            }
            guard !found.isEmpty else {
                throw IngestionError(.noSuchInput, "\(text): no outlet of that name or address in the registry")
            }
            try OutletsCommand.show(found, format: format.format, isList: false)
        }
    }

    private static func show(_ outlets: [Outlet], format: Format, isList: Bool) throws {
        switch format {
        case .json: for outlet in outlets { try Output.json(outlet) }
        case .text:
            let style = Terminal.style
            try Output.write(
                isList ? OutletReport.table(outlets, style: style) : OutletReport.cards(outlets, style: style))
        }
    }
}
