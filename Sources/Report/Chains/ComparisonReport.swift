import Ingestion
public import Newsroom
public import Provenance

/// What one article took from another, side by side, as text for a terminal.
public enum ComparisonReport {
    public static func text(_ compared: ComparedArticles, registry: OutletRegistry, style: Style) -> String {
        func name(_ held: HeldArticle) -> String {
            held.outlet.map { registry.outlet($0)?.name ?? $0.rawValue } ?? held.address.host ?? held.address.string
        }
        func head(_ label: String, _ held: HeldArticle) -> String {
            let date = held.published.map(Moment.text) ?? "no date"
            return label.padded(to: 8) + style.source(name(held).printable) + style.faint("  \(date)  ")
                + (held.title ?? held.address.string).printable + "\n"
        }
        let comparison = compared.comparison
        var result = head("earlier", compared.earlier) + head("later", compared.later)
        let percent = Int((compared.share * 100).rounded())
        result +=
            "\n\(comparison.sharedWords) of the later one's \(comparison.words) words (\(percent) %) stand in the "
            + "earlier one; \(comparison.pairs.count) of \(Count.text(comparison.sentences, "sentence")) have their like there.\n"
        let named = "It names \(name(compared.earlier).printable)."
        let unnamed = "It does not name \(name(compared.earlier).printable)."
        let tookMuch = percent >= 25 && !compared.isNamed
        result += (compared.isNamed ? named : tookMuch ? style.warning(unnamed) : unnamed) + "\n"
        if !compared.isOrdered {
            result += "Which came first is not known: they have no time, or the same one.\n"
        }
        let width = max(20, (style.width - 3) / 2)
        for pair in comparison.pairs {
            let label =
                (pair.likeness == .words ? "same words" : "same facts") + " · \(Int((pair.share * 100).rounded())) %"
                + (pair.isQuoted ? " · quoted" : "")
            result += "\n" + style.faint(label) + "\n"
            let sentences = compared.sentences(of: pair)
            let left = lines(sentences.earlier, width: width)
            let right = lines(sentences.later, width: width)
            for row in 0..<max(left.count, right.count) {
                let first = (row < left.count ? left[row] : "").padded(to: width)
                result += first + style.faint(" │ ") + (row < right.count ? right[row] : "") + "\n"
            }
        }
        return result
    }

    private static func lines(_ text: String, width: Int) -> [String] {
        var wrapped = WrappedText()
        wrapped.add(text)
        return wrapped.text(width: width, indent: 0).split(separator: "\n").map(String.init)
    }
}
