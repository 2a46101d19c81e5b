/// Says in which language a text is written.
public enum LanguageIdentifier {
    /// How much of a text is looked at, in bytes.
    private static let longestSample = 4096

    /// Identifies the language of a text.
    ///
    /// CLD2 alone takes a short French sentence for English; the commonest words of the larger languages and what
    /// the page says of itself weigh against it.
    ///
    /// - Parameters:
    ///   - text: plain text; its beginning suffices.
    ///   - hint: what the page says of itself (`<html lang>`), which weighs in a short text.
    /// - Returns: an ISO 639-1 code, or `nil` where the text is too short or too mixed to say.
    public static func language(of text: String, hint: String? = nil) -> String? {
        var text = text
        let bytes = text.withUTF8 { Array($0.prefix(longestSample)) }
        let end = bytes.count < longestSample ? bytes.count : bytes.lastIndex { $0 < 0x80 } ?? bytes.count
        let sample = bytes[..<end]
        let hint = normalized(hint)
        if let script = ScriptCount(sample).language { return script }
        var scores: [String: Double] = [:]
        let shares = FunctionWords.standard.shares(in: sample).sorted { ($0.share, $1.code) > ($1.share, $0.code) }
        // A long text full of one language's small words, on a page that says so, needs no second opinion.
        if let first = shares.first, first.code == hint, first.share > 0.2, sample.count > 1000,
            first.share > 1.6 * (shares.dropFirst().first?.share ?? 0)
        {
            return first.code
        }
        let detected = CompactLanguageDetector.candidates(for: sample)
        // Other scripts have fewer languages to confuse.
        let isLatin = sample.count { $0 >= 0x80 } * 2 < sample.count
        let weight = isLatin ? min(1.0, Double(sample.count) / 400) * (detected.isReliable ? 1.0 : 0.5) : 1.0
        for candidate in detected.candidates {
            guard let code = normalized(candidate.code) else { continue }
            scores[code, default: 0] += weight * Double(candidate.percent) / 100
        }
        for (code, share) in shares { scores[code, default: 0] += share * 1.5 }
        if let hint { scores[hint, default: 0] += 0.25 }
        guard let best = scores.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), best.value > 0.2 else {
            return nil
        }
        return best.key
    }

    /// The primary subtag in lower case, old and macro codes replaced.
    static func normalized(_ code: String?) -> String? {
        guard let code else { return nil }
        let primary = code.lowercased().prefix { $0.isASCII && $0.isLetter }
        guard (2...3).contains(primary.count) else { return nil }
        return [
            "nb": "no", "nn": "no", "iw": "he", "in": "id", "ji": "yi", "zht": "zh", "mo": "ro", "deu": "de",
            "ger": "de", "fra": "fr", "fre": "fr", "eng": "en", "und": "", "tl": "tl", "sh": "sr",
        ][
            String(primary)
        ]
        .map { $0.isEmpty ? nil : $0 } ?? String(primary)
    }
}
