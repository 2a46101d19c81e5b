public import Ingestion
public import Ledger
public import Provenance

/// Audits whatever it is given: an article that was read, one that is held, a page on the web.
public struct AuditDesk: Sendable {
    private let reasoning: Reasoning
    private let store: (any LedgerStore)?
    private let fetcher: any Fetcher
    private let clock: @Sendable () -> Int64

    /// Makes a desk; chains and findings draw on `store`, where there is one, and `clock` gives seconds since 1970.
    public init(
        reasoning: Reasoning, store: (any LedgerStore)?, fetcher: any Fetcher, clock: @escaping @Sendable () -> Int64
    ) {
        self.reasoning = reasoning
        self.store = store
        self.fetcher = fetcher
        self.clock = clock
    }

    /// Audits an article that was read from a file; it is not recorded.
    public func audit(_ article: Article) async throws -> Audit {
        let auditor = Auditor(reasoning: reasoning)
        let now = clock()
        guard let store else { return try auditor.audit(article, now: now, in: NothingHeld()) }
        return try await store.read { reader in
            func open(_ reader: some LedgerReader) throws -> Audit { try auditor.audit(article, now: now, in: reader) }
            return try open(reader)
        }
    }

    /// Audits an article that the ledger holds.
    ///
    /// - Throws: `IngestionError` with the code `noSuchInput` where it holds none of that id.
    public func audit(held id: ArticleID) async throws -> Audit {
        guard let store, let audit = try await heldAudit(id, in: store) else {
            throw IngestionError(
                .noSuchInput, "\(id): the ledger holds no such article; 'sourcier articles' lists those that it holds")
        }
        return audit
    }

    /// Audits the page at an address: from the ledger where it is held, else fetched now.
    public func audit(_ address: WebAddress, record: Bool) async throws -> Audit {
        if let store, let held = try await store.read({ try $0.article(at: address) }),
            let audit = try await heldAudit(held.id, in: store)
        {
            return audit
        }
        let response = try await fetcher.fetch(
            FetchRequest(address, accept: "text/html,application/xhtml+xml,*/*;q=0.5"))
        guard (200..<300).contains(response.status) else {
            throw IngestionError(.httpStatus, "\(address): the server answered \(response.status)")
        }
        let article = try ArticleExtractor.extract(
            response.body, url: response.address, contentType: response.header("content-type"))
        guard record else { return try await audit(article) }
        let capture = ArticleIntake.Capture(
            url: address.string, finalURL: response.address == address ? nil : response.address.string,
            status: response.status, validators: response.validators, payload: response.body)
        return try await self.record(article, from: capture)
    }

    /// Takes an article that was read from a file into the ledger and audits it.
    public func record(_ article: Article, from file: String, payload: [UInt8]) async throws -> Audit {
        try await record(article, from: ArticleIntake.Capture(url: file, payload: payload))
    }

    private func record(_ article: Article, from capture: ArticleIntake.Capture) async throws -> Audit {
        guard let store else { return try await audit(article) }
        let key = article.address?.comparisonKey ?? capture.url
        let outcome = try await ArticleIntake(reasoning: reasoning)
            .take(article, from: capture, pageKey: key, now: clock(), into: store)
        let id =
            switch outcome {
            case .added(let id, _), .changed(let id, _), .known(let id): id
            }
        _ = try await ResolutionRound(reasoning: reasoning).run(articles: [id], now: clock(), in: store)
        return try await audit(held: id)
    }

    private func heldAudit(_ id: ArticleID, in store: any LedgerStore) async throws -> Audit? {
        let auditor = Auditor(reasoning: reasoning)
        return try await store.read { reader in
            func open(_ reader: some LedgerReader) throws -> Audit? { try auditor.audit(id, in: reader) }
            return try open(reader)
        }
    }
}
