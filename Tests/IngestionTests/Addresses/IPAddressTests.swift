import Testing

@testable import Ingestion

@Suite("IPAddress")
struct IPAddressTests {
    @Test(
        "writes what it has read",
        arguments: ["::", "::1", "1::", "1:2:3:4:5:6:7:8", "fe80::1:0:0:1", "0:0:1::", "1.2.3.4"])
    func roundTrip(_ text: String) {
        let shortest = text == "0:0:1::" ? "0:0:1::" : text
        #expect(IPAddress(host: text)?.description == shortest)
    }

    @Test("reads a socket's bytes")
    func bytes() {
        #expect(IPAddress(networkBytes: [127, 0, 0, 1])?.description == "127.0.0.1")
        #expect(IPAddress(networkBytes: [UInt8](repeating: 0, count: 15) + [1])?.description == "::1")
        #expect(IPAddress(networkBytes: [1, 2, 3]) == nil)
    }

    @Test("is none of a name", arguments: ["example.org", "a.1b", "", "1.2.3.4.example", ":", "1:2"])
    func names(_ text: String) {
        #expect(IPAddress(host: text) == nil)
    }
}
