/// Decides which addresses a request may reach, so that no feed or page can make the program ask inside the network
/// in which it runs.
struct AddressRule: Sendable {
    /// The ports of each host that is allowed; `nil` among them stands for any.
    private let allowed: [String: Set<UInt16?>]
    private let standIns: [IPAddress]

    /// Makes a rule; `standIns` are private addresses that count as public where a name leads to them, for tests.
    init(allowed: [AllowedAddress], standIns: [IPAddress] = []) {
        self.standIns = standIns
        var ports: [String: Set<UInt16?>] = [:]
        for address in allowed { ports[Self.withoutFinalDot(address.host), default: []].insert(address.port) }
        self.allowed = ports
    }

    /// Whether a connection to an address may be made for a request to a host.
    ///
    /// The allowance is for the host that was asked for: another host that resolves to the same private address
    /// stays refused.
    func permits(_ address: IPAddress, host: String, port: UInt16) -> Bool {
        address.isPublic || isAllowed(host: host, port: port) || standIns.contains(address)
    }

    /// Whether a request is permitted as far as its address alone tells: a literal IP address, or a name that always
    /// means this machine (RFC 6761 §6.3).
    func permitsAsWritten(_ address: WebAddress) -> Bool {
        guard let host = address.host, let port = address.port else { return false }
        if isAllowed(host: host, port: port) { return true }
        if let literal = IPAddress(host: host) { return literal.isPublic }
        let name = Self.withoutFinalDot(host)
        return name != "localhost" && !name.hasSuffix(".localhost")
    }

    private func isAllowed(host: String, port: UInt16) -> Bool {
        guard let ports = allowed[Self.withoutFinalDot(host)] else { return false }
        return ports.contains(nil) || ports.contains(port)
    }

    private static func withoutFinalDot(_ host: String) -> String {
        host.hasSuffix(".") ? String(host.dropLast()) : host
    }
}
