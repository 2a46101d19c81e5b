public import Ingestion
public import Ledger
public import Provenance

/// Takes one article into the ledger: its capture, its version and what it cites.
///
/// A version is the hash of its canonical text: the same text under the same address is taken in once.
public struct ArticleIntake: Sendable {
    /// What became of an article.
    public enum Outcome: Sendable, Hashable {
        /// It was not held.
        case added(ArticleID, attributions: Int)
        /// Its text differs from the one held.
        case changed(ArticleID, attributions: Int)
        /// The same text is held already, or a later version than what an archive has.
        case known(ArticleID)
    }

    /// Where an article came from.
    public struct Capture: Sendable {
        /// What was asked for.
        public var url: String
        public var finalURL: String?
        /// `nil` for what was read from disk.
        public var status: Int?
        public var validators: Validators
        public var payload: [UInt8]
        public var feedURL: String?
        /// When an archive captured it; `nil` for what comes now.
        public var captured: NewsDate?
        /// Where an archive keeps it.
        public var archived: ArchivedCopy?
        /// What the payload is.
        public var origin: PageState.Origin

        public init(
            url: String, finalURL: String? = nil, status: Int? = nil, validators: Validators = Validators(),
            payload: [UInt8], feedURL: String? = nil, captured: NewsDate? = nil, archived: ArchivedCopy? = nil,
            origin: PageState.Origin = .page
        ) {
            self.url = url
            self.finalURL = finalURL
            self.status = status
            self.validators = validators
            self.payload = payload
            self.feedURL = feedURL
            self.captured = captured
            self.archived = archived
            self.origin = origin
        }
    }

    /// The longest address that an entry takes, in bytes; browsers and servers stop at about as much.
    private static let longestAddress = 8192

    private let reasoning: Reasoning

    public init(reasoning: Reasoning) {
        self.reasoning = reasoning
    }

    /// Writes an article in one transaction, unless the same text is held.
    ///
    /// The page's working state is kept under `pageKey`; `now` is in seconds since 1970. Throws `LedgerError`, and
    /// `IngestionError` with the code `badAddress` where the article has no address.
    public func take(
        _ article: Article, from capture: Capture, pageKey: String, now: Int64, into store: any LedgerStore
    ) async throws -> Outcome {
        guard let address = article.address else {
            throw IngestionError(
                .badAddress,
                "\(capture.url): the article has no address; name one with --url, or give it a canonical link")
        }
        guard address.string.utf8.count <= Self.longestAddress else {
            throw IngestionError(
                .badAddress,
                "\(capture.url): the article's address has \(address.string.utf8.count) bytes; \(Self.longestAddress) are taken"
            )
        }
        let analysis = reasoning.engine.analysis(of: article)
        let outlet = reasoning.outlet(of: article)
        let document = try ArticleDocument.encode(article)
        let text = Array(article.text.utf8)
        return try await store.write(at: now) { writer in
            let held = try writer.article(at: address)
            let textDigest = try writer.store(text)
            let versions = try held.map { try writer.versions(of: $0.id) } ?? []
            var page = PageState(
                validators: capture.validators, bodyDigest: ContentDigest(of: capture.payload).hex, lastFetch: now,
                archived: capture.archived, origin: capture.origin)
            if let held, versions.last?.text == textDigest {
                page.article = held.id.rawValue
                try writer.setPageState(page, of: pageKey)
                return .known(held.id)
            }
            if let held, let last = versions.last, let captured = capture.captured, captured.seconds < last.seen {
                return .known(held.id)
            }
            let captureEntry = try writer.append(
                .capture(
                    CaptureRecord(
                        url: capture.url, finalURL: capture.finalURL, status: capture.status,
                        etag: capture.validators.etag, payload: try writer.store(capture.payload),
                        feedURL: capture.feedURL, captured: capture.captured, record: capture.archived?.record)))
            let entry = try writer.append(
                .article(
                    ArticleRecord(
                        capture: captureEntry, url: address.string, outlet: outlet, published: article.published,
                        modified: article.modified, language: article.language, version: versions.count + 1,
                        previous: versions.last?.id.rawValue, text: textDigest,
                        document: try writer.store(document), extractor: ArticleDocument.extractor)))
            for attribution in analysis.attributions {
                _ = try writer.append(.attribution(AttributionRecord(article: entry, attribution: attribution)))
            }
            page.article = entry
            try writer.setPageState(page, of: pageKey)
            let id = ArticleID(rawValue: entry)
            let count = analysis.attributions.count
            return held == nil ? .added(id, attributions: count) : .changed(id, attributions: count)
        }
    }
}
