public import Provenance

/// Outlets of the registry as text for a terminal.
public enum OutletReport {
    public static func table(_ outlets: [Outlet], style: Style) -> String {
        guard !outlets.isEmpty else { return "No outlet of the registry is of this country and kind.\n" }
        var table = TextTable([
            .init(title: "id", paint: { $1.outlet($0) }), .init(title: "name", isFlexible: true), .init(title: "kind"),
            .init(title: "country"), .init(title: "languages"),
        ])
        for outlet in outlets {
            table.add([
                outlet.id.rawValue, outlet.name, outlet.kind.rawValue, outlet.country ?? "",
                outlet.languages.joined(separator: " "),
            ])
        }
        return table.text(style: style) + style.faint(Count.text(outlets.count, "outlet")) + "\n"
    }

    public static func cards(_ outlets: [Outlet], style: Style) -> String {
        outlets.map { card($0, style: style) }.joined(separator: "\n")
    }

    private static func card(_ outlet: Outlet, style: Style) -> String {
        var result = style.strong(outlet.name.printable) + "  " + style.outlet(outlet.id.rawValue) + "\n"
        func row(_ label: String, _ values: [String]) {
            guard !values.isEmpty else { return }
            var text = WrappedText()
            text.add(label.padded(to: 11).printable, paint: style.faint)
            text.add(" " + values.joined(separator: " · "))
            result += text.text(width: style.width, indent: 2)
        }
        row("kind", [outlet.kind.rawValue])
        row("country", outlet.country.map { [$0] } ?? [])
        row("languages", outlet.languages.map { LanguageName.text($0) })
        row("domains", outlet.domains)
        row("names", outlet.names)
        row("words too", outlet.common)
        row("programmes", outlet.programmes)
        row("formerly", outlet.former)
        row("owner", outlet.owner.map { [$0] } ?? [])
        return result
    }
}
