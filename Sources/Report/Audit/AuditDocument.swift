import FoundationEssentials
import Ledger
public import Newsroom
public import Provenance

/// An audit as one self-contained HTML page: no script, no request, fit to be kept, printed and checked later.
public enum AuditDocument {
    public static func html(
        _ dossier: AuditDossier, words: Phrasebook, name: @escaping (OutletID) -> String?
    ) -> String {
        let page = AuditPage(dossier, words: words, name: name)
        let style = StyleSheet.report
        // The one style sheet is named by its hash, so that nothing else that came in could style or run.
        let policy =
            "default-src 'none'; style-src 'sha256-\(hash(style))'; img-src data:; base-uri 'none'; form-action 'none'"
        let document: HTML = """
            <!doctype html>
            <html lang="\(words.language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <meta name="generator" content="Sourcier">
            <meta name="color-scheme" content="light dark">
            <title>\(words["audit.title", page.title])</title>
            <style>\(HTML(trusted: style))</style>
            <script type="application/ld+json">\(HTML(trusted: StructuredData.json(dossier, name: name)))</script>
            </head>
            <body>
            <a class="skip" href="#text">\(words["skip"])</a>
            <main>
            \(page.body)
            </main>
            <footer><p>\(words["audit.footer"])</p></footer>
            </body>
            </html>

            """
        return document.source
    }

    private static func hash(_ style: String) -> String {
        let digits = Array(ContentDigest(of: Array(style.utf8)).hex.utf8)
        func value(_ digit: UInt8) -> UInt8 { digit < 58 ? digit - 48 : digit - 87 }
        let bytes = stride(from: 0, to: digits.count - 1, by: 2).map { value(digits[$0]) << 4 | value(digits[$0 + 1]) }
        return Data(bytes).base64EncodedString()
    }
}

/// The style sheets, which are files of their own.
public enum StyleSheet {
    /// What an audit needs.
    public static var report: String { String(decoding: PackageResources.report_css, as: UTF8.self) }
}
