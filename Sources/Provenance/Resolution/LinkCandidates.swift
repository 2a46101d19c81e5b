import Ingestion

/// The links of an article that may lead to what an attribution means, the nearest to its words first.
struct LinkCandidates {
    struct Candidate {
        var address: WebAddress
        /// Whether it stands in the words of the attribution or their paragraph.
        var isAtClaim: Bool
    }

    let candidates: [Candidate]
    private static let most = 12

    init(of attribution: Attribution, in article: Article, outlet: OutletID?, registry: OutletRegistry) {
        var candidates: [Candidate] = []
        func belongs(_ address: WebAddress) -> Bool {
            guard address.isHTTP else { return false }
            guard let outlet else { return true }
            return registry.publisher(of: address) == outlet
        }
        if let href = attribution.href, let address = WebAddress(href), belongs(address) {
            candidates.append(Candidate(address: address, isAtClaim: true))
        }
        if attribution.role != .link {
            let anchors = attribution.anchors
            let paragraphs = article.paragraphs.filter { paragraph in anchors.contains { $0.overlaps(paragraph) } }
            let near = anchors.map(\.start).min() ?? 0
            let links = article.links.prefix(500).sorted { abs($0.span.start - near) < abs($1.span.start - near) }
            for link in links {
                guard candidates.count < Self.most, let address = WebAddress(link.href), belongs(address),
                    !candidates.contains(where: { $0.address == address })
                else { continue }
                let isAtClaim = paragraphs.contains { $0.overlaps(link.span) }
                candidates.append(Candidate(address: address, isAtClaim: isAtClaim))
            }
        }
        self.candidates = candidates
    }
}

extension WebAddress {
    /// Whether the address looks like that of one article, not of a front page, a section or a topic.
    var looksLikeArticle: Bool {
        let rest = string.dropFirst(scheme.count + 3)
        guard let slash = rest.firstIndex(of: "/") else { return false }
        let path = rest[slash...].prefix { $0 != "?" && $0 != "#" }
        guard let last = path.split(separator: "/").last else { return false }
        return last.count { $0 == "-" } >= 2 || path.utf8.count { $0 >= 0x30 && $0 <= 0x39 } >= 4
            || last.hasSuffix(".html")
    }
}
