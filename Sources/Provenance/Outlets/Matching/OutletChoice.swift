/// Decides which outlet a shared name means: The Times of London or of New York, L'Express of Paris or of Neuchâtel.
struct OutletChoice {
    private let registry: OutletRegistry
    private let forms: [NameForm]
    private let language: String?
    private let publisher: OutletID?
    private let country: String?
    /// Outlets that the text names without doubt.
    private let seen: Set<Int>

    init(registry: OutletRegistry, language: String?, publisher: OutletID?, hits: [OutletHit], forms: [NameForm]) {
        self.registry = registry
        self.forms = forms
        self.language = language
        self.publisher = publisher
        country = publisher.flatMap { registry.outlet($0)?.country }
        var seen: Set<Int> = []
        for hit in hits {
            switch hit.content {
            case .domain(let index), .handle(let index): seen.insert(index)
            case .name(let entries):
                let outlets = Set(entries.map { forms[$0].outlet })
                if outlets.count == 1, let outlet = outlets.first,
                    entries.contains(where: { !forms[$0].traits.contains(.common) })
                {
                    seen.insert(outlet)
                }
            case .unknown: break
            }
        }
        self.seen = seen
    }

    /// Forms by likelihood, the likeliest first.
    ///
    /// - Parameters:
    ///   - entries: indexes of the forms.
    ///   - determiner: the article before the name: that of the name itself speaks for it, most where it is
    ///     capitalized ("The Independent" is not the Irish Independent).
    /// - Returns: the same indexes.
    func ranked(_ entries: [Int], determiner: MentionContext.Determiner?) -> [Int] {
        guard entries.count > 1 else { return entries }
        return entries.map { ($0, score(forms[$0]) + agreement(forms[$0], determiner)) }
            .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
            .map(\.0)
    }

    private func agreement(_ form: NameForm, _ determiner: MentionContext.Determiner?) -> Int {
        guard let determiner, determiner.folded == form.article else { return 0 }
        return determiner.isCapital && !form.traits.contains(.alias) ? 90 : 30
    }

    private func score(_ form: NameForm) -> Int {
        let outlet = registry.outlets[form.outlet]
        var score = min(outlet.names.count + outlet.programmes.count, 19)
        if seen.contains(form.outlet) { score += 80 }
        if let publisher, outlet.id == publisher { score += 60 }
        if let country, outlet.country == country { score += 40 }
        if let language, outlet.languages.first == language { score += 20 }
        if !form.traits.contains(.common) { score += 15 }
        if !form.traits.contains(.alias) { score += 10 }
        return score
    }
}
