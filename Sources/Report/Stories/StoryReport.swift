public import Ingestion
public import Provenance

/// A story with its origins as text for a terminal.
public enum StoryReport {
    /// Lists a story's articles and origins; `articles` holds what is known of them.
    public static func text(
        _ story: Story, articles: [WebAddress: HeldArticle], registry: OutletRegistry, style: Style
    ) -> String {
        func outletName(_ address: WebAddress) -> String {
            let id = articles[address]?.outlet
            return id.map { registry.outlet($0)?.name ?? $0.rawValue } ?? address.host ?? address.string
        }
        let outlets = Set(story.articles.map(outletName))
        var result = ""
        if let title = story.first.flatMap({ articles[$0]?.title }) { result += style.strong(title.printable) + "\n" }
        result += "\(Count.text(story.articles.count, "article")) by \(Count.text(outlets.count, "outlet")), "
        let origins = Count.text(story.independentOrigins, "independent origin")
        result +=
            (story.independentOrigins < 2 && outlets.count > 1 ? style.warning(origins) : style.strong(origins))
            + "\n\n"
        var table = TextTable([
            .init(title: "published"), .init(title: "outlet", isFlexible: true, paint: { $1.outlet($0) }),
            .init(title: "has it from", isFlexible: true), .init(title: "headline", isFlexible: true),
            .init(title: "id"),
        ])
        for address in story.articles {
            let held = articles[address]
            let date = held?.published.map(Moment.text) ?? ""
            let mark = address == story.first && story.articles.count > 1 ? " (first)" : ""
            let sources = story.steps.filter { $0.article == address }
                .map { registry.outlet($0.outlet)?.name ?? $0.outlet.rawValue }
            table.add([
                date, outletName(address) + mark, sources.uniqued().joined(separator: ", "),
                held?.title ?? address.string, held?.id.description ?? "",
            ])
        }
        result += table.text(style: style, indent: 2)
        guard !story.origins.isEmpty else { return result }
        result += "\n" + style.heading("Origins") + "\n"
        for origin in story.origins {
            let end = ChainEnd(kind: origin.kind, id: origin.id, name: originName(origin, registry: registry))
            var names = WrappedText()
            names.add("← " + Listing.text(origin.articles.map(outletName).uniqued()), paint: style.faint)
            result += "  " + wording(end, origin: origin, style: style) + "\n"
            result += names.text(width: style.width, indent: 4)
        }
        return result
    }

    private static func originName(_ origin: Story.Origin, registry: OutletRegistry) -> String? {
        guard let id = origin.id else { return nil }
        return registry.outlet(OutletID(id))?.name ?? id
    }

    private static func wording(_ end: ChainEnd, origin: Story.Origin, style: Style) -> String {
        guard end.kind == .primary, let id = origin.id else { return EndWording.text(end, style: style).0 }
        return EndWording.text(end, style: style).0 + " " + style.faint(id.printable)
    }
}

extension [String] {
    /// Without repetitions, in the order of first occurrence.
    fileprivate func uniqued() -> [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
