public import Ingestion
public import Ledger
public import Newsroom
import Provenance
import Report

/// The web application: takes requests and answers them from a ledger.
public struct Site: Sendable {
    /// How the site is reached, and by whom.
    public struct Access: Sendable, Hashable {
        /// The address that it is bound to.
        public var address: String
        /// Other names under which it may be asked, such as that of a proxy in front.
        public var names: [String]
        /// What has to be shown before anything is answered; `nil` where everybody who reaches the address may ask.
        public var token: String?

        public init(address: String = "127.0.0.1", names: [String] = [], token: String? = nil) {
            self.address = address
            self.names = names
            self.token = token
        }
    }

    let ledger: StoredLedger
    let reasoning: Reasoning
    let desk: AuditDesk
    let watch: LedgerWatch
    let rules: RuleBook
    let courier: WebhookCourier
    let policy: AccessPolicy
    let phrasebooks: [InterfaceLanguage: Phrasebook]
    let clock: @Sendable () -> Int64
    let assets: Assets
    /// The outlets of the registry with the words of their names, as searches compare them.
    let outletNames: [(id: OutletID, words: [String])]
    /// Audits of pasted texts and addresses cost much more than a page.
    let auditGate = WorkGate(working: 2, waiting: 16)
    /// An export goes through the whole ledger.
    let exportGate = WorkGate(working: 1, waiting: 16)

    /// Makes the application; `desk` audits what is pasted, and `clock` gives seconds since 1970.
    ///
    /// Rules that are saved are kept in the file `rulesFile`, or in memory alone; their webhooks are told through
    /// `fetcher`. Throws `RuleBookError` where the file can't be read.
    public init(
        ledger: StoredLedger, reasoning: Reasoning, desk: AuditDesk, fetcher: any Fetcher, rulesFile: String? = nil,
        access: Access = Access(), clock: @escaping @Sendable () -> Int64
    ) throws {
        self.ledger = ledger
        self.reasoning = reasoning
        self.desk = desk
        self.clock = clock
        watch = LedgerWatch(ledger: ledger, reasoning: reasoning)
        rules = try RuleBook(path: rulesFile)
        courier = WebhookCourier(book: rules, findings: watch.findings, fetcher: fetcher, clock: clock)
        policy = AccessPolicy(address: access.address, names: access.names, token: access.token)
        phrasebooks = Phrasebook.all(and: Assets.phrases)
        assets = Assets()
        outletNames = reasoning.registry.outlets.map { ($0.id, FoldedWords.parts(of: $0.name + " " + $0.id.rawValue)) }
    }

    /// Follows the ledger until the task is cancelled; the pages of findings, stories and outlets live on it.
    public func follow() async {
        await withDiscardingTaskGroup { group in
            group.addTask { await watch.run() }
            group.addTask { await courier.run() }
        }
    }

    func name(of outlet: OutletID) -> String? { reasoning.registry.outlet(outlet)?.name }

    /// Answers a request. Never throws: what fails becomes a response that says so.
    public func respond(to request: WebRequest) async -> WebResponse {
        let visit = Visit(
            request: request,
            words: phrasebooks[InterfaceLanguage(accepting: request.header("accept-language"))] ?? Phrasebook(.english),
            registry: reasoning.registry)
        var response = await answer(visit).conditional(on: request)
        response.headers += SecurityHeaders.everywhere
        if response.header("Cache-Control") == nil { response.headers.append(("Cache-Control", "private, no-cache")) }
        if !visit.isAPI { response.headers.append(("Vary", "Accept-Language, Cookie")) }
        return response
    }

    private func answer(_ visit: Visit) async -> WebResponse {
        let request = visit.request
        switch policy.verdict(on: request) {
        case .allowed: break
        case .wrongHost: return problem(421, visit, code: "wrong-host")
        case .foreign: return problem(403, visit, code: "foreign-origin")
        case .needsToken:
            guard ["login", "assets", "health"].contains(request.path.first) else {
                guard !visit.isAPI, request.method == "GET" || request.method == "HEAD" else {
                    return problem(401, visit, code: "token-needed").with("WWW-Authenticate", "Bearer")
                }
                return .redirect(to: "/login")
            }
        }
        do {
            return try await route(visit)
        } catch {
            return failure(error, visit)
        }
    }

    private func failure(_ error: any Error, _ visit: Visit) -> WebResponse {
        switch error {
        case let error as SiteError:
            let response = problem(error.status, visit, code: error.code, message: error.message)
            return error.allows.map { response.with("Allow", $0) } ?? response
        case let error as IngestionError:
            let status =
                switch error.code {
                case .noSuchInput: 404
                case .badAddress, .forbiddenAddress: 422
                case .unreachable, .httpStatus, .robots: 502
                default: 422
                }
            return problem(status, visit, code: error.code.rawValue, message: error.message)
        case let error as LedgerError where error.code == .noEntry:
            return problem(404, visit, code: error.code.rawValue, message: error.message)
        case let error as LedgerError where error.code == .locked:
            return problem(503, visit, code: error.code.rawValue).with("Retry-After", "2")
        default: return problem(500, visit, code: "internal")
        }
    }

    /// Says in the reader's form that a request can't be answered.
    func problem(_ status: Int, _ visit: Visit, code: String, message: String? = nil) -> WebResponse {
        if visit.isAPI {
            return JSONAnswer.response(
                ["error": ["code": code, "message": message ?? StatusPhrase.text(status)]], status: status)
        }
        let words = visit.words
        let title = words["error.\(status == 404 ? "missing" : status >= 500 ? "server" : "refused")"]
        let body: HTML = """
            <h1>\(title)</h1><p lang="en">\(message ?? StatusPhrase.text(status))</p>\
            <p><a href="/">\(words["error.home"])</a></p>
            """
        return Page(title: title, body: body).response(visit, status: status)
    }
}

/// A request that can't be answered.
struct SiteError: Error {
    var status: Int
    var code: String
    var message: String
    /// The methods that the address takes, where the one that was used isn't among them (RFC 9110 §10.2.1).
    var allows: String?

    static func missing(_ message: String) -> SiteError { SiteError(status: 404, code: "not-found", message: message) }
    static func bad(_ message: String) -> SiteError { SiteError(status: 400, code: "bad-request", message: message) }
}
