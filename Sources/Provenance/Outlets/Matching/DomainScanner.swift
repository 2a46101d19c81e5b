import Ingestion

/// Finds domains and web addresses in running text.
struct DomainScanner {
    /// A domain: the span of the host or of the whole address, and the host in lower case.
    struct Hit: Hashable {
        var span: TextSpan
        var host: String
    }

    let vocabulary: OutletVocabulary

    /// The domain around a point between two word characters; `nil` where there is none.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - dot: where the point stands.
    /// - Returns: the domain, and where the run of characters ends that was looked at.
    func domain(in text: ScalarText, around dot: Int) -> (hit: Hit?, end: Int) {
        var start = dot
        while start > 0, isHostCharacter(text.scalars[start - 1]), dot - start < 253 { start -= 1 }
        var end = dot
        while end < text.count, isHostCharacter(text.scalars[end]), end - dot < 253 { end += 1 }
        return (hit(in: text, from: start, to: end), end)
    }

    private func hit(in text: ScalarText, from runStart: Int, to runEnd: Int) -> Hit? {
        var (start, end) = (runStart, runEnd)
        while start < end, !text.scalars[start].isWordCharacter { start += 1 }
        while end > start, !text.scalars[end - 1].isWordCharacter { end -= 1 }
        guard let last = text.scalars[start..<end].lastIndex(of: ".") else { return nil }
        // No ending holds a hyphen: what follows one is a compound ("fr.de-Bericht").
        if let hyphen = text.scalars[(last + 1)..<end].firstIndex(of: "-") { end = hyphen }
        // A possessive s that was written without its apostrophe is none of the ending; an address before is e-mail.
        if let before = text.scalar(at: start - 1), before == "@" { return nil }
        guard text.scalar(at: end) != "@" else { return nil }
        let labels = text.folded[start..<end].split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty && $0.count <= 63 }), let ending = labels.last,
            isEnding(text, ending, count: labels.count)
        else { return nil }
        let host = text.foldedString(TextSpan(start, end))
        return Hit(span: address(in: text, host: TextSpan(start, end)), host: host)
    }

    /// An ending is known, and in lower case, or the whole domain is in capitals (KRONE.AT).
    private func isEnding(_ text: ScalarText, _ ending: ArraySlice<Unicode.Scalar>, count: Int) -> Bool {
        guard vocabulary.domainEndings.contains(String(String.UnicodeScalarView(ending))) else { return false }
        let written = text.scalars[ending.indices]
        return written.allSatisfy { !$0.isUpper } || (written.allSatisfy { $0.isUpper } && isUpperBefore(text, ending))
    }

    private func isUpperBefore(_ text: ScalarText, _ ending: ArraySlice<Unicode.Scalar>) -> Bool {
        let before = text.scalar(at: ending.startIndex - 2)
        let second = text.scalar(at: ending.startIndex - 3)
        return before?.isUpper == true && second?.isUpper == true
    }

    /// The whole address where the host stands in one (`https://www.lemonde.fr/x`).
    private func address(in text: ScalarText, host: TextSpan) -> TextSpan {
        var (start, end) = (host.start, host.end)
        if start >= 3, text.scalars[start - 1] == "/", text.scalars[start - 2] == "/", text.scalars[start - 3] == ":" {
            start -= 3
            while start > 0, host.start - start < 9, text.folded[start - 1].value < 0x80,
                text.scalars[start - 1].isWordCharacter
            {
                start -= 1
            }
        }
        if text.scalar(at: end) == "/" {
            while end < text.count, !text.scalars[end].isBlank, !isClosing(text.scalars[end]), end - host.end < 2000 {
                end += 1
            }
            while end > host.end, !text.scalars[end - 1].isWordCharacter, text.scalars[end - 1] != "/" { end -= 1 }
        }
        return TextSpan(start, end)
    }

    private func isClosing(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\"", "»", "”", "“", "«", "<", ">", "›", "‹", "‘", "’", ")", "]": true
        default: false
        }
    }

    private func isHostCharacter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isWordCharacter || scalar == "." || scalar == "-"
    }
}
