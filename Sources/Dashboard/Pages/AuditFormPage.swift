import Ingestion
import Ledger
import Newsroom
import Provenance
import Report

extension Site {
    func auditForm(_ visit: Visit) -> WebResponse { auditForm(visit, message: nil, status: 200) }

    private func auditForm(_ visit: Visit, message: String?, status: Int) -> WebResponse {
        let words = visit.words
        let token = visit.formToken
        let fields = visit.request.form
        func value(_ name: String) -> String { fields.first { $0.name == name }?.value ?? "" }
        let complaint: HTML = message.map { "<p class=\"complaint\" role=\"alert\" lang=\"en\">\($0)</p>" } ?? .empty
        let languages =
            [(value: "", label: words["audit.guess"])]
            + ["fr", "de", "en"].map { (value: $0, label: words.language($0)) }
        let body: HTML = """
            <h1>\(words["auditform.title"])</h1><p>\(words["auditform.note"])</p>\(complaint)\
            <form class="stack" action="/audit" method="post">\
            <input type="hidden" name="form" value="\(token)">\
            <label>\(words["auditform.url"]) <input type="url" name="url" value="\(value("url"))" maxlength="2000" \
            placeholder="https://"></label>\
            <label>\(words["auditform.text"]) <textarea name="text" rows="14" maxlength="500000">\(value("text"))</textarea></label>\
            \(Self.choice("language", label: words["auditform.language"], value: value("language"), options: languages))\
            <button>\(words["auditform.go"])</button></form>
            """
        return Page(title: words["auditform.title"], part: "audit", body: body, formToken: token)
            .response(visit, status: status)
    }

    /// Audits what was pasted and shows it at once; nothing is recorded.
    func auditPasted(_ visit: Visit) async throws -> WebResponse {
        guard policy.isFormGenuine(visit.request) else {
            return auditForm(visit, message: visit.words["auditform.stale"], status: 403)
        }
        let fields = visit.request.form
        func value(_ name: String) -> String? {
            fields.first { $0.name == name && !$0.value.allSatisfy(\.isWhitespace) }?.value
        }
        do {
            let audit = try await audit(url: value("url"), text: value("text"), language: value("language"))
            let dossier = try await AuditDossier(of: audit, in: ledger, proofs: false)
            let links = AuditPage.Links(article: { Self.path($0) }, outlet: { Self.path($0) })
            let page = AuditPage(dossier, words: visit.words, links: links) { name(of: $0) }
            return Page(title: page.title, part: "audit", body: page.body).response(visit)
        } catch let error as SiteError where error.status < 500 {
            return auditForm(visit, message: error.message, status: error.status)
        } catch let error as IngestionError {
            return auditForm(visit, message: error.message, status: error.code == .unreachable ? 502 : 422)
        }
    }

    /// Audits a page on the web or a text, in its turn.
    func audit(url: String?, text: String?, language: String?) async throws -> Audit {
        if let language,
            language.isEmpty || language.utf8.count > 8 || !language.allSatisfy({ $0.isLetter || $0 == "-" })
        {
            throw SiteError.bad("language: a code such as fr")
        }
        let article: Article?
        var address: WebAddress?
        let url = url.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
        if let text {
            guard text.utf8.count <= 1 << 20 else {
                throw SiteError(status: 413, code: "too-large", message: "A text may have at most a megabyte.")
            }
            article = try ArticleExtractor.plainText(
                Array(text.utf8), url: try url.map(Self.address), language: language)
        } else if let url {
            article = nil
            address = try Self.address(url)
        } else {
            throw SiteError(status: 422, code: "nothing-given", message: "Give an address or a text.")
        }
        let asked = address
        let outcome = await auditGate.run { () -> Result<Audit, any Error> in
            do {
                if let article { return .success(try await desk.audit(article)) }
                guard let asked else { throw SiteError.bad("url: an address") }
                return .success(try await desk.audit(asked, record: false))
            } catch {
                return .failure(error)
            }
        }
        guard let outcome else {
            throw SiteError(status: 503, code: "busy", message: "Too many audits are waiting; try again in a moment.")
        }
        return try outcome.get()
    }

    private static func address(_ text: String) throws -> WebAddress {
        guard text.utf8.count <= 2000, let address = WebAddress(String(text[...].trimmed)), address.isHTTP else {
            throw SiteError(
                status: 422, code: "bad-address",
                message: "\(text.prefix(100)): not a web address; one begins with https://")
        }
        return address
    }
}
