/// The heads of an exchange's request and response as they go over the wire.
///
/// Of several in a row (a proxy's, interim responses, a request that is sent again over a fresh connection) the last ones
/// count.
struct WireHeads: Sendable {
    private(set) var request: [UInt8] = []
    private(set) var response: [UInt8] = []
    private var isRequestComplete = false
    private var isResponseComplete = false

    /// Takes bytes of a request's head.
    mutating func takeRequest(_ bytes: some Collection<UInt8>) {
        if isRequestComplete { request = [] }
        request += bytes
        isRequestComplete = request.suffix(4).elementsEqual([0x0D, 0x0A, 0x0D, 0x0A])
    }

    /// Takes one line of a response's head; trailers behind it are left out.
    mutating func takeResponse(_ line: some Collection<UInt8>) {
        if line.starts(with: "HTTP/".utf8) {
            response = []
            isResponseComplete = false
        }
        guard !isResponseComplete else { return }
        response += line
        isResponseComplete = line.allSatisfy { $0 == 0x0D || $0 == 0x0A }
    }
}
