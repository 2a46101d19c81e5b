public import Provenance

/// An attribution that came, went, or names another source for the same claim.
public enum AttributionChange: Sendable, Hashable {
    case came(HeldCitation)
    case gone(HeldCitation)
    case changedSource(from: HeldCitation, to: HeldCitation)
}

/// The attributions of two versions.
struct AttributionComparison {
    /// Those that went stand first, in the order of the older version.
    let changes: [AttributionChange]

    init(_ older: [HeldCitation], _ newer: [HeldCitation]) {
        var (old, new) = (older, newer)
        // The surest matches are taken out first, so that none of them is taken for another.
        Self.match(&old, &new) { Self.isSameSource($0, $1) && Self.isSameClaim($0, $1, likeness: 1) }
        Self.match(&old, &new) { Self.isSameSource($0, $1) && Self.isSameClaim($0, $1, likeness: 0.5) }
        var changed: [AttributionChange] = []
        Self.match(&old, &new) { one, other in
            guard !one.attribution.content.isEmpty, !Self.isSameSource(one, other),
                Self.isSameClaim(one, other, likeness: 0.6)
            else { return false }
            changed.append(.changedSource(from: one, to: other))
            return true
        }
        // One whose claim was rewritten whole is still the same source, once for each time that it was named.
        Self.match(&old, &new) { Self.isSameSource($0, $1) && Self.isSameCue($0, $1) }
        changes = old.map { .gone($0) } + changed + new.map { .came($0) }
    }

    /// Takes out pairs, each citation once.
    private static func match(
        _ old: inout [HeldCitation], _ new: inout [HeldCitation], _ isPair: (HeldCitation, HeldCitation) -> Bool
    ) {
        old.removeAll { one in
            guard let place = new.firstIndex(where: { isPair(one, $0) }) else { return false }
            new.remove(at: place)
            return true
        }
    }

    private static func isSameSource(_ one: HeldCitation, _ other: HeldCitation) -> Bool {
        let (a, b) = (one.attribution, other.attribution)
        guard a.role == b.role else { return false }
        if a.kind == b.kind, let id = a.identity.id { return id == b.identity.id }
        return a.kind == b.kind && a.identity.name.map(Words.spaced) == b.identity.name.map(Words.spaced)
    }

    private static func isSameClaim(_ one: HeldCitation, _ other: HeldCitation, likeness: Double) -> Bool {
        let (a, b) = (words(one), words(other))
        return likeness == 1 ? a == b : Words(of: a).likeness(to: Words(of: b)) >= likeness
    }

    private static func isSameCue(_ one: HeldCitation, _ other: HeldCitation) -> Bool {
        one.attribution.cue?.text == other.attribution.cue?.text
    }

    private static func words(_ citation: HeldCitation) -> String {
        Words.spaced(citation.attribution.content.map(\.text).joined(separator: " "))
    }
}
