import Ingestion
import Ledger
public import Newsroom
import Provenance

/// What changed between two versions of an article, as text for a terminal.
public enum DifferenceReport {
    public static func text(_ difference: VersionDifference, style: Style) -> String {
        let (older, newer) = (difference.older, difference.newer)
        var result = style.strong((newer.title ?? older.title ?? "").printable) + "\n"
        for side in [older, newer] {
            result += style.faint(
                "  version \(side.number)  first seen \(Moment.text(.init(seconds: side.version.seen)))\n")
        }
        if older.title != newer.title {
            result += line(style.bad("-"), older.title ?? "", style) + line(style.good("+"), newer.title ?? "", style)
        }
        result += "\n"
        if difference.sentences.isEmpty { result += "No sentence changed.\n" }
        for change in difference.sentences {
            switch change {
            case .removed(let sentence): result += line(style.bad("-"), sentence.text, style)
            case .added(let sentence): result += line(style.good("+"), sentence.text, style)
            case .changed(let from, let to):
                result += line(style.bad("-"), from.text, style) + line(style.good("+"), to.text, style)
            }
        }
        result += "\n" + style.heading("Attributions") + "\n"
        if difference.attributions.isEmpty { result += "  None came, went or changed its source.\n" }
        for change in difference.attributions {
            switch change {
            case .gone(let citation): result += line(style.bad("gone"), words(citation, style), style)
            case .came(let citation): result += line(style.good("came"), words(citation, style), style)
            case .changedSource(let from, let to):
                result += line(
                    style.warning("now"), "\(source(to, style)), before \(source(from, style)): \(claim(to))", style)
            }
        }
        return result
    }

    private static func line(_ mark: String, _ text: String, _ style: Style) -> String {
        "  \(mark) \(Words.even(text).printable)\n"
    }

    private static func words(_ citation: HeldCitation, _ style: Style) -> String {
        let claim = claim(citation)
        return source(citation, style) + (claim.isEmpty ? "" : ": " + claim)
    }

    private static func source(_ citation: HeldCitation, _ style: Style) -> String {
        let identity = citation.attribution.identity
        return style.source((identity.name ?? identity.id ?? citation.attribution.kind.rawValue).printable)
    }

    private static func claim(_ citation: HeldCitation) -> String {
        let claim = Words.even(citation.attribution.content.map(\.text).joined(separator: " … "))
        return claim.count > 160 ? claim.prefix(159) + "…" : claim
    }

    private enum Words {
        static func even(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    }
}
