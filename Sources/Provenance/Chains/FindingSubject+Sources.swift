import Ingestion

/// What an article's sources are like, whatever they lead to.
extension FindingSubject {
    /// The text stands in a dispatch, or in an article that bears an agency's sign, and has no sign itself.
    func agencyUnsigned(_ copy: Copy?) -> [Finding] {
        guard let copy else { return [] }
        let publisher = copy.source.outlet.flatMap { registry.outlet($0) }
        guard let agency = copy.sign ?? (publisher?.kind == .agency ? publisher?.id : nil), agency != outlet else {
            return []
        }
        let form = agency == copy.source.outlet ? "dispatch" : "signed"
        return [
            Finding(
                .agencyUnsigned, .warning,
                FindingStatement(
                    "agency-unsigned." + form, .number(copy.words), .number(copy.total),
                    .text(copy.source.address.string), .text(name(agency))))
        ]
    }

    /// Claims are laid to others, and none of these is named.
    func unnamedSourceOnly() -> [Finding] {
        let unnamed = cited(kinds: [.anonymous, .media])
        let named = citations.contains { citation in
            switch citation.attribution.kind {
            case .anonymous, .media: false
            default: citation.attribution.role != .link
            }
        }
        guard !unnamed.isEmpty, !named else { return [] }
        let words = unnamed.compactMap { citations[$0].attribution.source?.text }
        var distinct: [String] = []
        for text in words where !distinct.contains(text) { distinct.append(text) }
        let shown = distinct.prefix(3).map { FindingStatement.Value.quote($0) }
        let whom: FindingStatement.Value =
            shown.isEmpty
            ? .nothing
            : .statement(FindingStatement(distinct.count > shown.count ? "aside.more" : "aside", .list(Array(shown))))
        return [
            Finding(
                .unnamedSourceOnly, .warning,
                FindingStatement(
                    unnamed.count == 1 ? "unnamed-source-only.one" : "unnamed-source-only.many", whom,
                    .number(unnamed.count)), attributions: unnamed)
        ]
    }

    /// Outlets are cited that the registry does not know.
    func outletUnknown() -> [Finding] {
        let unknown = citations.indices.filter {
            let attribution = citations[$0].attribution
            return attribution.role == .attribution && attribution.outlet?.matched == .unknown
        }
        let domains = Set(unknown.compactMap { citations[$0].attribution.outlet?.id.rawValue }).sorted()
        guard !domains.isEmpty else { return [] }
        return [
            Finding(
                .outletUnknown, .info,
                FindingStatement(
                    domains.count == 1 ? "outlet-unknown.one" : "outlet-unknown.many", .names(domains),
                    .number(registry.outlets.count)), attributions: unknown)
        ]
    }
}
