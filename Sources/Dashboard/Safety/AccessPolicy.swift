import Ingestion
import Synchronization

/// Who may ask: by the name that the server was asked under, by a token, by where a form came from.
final class AccessPolicy: Sendable {
    enum Verdict: Equatable {
        case allowed
        /// Asked under a name that isn't the server's: a stranger's page may have turned its own name to this address.
        case wrongHost
        case needsToken
        /// A request that changes something, from a page of somebody else.
        case foreign
    }

    private struct State {
        /// Sessions of browsers that have shown the token, oldest first.
        var sessions: [String] = []
        var failures = 0
    }

    private let hosts: Set<String>
    private let token: String?
    private let state = Mutex(State())

    static let sessionCookie = "sourcier_session"
    static let formCookie = "sourcier_form"
    private static let mostSessions = 1000

    /// Makes a policy: `names` are what the server may be called besides loopback's own names and its address.
    init(address: String, names: [String], token: String?) {
        hosts = Set(["localhost", "127.0.0.1", "[::1]", address, "[\(address)]"] + names.map { $0.lowercased() })
        self.token = token
    }

    var needsToken: Bool { token != nil }

    func verdict(on request: WebRequest) -> Verdict {
        guard let host = request.header("host").map(Self.hostName), hosts.contains(host) else { return .wrongHost }
        if let token, !isKnown(request, token: token) { return .needsToken }
        if request.method != "GET", request.method != "HEAD", !isOwn(request) { return .foreign }
        return .allowed
    }

    /// Whether a form bears the word that its reader's cookie has (the double submit pattern).
    func isFormGenuine(_ request: WebRequest) -> Bool {
        guard let cookie = request.cookie(Self.formCookie), cookie.utf8.count == 64,
            let field = request.form.first(where: { $0.name == "form" })?.value
        else { return false }
        return Secret.areEqual(cookie, field)
    }

    /// Takes a token that was typed; returns a new session where it is right.
    func open(with typed: String) -> String? {
        guard let token, Secret.areEqual(typed, token) else { return nil }
        let session = Secret.random()
        state.withLock { state in
            state.sessions.append(session)
            if state.sessions.count > Self.mostSessions { state.sessions.removeFirst() }
        }
        return session
    }

    private func isKnown(_ request: WebRequest, token: String) -> Bool {
        if let header = request.header("authorization"), header.lowercased().hasPrefix("bearer ") {
            return Secret.areEqual(String(header.dropFirst(7)[...].trimmed), token)
        }
        guard let session = request.cookie(Self.sessionCookie) else { return false }
        let sessions = state.withLock { $0.sessions }
        return sessions.contains { Secret.areEqual($0, session) }
    }

    /// Whether a request comes from a page of this server, or from a program that is no browser.
    private func isOwn(_ request: WebRequest) -> Bool {
        if let site = request.header("sec-fetch-site") {
            guard site == "same-origin" || site == "none" else { return false }
        }
        guard let origin = request.header("origin") else { return true }
        guard let mark = origin.firstRange(of: "://") else { return false }
        return origin[mark.upperBound...].lowercased() == request.header("host")?.lowercased()
    }

    /// The name without its port, in lower case.
    private static func hostName(_ host: String) -> String {
        let lower = host.lowercased()
        if lower.hasPrefix("["), let end = lower.firstIndex(of: "]") { return String(lower[...end]) }
        return lower.split(separator: ":").first.map(String.init) ?? ""
    }
}
