import Foundation
import Ingestion
import Ledger
import Newsroom
import Provenance
import Report

extension Site {
    /// The audit of an article that is held.
    func article(_ visit: Visit, id: ArticleID) async throws -> WebResponse {
        let words = visit.words
        let dossier = try await dossier(of: id, proofs: false)
        let links = AuditPage.Links(
            article: { Self.path($0) }, proof: { "/ledger/entries/\($0)" }, outlet: { Self.path($0) })
        let page = AuditPage(dossier, words: words, links: links) { name(of: $0) }
        let path = Self.path(dossier.audit.id ?? id)
        let tools: HTML = """
            <nav class="tools" aria-label="\(words["article.tools"])"><ul>\
            <li>\(Self.link(path + "/story", "\(words["article.story"])"))</li>\
            <li>\(Self.link("/chains?article=\((dossier.audit.id ?? id).rawValue)", "\(words["article.explore"])"))</li>\
            <li><a href="\(path)/report.html" download>\(words["article.html"])</a></li>\
            <li><a href="\(path)/report.md" download>\(words["article.markdown"])</a></li>\
            <li><a href="\(path)/report.json" download>\(words["article.json"])</a></li></ul></nav>
            """
        return Page(title: page.title, part: "articles", body: "\(tools)\(page.body)").response(visit)
    }

    /// The audit as a file to keep.
    func report(_ visit: Visit, id: ArticleID, form: String) async throws -> WebResponse {
        let dossier = try await dossier(of: id, proofs: form != "json")
        let name = "audit-\((dossier.audit.id ?? id).rawValue).\(form)"
        let response: WebResponse
        switch form {
        case "html":
            // The page's own policy is stricter than that of the site, and both hold.
            response = WebResponse(
                type: "text/html; charset=utf-8",
                AuditDocument.html(dossier, words: visit.words) { self.name(of: $0) })
        case "md":
            response = WebResponse(
                type: "text/markdown; charset=utf-8",
                AuditMarkdown(dossier, words: visit.words) { self.name(of: $0) }.text)
        default: response = JSONAnswer.response(AuditAnswer(audit: dossier.audit))
        }
        return response.with("Content-Disposition", "attachment; filename=\"\(name)\"")
    }

    func dossier(of id: ArticleID, proofs: Bool) async throws -> AuditDossier {
        try await AuditDossier(of: try await desk.audit(held: id), in: ledger, proofs: proofs)
    }
}
