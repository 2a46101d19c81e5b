import Ingestion
import Newsroom
import Provenance
import Report

/// Saved rules: choices of findings that are kept, with a feed and a webhook each.
extension Site {
    func rules(_ visit: Visit) -> WebResponse { rules(visit, complaint: nil, status: 200) }

    private func rules(_ visit: Visit, complaint: String?, status: Int) -> WebResponse {
        let words = visit.words
        let token = visit.formToken
        let held = rules.rules
        let alert: HTML = complaint.map { "<p class=\"complaint\" role=\"alert\" lang=\"en\">\($0)</p>" } ?? .empty
        let items = held.map { item($0, token: token, words) }
        let none: HTML = "<p>\(words["rules.none"])</p>"
        let body: HTML = """
            <h1>\(words["rules.title"])</h1><p>\(words["rules.note"])</p>\(alert)\
            \(items.isEmpty ? none : "<ul class=\"results rules\">\(items)</ul>")\
            <p>\(Self.link("/findings", "\(words["rules.more"])"))</p>
            """
        return Page(title: words["rules.title"], part: "findings", body: body, formToken: token)
            .response(visit, status: status)
    }

    private func item(_ rule: SavedRule, token: String, _ words: Phrasebook) -> HTML {
        let filter = rule.filter
        let facts: [HTML] = [
            filter.code.map { "\(words.title($0))" },
            filter.outlet.map { "\(words["search.outlet"]): \(outletLink($0))" },
            filter.cited.map { "\(words["findings.cited"]): \(outletLink($0))" },
            filter.search.map { "<q>\($0)</q>" },
        ].compactMap { $0 }
        let shown: [HTML] = facts.isEmpty ? ["\(words["rules.all"])"] : facts
        let hook = rule.webhook.map { Self.webhook($0, words) } ?? .empty
        let test = rule.webhook == nil ? .empty : Self.button("test", words["rules.test"], rule: rule.id, token: token)
        return """
            <li id="\(rule.id)"><h2>\(Self.link(filter.path("/findings"), WebLink.foreign(rule.name)))</h2>\
            <p class="facts">\(shown.map { "<span>\($0)</span>" as HTML })</p>\
            <p><a href="\(filter.path("/findings.atom"))" type="application/atom+xml">\(words["findings.feed"])</a></p>\
            \(hook)<div class="actions">\(test)\(Self.button("delete", words["rules.delete"], rule: rule.id, token: token))\
            </div></li>
            """
    }

    private static func webhook(_ hook: SavedRule.Webhook, _ words: Phrasebook) -> HTML {
        let state: HTML =
            hook.lastError.map { "<p class=\"complaint\">\(words["rules.failed"]) <span lang=\"en\">\($0)</span></p>" }
            ?? hook.lastDelivery.map { "<p>\(words["rules.delivered"]) \(time($0))</p>" } ?? .empty
        return """
            <p>\(words["rules.webhook"]): <code class="hash">\(hook.url)</code></p>\(state)\
            <details><summary>\(words["rules.secret"])</summary><p><code class="hash">\(hook.secret)</code></p></details>
            """
    }

    private static func button(_ action: String, _ label: String, rule: String, token: String) -> HTML {
        """
        <form action="/rules/\(rule)" method="post"><input type="hidden" name="form" value="\(token)">\
        <input type="hidden" name="action" value="\(action)"><button>\(label)</button></form>
        """
    }

    /// The form with which a choice of findings is saved.
    func ruleForm(_ filter: FindingFilter, token: String, _ words: Phrasebook) -> HTML {
        let fields = [
            ("code", filter.code?.rawValue), ("outlet", filter.outlet?.rawValue), ("cited", filter.cited?.rawValue),
            ("search", filter.search),
        ]
        let hidden = fields.compactMap { name, value in
            value.map { "<input type=\"hidden\" name=\"\(name)\" value=\"\($0)\">" as HTML }
        }
        return """
            <details class="save"><summary>\(words["rules.save"])</summary>\
            <form class="stack" action="/rules" method="post"><input type="hidden" name="form" value="\(token)">\(hidden)\
            <label>\(words["rules.name"]) <input name="name" required maxlength="\(Self.longestName)"></label>\
            <label>\(words["rules.webhook"]) <input type="url" name="webhook" maxlength="2000" placeholder="https://"></label>\
            <p class="faint">\(words["rules.signed"])</p><button>\(words["rules.save.go"])</button></form></details>
            """
    }

    // MARK: Changes

    static let longestName = 100

    /// Saves the rule that a form describes.
    func saveRule(_ visit: Visit) throws -> WebResponse {
        guard policy.isFormGenuine(visit.request) else {
            return rules(visit, complaint: visit.words["auditform.stale"], status: 403)
        }
        let fields = visit.request.form
        func value(_ name: String) -> String? {
            fields.first { $0.name == name && !$0.value.allSatisfy(\.isWhitespace) }?.value
        }
        do {
            let filter = try FindingFilter(fields, registry: visit.registry)
            let rule = try saveRule(name: value("name"), filter: filter, webhook: value("webhook"))
            return .redirect(to: "/rules#\(rule.id)")
        } catch let error as SiteError where error.status < 500 {
            return rules(visit, complaint: error.message, status: error.status)
        }
    }

    /// Saves a rule.
    ///
    /// - Throws: `SiteError` where something of it is amiss, or there are as many as there may be.
    func saveRule(name: String?, filter: FindingFilter, webhook: String?) throws -> SavedRule {
        let name = (name ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !name.isEmpty, name.unicodeScalars.count <= Self.longestName else {
            throw SiteError.bad("name: from 1 to \(Self.longestName) signs")
        }
        let hook = try webhook.map(Self.webhook)
        let rule = SavedRule(
            id: String(Secret.random().prefix(16)), name: name, filter: filter, webhook: hook, created: clock())
        guard try rules.add(rule) else {
            throw SiteError(
                status: 422, code: "too-many-rules",
                message: "There are \(RuleBook.most) rules already; delete one that nobody needs.")
        }
        return rule
    }

    private static func webhook(at text: String) throws -> SavedRule.Webhook {
        guard text.utf8.count <= 2000, let address = WebAddress(String(text[...].trimmed)), address.isHTTP else {
            throw SiteError(
                status: 422, code: "bad-address",
                message: "webhook: \(text.prefix(100)): not a web address; one begins with https://")
        }
        return SavedRule.Webhook(url: address.string, secret: WebhookMessage.newSecret())
    }

    /// Deletes a rule, or sends an example to its webhook.
    func changeRule(_ visit: Visit, id: String) async throws -> WebResponse {
        guard policy.isFormGenuine(visit.request) else {
            return rules(visit, complaint: visit.words["auditform.stale"], status: 403)
        }
        guard let rule = rules.rule(id) else { throw SiteError.missing("There is no such rule.") }
        switch visit.request.form.first(where: { $0.name == "action" })?.value {
        case "delete":
            _ = try rules.remove(id)
            return .redirect(to: "/rules")
        case "test":
            _ = await courier.sendExample(of: rule)
            return .redirect(to: "/rules#\(id)")
        default: throw SiteError.bad("action: delete or test")
        }
    }
}
