/// What an article's sources are like, whatever they lead to.
extension FindingSubject {
    /// The text stands in a dispatch, or in an article that bears an agency's sign, and has no sign itself.
    func agencyUnsigned(_ copy: Copy?) -> [Finding] {
        guard let copy else { return [] }
        let publisher = copy.source.outlet.flatMap { registry.outlet($0) }
        guard let agency = copy.sign ?? (publisher?.kind == .agency ? publisher?.id : nil), agency != outlet else {
            return []
        }
        let place = agency == copy.source.outlet ? "a dispatch of it" : "an article that bears its sign"
        return [
            Finding(
                code: .agencyUnsigned, severity: .warning,
                message: "\(copy.words) of its \(copy.total) words stand in \(place) (\(copy.source.address)); "
                    + "\(name(agency)) is named nowhere in this article.")
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
        let shown = distinct.prefix(3).map { "“\($0)”" }
        let whom = shown.isEmpty ? "" : " (\(Self.list(Array(shown)))\(distinct.count > 3 ? ", …" : ""))"
        let count = unnamed.count == 1 ? "The one claim" : "All \(unnamed.count) claims"
        return [
            Finding(
                code: .unnamedSourceOnly, severity: .warning,
                message: "\(count) that this article lays to somebody \(unnamed.count == 1 ? "is" : "are") laid to "
                    + "sources without a name\(whom); no person, outlet, agency, organization or document is named "
                    + "for any.",
                attributions: unnamed)
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
                code: .outletUnknown, severity: .info,
                message: "\(Self.list(domains)) \(domains.count == 1 ? "is" : "are") cited by domain; the registry "
                    + "of \(registry.outlets.count) outlets does not know \(domains.count == 1 ? "it" : "them"), so "
                    + "who publishes there is not known here.",
                attributions: unknown)
        ]
    }
}
