import Ingestion
import Ledger
import Provenance
import Report

extension Site {
    /// What answers which path.
    func route(_ visit: Visit) async throws -> WebResponse {
        let request = visit.request
        switch (request.method == "HEAD" ? "GET" : request.method, request.path.count, request.path.first ?? "") {
        case ("GET", 0, _): return try await search(visit)
        case ("GET", 1, "articles"): return try await search(visit)
        case ("GET", 2, "articles"): return try await article(visit, id: try ArticleID(path: request.path[1]))
        case ("GET", 3, "articles"):
            let id = try ArticleID(path: request.path[1])
            switch request.path[2] {
            case "story": return try await story(visit, id: id)
            case "report.html", "report.md", "report.json":
                return try await report(visit, id: id, form: String(request.path[2].dropFirst(7)))
            default: break
            }
        case ("GET", 1, "stories"): return try stories(visit)
        case ("GET", 1, "chains"): return try await chains(visit)
        case ("GET", 1, "outlets"): return try outlets(visit)
        case ("GET", 2, "outlets") where request.path[1] == "network": return network(visit)
        case ("GET", 2, "outlets"): return try await outlet(visit, id: OutletID(request.path[1]))
        case ("GET", 1, "findings"): return try findings(visit)
        case ("GET", 1, "findings.atom"): return try findingsFeed(visit)
        case ("GET", 2, "findings") where request.path[1] == "events": return findingEvents(visit)
        case ("GET", 1, "rules"): return rules(visit)
        case ("POST", 1, "rules"): return try saveRule(visit)
        case ("POST", 2, "rules"): return try await changeRule(visit, id: request.path[1])
        case ("GET", 1, "feeds"): return try await feeds(visit)
        case ("GET", 1, "audit"): return auditForm(visit)
        case ("POST", 1, "audit"): return try await auditPasted(visit)
        case ("GET", 1, "ledger"): return try await ledgerPage(visit)
        case ("GET", 2, "ledger") where request.path[1] == "checkpoint": return try await checkpoint(visit)
        case ("GET", 3, "ledger"):
            switch request.path[1] {
            case "entries": return try await entry(visit, index: request.path[2])
            case "proofs": return try await proof(index: request.path[2])
            case "consistency": return try await consistency(from: request.path[2])
            case "exports": return try await export(visit, format: request.path[2])
            default: break
            }
        case ("GET", _, "log"): return try await publishedLog(visit)
        case ("GET", 1, "health"): return await health(visit)
        case ("GET", 1, "metrics"): return try await metrics(visit)
        case ("GET", 1, "login"): return loginForm(visit)
        case ("POST", 1, "login"): return await login(visit)
        case ("GET", 2, "assets"):
            if let asset = assets.response(for: request.path[1]) { return asset }
        case (_, _, "api"): return try await api(visit)
        default: break
        }
        if request.method != "GET", request.method != "HEAD" {
            throw SiteError(
                status: 405, code: "method-not-allowed", message: "This address doesn't take \(request.method).",
                allows: "GET, HEAD")
        }
        throw SiteError.missing("There is nothing at this address.")
    }

    /// Reads from the ledger, within one consistent state.
    func read<T: Sendable>(
        _ body: @escaping @Sendable (any LedgerReader) throws -> T
    ) async throws -> T { try await ledger.read(body) }
}
