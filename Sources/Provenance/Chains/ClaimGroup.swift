import Ingestion

/// The citations of one article that lay one claim to somebody.
///
/// "Merz told the Bild" has two: the person and the outlet share their content.
struct ClaimGroup: Sendable {
    var citations: [HeldCitation]
    /// Where they stand in the text.
    var spans: [TextSpan]

    /// The media and agencies that the article itself cites, each once.
    var media: [HeldCitation] {
        var seen: Set<OutletID> = []
        return citations.filter { citation in
            guard citation.attribution.isMedium, !isRelayed(citation), let outlet = citation.attribution.outlet?.id
            else {
                return false
            }
            return seen.insert(outlet).inserted
        }
    }

    /// The media and agencies that a medium is said to cite.
    func relayed(by outlet: OutletID) -> [HeldCitation] {
        citations.filter {
            $0.attribution.isMedium && $0.attribution.citedThrough == outlet && $0.attribution.outlet?.id != outlet
        }
    }

    /// What the claim rests on where no medium is cited: a post, then a study, then a named source, then an unnamed one.
    var rest: HeldCitation? {
        let own = citations.filter { !$0.attribution.isMedium && $0.attribution.citedThrough == nil }
        return own.min { $0.attribution.kind.precedence < $1.attribution.kind.precedence }
    }

    /// The place of what it rests on in that order.
    var precedence: Int { rest?.attribution.kind.precedence ?? 5 }

    var isCredit: Bool { citations.contains { $0.attribution.role == .credit } }

    /// Whether it is cited by way of a medium that the same group cites.
    private func isRelayed(_ citation: HeldCitation) -> Bool {
        guard let through = citation.attribution.citedThrough, through != citation.attribution.outlet?.id else {
            return false
        }
        return citations.contains { $0.attribution.isMedium && $0.attribution.outlet?.id == through }
    }
}

extension ClaimGroup {
    /// Groups an article's citations by claim, in the order of the text; credits come first.
    ///
    /// Two citations are of one claim where the one's content covers at least half of the other's, or where the one is
    /// cited by way of the other's outlet beside it.
    static func groups(of citations: [HeldCitation], sentences: [TextSpan]) -> [ClaimGroup] {
        let citations = inherited(citations)
        var credits: [ClaimGroup] = []
        var groups: [(group: ClaimGroup, extent: [TextSpan])] = []
        let ordered = citations.sorted { ($0.attribution.place, $0.entry) < ($1.attribution.place, $1.entry) }
        for citation in ordered {
            let attribution = citation.attribution
            if attribution.role == .credit {
                credits.append(ClaimGroup(citations: [citation], spans: []))
                continue
            }
            let extent = attribution.extent(within: sentences)
            // Only the neighbours before can share a claim: the texts are cited in order.
            let place = groups.indices.suffix(6).last { at in
                groups[at].extent.covers(extent) || isRelayed(attribution, by: groups[at].group)
            }
            if let place {
                groups[place].group.citations.append(citation)
                groups[place].group.spans += attribution.anchors
                groups[place].extent += extent
            } else {
                groups.append((ClaimGroup(citations: [citation], spans: attribution.anchors), extent))
            }
        }
        return credits + posted(groups.map(\.group))
    }

    /// Puts what a person says beside a post or a study of that person to it: the words are the post's.
    private static func posted(_ groups: [ClaimGroup]) -> [ClaimGroup] {
        var homes: [OriginKey: Int] = [:]
        for (place, group) in groups.enumerated() where group.media.isEmpty && group.precedence <= 1 {
            for citation in group.citations where citation.attribution.kind == .person {
                homes[OriginKey(of: citation, in: nil)] = homes[OriginKey(of: citation, in: nil)] ?? place
            }
        }
        guard !homes.isEmpty else { return groups }
        var groups = groups
        var moved: Set<Int> = []
        for (place, group) in groups.enumerated() {
            guard group.media.isEmpty, group.precedence > 1, let first = group.citations.first,
                let home = homes[OriginKey(of: first, in: nil)],
                group.citations.allSatisfy({ OriginKey(of: $0, in: nil) == OriginKey(of: first, in: nil) })
            else { continue }
            groups[home].citations += group.citations
            groups[home].spans += group.spans
            moved.insert(place)
        }
        return groups.indices.filter { !moved.contains($0) }.map { groups[$0] }
    }

    private static func isRelayed(_ attribution: Attribution, by group: ClaimGroup) -> Bool {
        guard let through = attribution.citedThrough else { return false }
        let near = group.spans.contains { span in
            attribution.anchors.contains { abs($0.start - span.end) < 200 || span.overlaps($0) }
        }
        return near && group.citations.contains { $0.attribution.outlet?.id == through }
    }

    /// Gives citations of an outlet that led nowhere the article that another citation of it led to: "the paper" is
    /// mostly the report cited before.
    private static func inherited(_ citations: [HeldCitation]) -> [HeldCitation] {
        var found: [OutletID: Resolution] = [:]
        for citation in citations {
            guard let outlet = citation.attribution.outlet?.id, let resolution = citation.resolution else { continue }
            if resolution.confidence > found[outlet]?.confidence ?? 0 { found[outlet] = resolution }
        }
        return citations.map { citation in
            guard citation.resolution == nil, citation.attribution.isMedium,
                let outlet = citation.attribution.outlet?.id,
                var resolution = found[outlet]
            else { return citation }
            var citation = citation
            resolution.confidence *= 0.9
            resolution.evidence.append("found for another citation of \(outlet)")
            citation.resolution = resolution
            return citation
        }
    }
}

extension Attribution {
    /// Whether it cites an outlet or an agency.
    var isMedium: Bool { (kind == .outlet || kind == .agency) && outlet != nil }

    /// Where it begins; what stands outside of the text comes first.
    fileprivate var place: Int { anchors.map(\.start).min() ?? -1 }

    /// The spans of its content, else the sentences it stands in.
    fileprivate func extent(within sentences: [TextSpan]) -> [TextSpan] {
        let spans = content.compactMap(\.span)
        if !spans.isEmpty { return spans }
        return sentences.filter { sentence in anchors.contains { $0.overlaps(sentence) } }
    }
}

extension SourceKind {
    /// What a claim rests on first: a post, then a study, then a named source, then an unnamed one.
    fileprivate var precedence: Int {
        switch self {
        case .platform: 0
        case .document: 1
        case .person, .organization: 2
        case .anonymous: 3
        case .media: 4
        case .outlet, .agency: 5
        }
    }
}

extension [TextSpan] {
    /// Whether the two lists overlap by at least half of the shorter.
    fileprivate func covers(_ other: [TextSpan]) -> Bool {
        let shorter = Swift.min(reduce(0) { $0 + $1.count }, other.reduce(0) { $0 + $1.count })
        guard shorter > 0 else { return false }
        var shared = 0
        for a in self.suffix(12) {
            for b in other.prefix(12) { shared += Swift.max(0, Swift.min(a.end, b.end) - Swift.max(a.start, b.start)) }
        }
        return shared * 2 >= shorter
    }
}
