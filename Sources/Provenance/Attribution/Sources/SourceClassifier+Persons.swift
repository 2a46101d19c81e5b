import Ingestion

/// Tells a person's name in a phrase from an institution's.
extension SourceClassifier {
    /// The core's words before any preposition.
    func ownWords(of phrase: NounPhrase) -> Range<Int> {
        var end = phrase.core.lowerBound
        while end < phrase.core.upperBound {
            let classes = tokens[end].classes
            if end > phrase.core.lowerBound, classes.contains(.preposition) { break }
            end += 1
        }
        return phrase.core.lowerBound..<max(end, phrase.core.lowerBound + 1)
    }

    func nameRun(in phrase: NounPhrase) -> Range<Int>? {
        var best: Range<Int>?
        for part in phrase.parts {
            var index = part.lowerBound
            while index < part.upperBound {
                if tokens[index].isMark("(")
                    || part != phrase.core && tokens[index].classes.contains(.preposition) && best == nil
                        && index > part.lowerBound
                {
                    break
                }
                let run = Roster.nameRun(from: index, limit: part.upperBound, in: reading)
                if run.count > best?.count ?? 0, !owns(run, in: part) { best = run }
                index = max(run.upperBound, index + 1)
            }
            // What hangs on a preposition may not be the name that stands beside (head of Public Works, Ana Ruiz,).
            if let found = best, found.count >= 2 {
                if part == phrase.core, !phrase.appositions.isEmpty, lexicon.splitsGenitive, hangs(found, in: phrase) {
                    best = nil
                    continue
                }
                return found
            }
        }
        return best
    }

    /// Whether a name only says whose the phrase's noun is (Maria Lopez's office).
    private func owns(_ name: Range<Int>, in part: Range<Int>) -> Bool {
        name.upperBound + 1 < part.upperBound && !name.isEmpty && reading.isGenitive(name.upperBound)
    }

    func isPerson(_ name: Range<Int>, phrase: NounPhrase, classes: WordClass) -> Bool {
        if isInstitution(phrase) { return false }
        let surname = tokens[name.upperBound - 1].hash
        if roster.speaker(surname: surname) != nil, name.count == 1 || !classes.contains(.organization) {
            if name.count > 1, tokens[phrase.core.lowerBound].classes.contains(.definite),
                phrase.core.contains(name.lowerBound),
                classes.isDisjoint(with: [.role, .title]),
                !phrase.appositions.contains(where: { $0.contains { tokens[$0].classes.contains(.role) } })
            {
                return false
            }
            // The name must not hang on a preposition (a spokesman for Trump).
            return !hangs(name, in: phrase)
        }
        if hangs(name, in: phrase) { return false }
        if !classes.isDisjoint(with: [.title, .role]) { return !classes.contains(.organization) || name.count >= 2 }
        if name.count >= 2 {
            // Air France: a first name does not stand last.
            if lexicon.isRomance, !tokens[name.lowerBound].classes.contains(.given), name.count == 2,
                tokens[name.upperBound - 1].classes.contains(.given)
            {
                return false
            }
            return !phrase.core.contains(name.lowerBound)
                || !tokens[phrase.core.lowerBound].classes.contains(.definite)
        }
        if tokens[phrase.core.lowerBound].classes.contains(.determiner) { return false }
        return name.count == 1 && phrase.core.count == 1 && !tokens[name.lowerBound].isAcronym
            && !tokens[name.lowerBound].classes.contains(.place) && !lexicon.nounsAreCapitalized
            && (!lexicon.listsGivenNames || tokens[name.lowerBound].classes.contains(.given))
    }

    /// Whether an apposition says that a name is an institution's: "Norrin Line, the company that runs the ferry".
    private func isInstitution(_ phrase: NounPhrase) -> Bool {
        phrase.appositions.contains { part in
            guard let first = part.first, tokens[first].classes.contains(.determiner),
                tokens[first].classes.isDisjoint(with: [.linking, .preposition])
            else { return false }
            let classes = part.prefix(4).reduce(into: WordClass()) { $0.formUnion(tokens[$1].classes) }
            return classes.contains(.organization)
                && !part.contains { !tokens[$0].classes.isDisjoint(with: [.role, .people, .title]) }
        }
    }

    func hangs(_ name: Range<Int>, in phrase: NounPhrase) -> Bool {
        guard phrase.core.contains(name.lowerBound) else { return false }
        // A German genitive hangs as a preposition does (ein Sprecher der Autobahn GmbH).
        if lexicon.nounsAreCapitalized, name.lowerBound > phrase.core.lowerBound {
            let before = tokens[name.lowerBound - 1].classes
            if name.lowerBound - 1 > phrase.core.lowerBound, before.contains(.determiner) { return true }
        }
        for index in phrase.core.lowerBound..<name.lowerBound where tokens[index].classes.contains(.preposition) {
            // "le porte-parole du Kremlin Dmitri Peskov": a name that no preposition reaches.
            let nearest = (index + 1..<name.lowerBound).contains {
                tokens[$0].isCapitalized && !tokens[$0].classes.contains(.determiner)
                    || !tokens[$0].classes.isDisjoint(with: .sourceNoun) || reading.mentionAt[$0] >= 0
            }
            return !nearest
        }
        return false
    }
}
