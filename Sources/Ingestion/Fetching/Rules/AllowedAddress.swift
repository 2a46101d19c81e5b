/// A host that may be asked although its address is private, as `--allow-address` names it.
public struct AllowedAddress: Sendable, Hashable, CustomStringConvertible {
    /// In lower case and ASCII; an IPv6 address stands in brackets.
    public let host: String
    /// The one port that is meant; `nil` for any.
    public let port: UInt16?

    /// Reads `HOST` or `HOST:PORT`; `nil` where it is neither. An IPv6 address may stand without brackets.
    public init?(_ text: String) {
        if IPAddress(host: text) != nil, text.utf8.contains(.colon), !text.hasPrefix("[") {
            self.init(authority: "[\(text)]", hasPort: false)
        } else {
            let authority = Array(text.utf8)[...]
            self.init(authority: text, hasPort: AddressParser.portColon(in: authority) != nil)
        }
    }

    private init?(authority: String, hasPort: Bool) {
        // The scheme's own port is no part of an address: told by trying two schemes, it is one all the same.
        guard !authority.utf8.contains(where: { $0 == .slash || $0 == .question || $0 == .hash || $0 == 0x40 }),
            let secure = WebAddress("https://\(authority)/"), let plain = WebAddress("http://\(authority)/"),
            let host = secure.host
        else { return nil }
        self.host = host
        port = hasPort ? (secure.parts.port == nil ? secure : plain).port : nil
    }

    public var description: String { port.map { "\(host):\($0)" } ?? host }
}
