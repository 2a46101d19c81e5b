import FoundationEssentials
import Ingestion
import Ledger
import Newsroom
import Provenance
import Report

extension Site {
    /// The JSON interface, as `openapi.json` describes it.
    func api(_ visit: Visit) async throws -> WebResponse {
        let request = visit.request
        let path = Array(request.path.dropFirst())
        if path == ["openapi.json"] {
            try allow("GET", on: visit)
            return WebResponse(type: "application/json", String(decoding: PackageResources.openapi_json, as: UTF8.self))
        }
        guard path.first == "v1" else { throw SiteError.missing("There is nothing at this address.") }
        if path == ["v1", "audits"] {
            try allow("POST", on: visit)
            return try await apiAudit(visit)
        }
        switch (path.count, path.dropFirst().first ?? "") {
        case (2, "articles"):
            try allow("GET", on: visit)
            let found = try await find(visit)
            return JSONAnswer.response(ListAnswer(items: found.articles.map(ArticleAnswer.init), next: found.next))
        case (4, "articles"):
            try allow("GET", on: visit)
            return try await apiArticle(visit, id: try ArticleID(path: path[2]), part: path[3])
        case (2, "stories"):
            try allow("GET", on: visit)
            return try apiStories(visit)
        case (2, "outlets"), (3, "outlets"):
            try allow("GET", on: visit)
            return try apiOutlets(visit, id: path.count == 3 ? OutletID(path[2]) : nil)
        case (2, "feeds"):
            try allow("GET", on: visit)
            return try await apiFeeds(visit)
        case (2, "findings"):
            try allow("GET", on: visit)
            return try apiFindings(visit)
        case (2, "rules"), (3, "rules"): return try apiRules(visit, id: path.count == 3 ? path[2] : nil)
        case (2, "ledger"):
            try allow("GET", on: visit)
            let counts = try await read { try $0.counts() }
            return JSONAnswer.response(
                LedgerAnswer(
                    origin: ledger.origin, verificationKey: ledger.verificationKey.description,
                    checkpoint: try await ledger.head(), entries: counts.entries, articles: counts.articles,
                    versions: counts.versions, attributions: counts.attributions, resolutions: counts.resolutions,
                    feeds: counts.feeds))
        case (4, "ledger") where path[2] == "entries":
            try allow("GET", on: visit)
            let index = try Self.index(path[3])
            let proof = try await ledger.inclusionProof(of: index)
            let bytes = try await ledger.entryBytes(at: index) ?? []
            return JSONAnswer.response(
                EntryAnswer(index: index, entry: String(decoding: bytes, as: UTF8.self), proof: proof.text))
        default: throw SiteError.missing("There is nothing at this address.")
        }
    }

    func allow(_ methods: String..., on visit: Visit) throws {
        let asked = visit.request.method == "HEAD" ? "GET" : visit.request.method
        guard methods.contains(asked) else {
            throw SiteError(
                status: 405, code: "method-not-allowed",
                message: "This address takes \(methods.joined(separator: " and ")) alone.",
                allows: methods.map { $0 == "GET" ? "GET, HEAD" : $0 }.joined(separator: ", "))
        }
    }

    /// What a body in JSON says. A page of another site can't send one: its browser would have to ask for leave first,
    /// which is never given.
    func question<T: Decodable>(_ type: T.Type, _ visit: Visit, takes fields: String) throws -> T {
        let sent = (visit.request.header("content-type") ?? "").split(separator: ";").first.map {
            $0.trimmed.lowercased()
        }
        guard sent == "application/json" else {
            throw SiteError(
                status: 415, code: "unsupported-media-type", message: "Send application/json with \(fields).")
        }
        guard let question = try? JSONDecoder().decode(type, from: Data(visit.request.body)) else {
            throw SiteError.bad("The body is an object with \(fields), all of them strings.")
        }
        return question
    }

    private func apiArticle(_ visit: Visit, id: ArticleID, part: String) async throws -> WebResponse {
        let reasoning = reasoning
        switch part {
        case "audit": return JSONAnswer.response(AuditAnswer(audit: try await desk.audit(held: id)))
        case "chains":
            let chains = try await read { reader -> [Chain]? in
                func follow(_ reader: some LedgerReader) throws -> [Chain]? {
                    guard let newest = try reader.newest(of: id) else { return nil }
                    return try reasoning.chains.chains(from: newest, in: reader)
                }
                return try follow(reader)
            }
            guard let chains else { throw SiteError.missing("\(id): the ledger holds no such article.") }
            return JSONAnswer.response(ListAnswer(items: chains))
        case "story":
            let story = try await read { reader -> Story? in
                func find(_ reader: some LedgerReader) throws -> Story? {
                    guard let newest = try reader.newest(of: id) else { return nil }
                    return try reasoning.stories.story(of: newest, in: reader)
                }
                return try find(reader)
            }
            guard let story else { throw SiteError.missing("\(id): no such article, or its text was withheld.") }
            return JSONAnswer.response(story)
        default: throw SiteError.missing("There is nothing at this address.")
        }
    }

    private func apiStories(_ visit: Visit) throws -> WebResponse {
        let name = visit.request.value("order") ?? "echo"
        guard let order = StoryBoard.Order(rawValue: name) else {
            throw SiteError.bad("order: one of \(StoryBoard.Order.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return JSONAnswer.response(try paged(watch.stories.lines(by: order), visit) { StoryAnswer($0) })
    }

    private func apiOutlets(_ visit: Visit, id: OutletID?) throws -> WebResponse {
        guard let id else {
            return JSONAnswer.response(
                try paged(watch.tally.outlets(), visit) { OutletAnswer($0.id, name: name(of: $0.id), $0.figures) })
        }
        let figures = watch.tally.figures(of: id)
        guard figures != nil || reasoning.registry.outlet(id) != nil else {
            throw SiteError.missing(
                "\(id.rawValue.prefix(100)): neither the registry nor the ledger knows this outlet.")
        }
        var answer = OutletAnswer(id, name: name(of: id), figures ?? CitationTally.Figures())
        answer.cites = watch.tally.cites(id).map { OutletAnswer.Count(id: $0.to.rawValue, count: $0.count) }
        answer.citedBy = watch.tally.citedBy(id).map { OutletAnswer.Count(id: $0.from.rawValue, count: $0.count) }
        return JSONAnswer.response(answer)
    }

    private func apiFeeds(_ visit: Visit) async throws -> WebResponse {
        let all = try await read { try $0.subscriptions() }
        return JSONAnswer.response(
            try paged(all, visit) { feed in
                FeedAnswer(
                    url: feed.url, title: feed.state.title ?? feed.title, health: FeedHealth(feed.state),
                    failures: feed.state.failures, error: feed.state.lastError,
                    lastSuccess: feed.state.lastSuccess.map { NewsDate(seconds: $0) },
                    nextPoll: feed.state.nextPoll.map { NewsDate(seconds: $0) })
            })
    }

    private func apiFindings(_ visit: Visit) throws -> WebResponse {
        let filter = try FindingFilter(visit.request.query, registry: visit.registry)
        let limit = try visit.limit()
        let found = watch.findings.newest(
            before: try visit.number("before", in: 1...Int(Int32.max)), limit: limit + 1, where: filter.keeps)
        let shown = found.prefix(limit)
        return JSONAnswer.response(
            ListAnswer(
                items: shown.map(FindingAnswer.init),
                next: found.count > limit ? shown.last.map { String($0.number) } : nil))
    }

    /// One page of a list that is at hand; `next` is the value of `start` for the one behind it.
    private func paged<Item, Answer: Encodable>(
        _ items: [Item], _ visit: Visit, _ make: (Item) -> Answer
    ) throws -> ListAnswer<Answer> {
        let limit = try visit.limit()
        let start = try visit.number("start", in: 0...100_000) ?? 0
        return ListAnswer(
            items: items.dropFirst(start).prefix(limit).map(make),
            next: start + limit < items.count ? String(start + limit) : nil)
    }

    private struct AuditQuestion: Decodable {
        let url: String?
        let text: String?
        let language: String?
    }

    /// Audits an address or a text.
    private func apiAudit(_ visit: Visit) async throws -> WebResponse {
        let question = try question(AuditQuestion.self, visit, takes: "url, or text and language")
        let audit = try await audit(url: question.url, text: question.text, language: question.language)
        return JSONAnswer.response(AuditAnswer(audit: audit))
    }
}
