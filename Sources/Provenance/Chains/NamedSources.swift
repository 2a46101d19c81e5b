import Ingestion

/// Gives the organizations and documents of one article the name by which it spoke of them first: "the study" is the
/// study that was named before, "it" the organization.
enum NamedSources {
    private static let pronouns: Set<String> = [
        "it", "they", "its", "es", "sie", "er", "il", "elle", "ils", "elles", "on", "qui",
    ]
    /// What an organization is called again.
    private static let nouns: Set<String> = [
        "company", "firm", "group", "agency", "operator", "organisation", "organization", "unternehmen", "konzern",
        "firma", "gesellschaft", "gruppe", "behörde", "entreprise", "société", "groupe", "compagnie", "organisation",
    ]

    /// The citations in their order, with the name as the speaker where another was found.
    static func completed(_ citations: [HeldCitation]) -> [HeldCitation] {
        var documents: [String] = []
        var organizations: [String] = []
        func place(_ citation: HeldCitation) -> Int { citation.attribution.source?.span?.start ?? -1 }
        let order = citations.indices.sorted { (place(citations[$0]), $0) < (place(citations[$1]), $1) }
        var completed = citations
        for index in order {
            let attribution = citations[index].attribution
            guard let source = attribution.source?.text, attribution.speaker == nil else { continue }
            let name = SourceName(in: source).text
            switch attribution.kind {
            case .document:
                if let full = documents.last(where: { isShort(name, for: $0) }) {
                    completed[index].attribution.speaker = Speaker(name: full)
                } else {
                    documents.append(name)
                }
            case .organization:
                let isEmpty = pronouns.contains(name.lowercased()) || nouns.contains(name.lowercased())
                if isEmpty, let full = organizations.last {
                    completed[index].attribution.speaker = Speaker(name: full)
                } else if let full = organizations.last(where: { isShort(name, for: $0) }) {
                    completed[index].attribution.speaker = Speaker(name: full)
                } else if !isEmpty {
                    organizations.append(name)
                }
            default: break
            }
        }
        return completed
    }

    /// Whether a name of one or two words is the beginning or the end of a longer one, or the same in other letters.
    private static func isShort(_ name: String, for full: String) -> Bool {
        let words = name.lowercased().split(separator: " ")
        let all = full.lowercased().split(separator: " ")
        guard let first = words.first, words.count <= 2, words.count <= all.count else { return false }
        return words.count == 1
            ? all.contains(first) : all.starts(with: words) || all.suffix(words.count).elementsEqual(words)
    }
}
