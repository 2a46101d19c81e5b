/// Which proxy a request goes through, as the environment says (`http_proxy`, `https_proxy`, `all_proxy`, `no_proxy`).
///
/// The names are those that curl reads, https://everything.curl.dev/usingcurl/proxies/env.html: `HTTP_PROXY` in upper
/// case is not, since a web server's environment may hold a visitor's `Proxy` header there.
struct ProxySettings: Sendable, Equatable {
    private let http: String?
    private let https: String?
    private let exceptions: [Exception]

    private struct Exception: Sendable, Equatable {
        /// A domain, which stands for its subdomains too; `*` for every host.
        let name: String
        let port: UInt16?
    }

    init(environment: [String: String]) {
        func value(_ names: String...) -> String? {
            names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        }
        let all = value("all_proxy", "ALL_PROXY")
        http = value("http_proxy") ?? all
        https = value("https_proxy", "HTTPS_PROXY") ?? all
        let list = value("no_proxy", "NO_PROXY") ?? ""
        exceptions = list.split(whereSeparator: { $0 == "," || $0.isWhitespace }).map { entry in
            let text = entry.lowercased()
            if text == "*" || text.contains("/") { return Exception(name: text, port: nil) }
            let trimmed = String(text.drop { $0 == "." || $0 == "*" })
            let parsed = AllowedAddress(trimmed)
            return Exception(name: parsed?.host ?? trimmed, port: parsed?.port)
        }
    }

    /// The proxy for an address; `nil` where it is asked directly.
    func proxy(for address: WebAddress) -> String? {
        guard let proxy = address.scheme == "https" ? https : http, let host = address.host else { return nil }
        let ip = IPAddress(host: host)
        let name = host.hasSuffix(".") ? String(host.dropLast()) : host
        let isExcepted = exceptions.contains { exception in
            if let port = exception.port, port != address.port { return false }
            if exception.name == "*" || exception.name == name { return true }
            if let ip { return exception.name.contains("/") && ip.isIn(network: exception.name) }
            return name.hasSuffix("." + exception.name)
        }
        return isExcepted ? nil : proxy
    }
}

extension IPAddress {
    /// Whether the address lies in a network written as `10.0.0.0/8`.
    func isIn(network: String) -> Bool {
        let fields = network.split(separator: "/", omittingEmptySubsequences: false)
        guard fields.count == 2, let prefix = IPAddress(host: String(fields[0])), let length = UInt64(fields[1]) else {
            return false
        }
        switch (self, prefix) {
        case (.version4(let a), .version4(let b)):
            return length <= 32 && UInt64(a ^ b) >> (32 - length) == 0
        case (.version6(let high, let low), .version6(let otherHigh, let otherLow)):
            guard length <= 128 else { return false }
            if length <= 64 { return (high ^ otherHigh) >> (64 - length) == 0 }
            return high == otherHigh && (low ^ otherLow) >> (128 - length) == 0
        default:
            return false
        }
    }
}
