import Ingestion
import Provenance

/// Saved rules for programs.
extension Site {
    private struct RuleQuestion: Decodable {
        let name: String?
        let code: String?
        let outlet: String?
        let cited: String?
        let search: String?
        let webhook: String?
    }

    func apiRules(_ visit: Visit, id: String?) throws -> WebResponse {
        guard let id else {
            try allow("GET", "POST", on: visit)
            guard visit.request.method == "POST" else {
                return JSONAnswer.response(ListAnswer(items: rules.rules.map { RuleAnswer($0) }))
            }
            return try apiSaveRule(visit)
        }
        try allow("GET", "DELETE", on: visit)
        guard let rule = rules.rule(id) else { throw SiteError.missing("There is no such rule.") }
        guard visit.request.method == "DELETE" else { return JSONAnswer.response(RuleAnswer(rule)) }
        _ = try rules.remove(id)
        return WebResponse(204)
    }

    private func apiSaveRule(_ visit: Visit) throws -> WebResponse {
        let asked = try question(
            RuleQuestion.self, visit, takes: "name, and if wanted code, outlet, cited, search and webhook")
        let fields = [
            ("code", asked.code), ("outlet", asked.outlet), ("cited", asked.cited), ("search", asked.search),
        ].compactMap { name, value in value.map { (name: name, value: $0) } }
        let rule = try saveRule(
            name: asked.name, filter: try FindingFilter(fields, registry: visit.registry), webhook: asked.webhook)
        return JSONAnswer.response(RuleAnswer(rule, showsSecret: true), status: 201)
            .with("Location", "/api/v1/rules/\(rule.id)")
    }
}

struct RuleAnswer: Encodable {
    struct Webhook: Encodable {
        let url: String
        /// In the answer to whoever saves the rule, and there alone.
        let secret: String?
        let failures: Int
        let error: String?
        let lastDelivery: NewsDate?

        private enum CodingKeys: String, CodingKey {
            case url, secret, failures, error
            case lastDelivery = "last_delivery"
        }
    }

    let id: String
    let name: String
    let filter: FindingFilter
    let feed: String
    let created: NewsDate
    let webhook: Webhook?

    init(_ rule: SavedRule, showsSecret: Bool = false) {
        id = rule.id
        name = rule.name
        filter = rule.filter
        feed = rule.filter.path("/findings.atom")
        created = NewsDate(seconds: rule.created)
        webhook = rule.webhook.map { hook in
            Webhook(
                url: hook.url, secret: showsSecret ? hook.secret : nil, failures: hook.failures, error: hook.lastError,
                lastDelivery: hook.lastDelivery.map { NewsDate(seconds: $0) })
        }
    }
}
