import TestSupport
import Testing

@testable import Ingestion

@Suite("AddressRule")
struct AddressRuleTests {
    @Test(
        "tells addresses of the public internet",
        arguments: [
            "8.8.8.8", "93.184.216.34", "172.15.255.255", "172.32.0.0", "100.63.255.255", "100.128.0.0", "192.167.1.1",
            "198.17.0.1", "198.20.0.1", "223.255.255.255", "11.0.0.0", "2606:2800:220:1::1", "2a00:1450::1",
            "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:0808:0808::1",
        ])
    func isPublic(_ text: String) {
        #expect(IPAddress(host: text)?.isPublic == true)
    }

    @Test(
        "tells those that are none",
        arguments: [
            "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.255",
            "169.254.169.254", "168.63.129.16", "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.0.2.1",
            "192.88.99.1",
            "192.168.0.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1",
            "239.255.255.255",
            "240.0.0.1", "255.255.255.255", "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
            "::ffff:169.254.169.254", "64:ff9b::127.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:0001::1",
            "2002:0a00:0001::", "2001::1", "2001:db8::1", "3fff::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fec0::1",
            "ff02::1", "100::1", "5f00::1",
        ])
    func isPrivate(_ text: String) {
        #expect(IPAddress(host: text)?.isPublic == false)
    }

    @Test(
        "allows the host that was named, and no other",
        arguments: [
            ("localhost", "http://localhost:8080/", true), ("localhost:8080", "http://localhost:8080/", true),
            ("localhost:8081", "http://localhost:8080/", false), ("localhost:80", "http://localhost/", true),
            ("localhost:443", "https://localhost/", true), ("localhost:443", "http://localhost/", false),
            ("LOCALHOST", "http://localhost./", true), ("127.0.0.1", "http://127.0.0.2/", false),
            ("127.0.0.1", "http://2130706433/", true), ("127.0.0.1", "http://localhost/", false),
            ("::1", "http://[::1]:9/", true), ("[::1]:9", "http://[::1]:9/", true),
            ("[::1]:9", "http://[::1]:8/", false),
            ("localhost", "http://a.localhost/", false), ("münchen.test", "http://10.0.0.1/", false),
        ])
    func allowed(_ entry: String, _ text: String, isPermitted: Bool) throws {
        let address = try #require(WebAddress(text))
        let rule = AddressRule(allowed: [try #require(AllowedAddress(entry))])
        #expect(rule.permitsAsWritten(address) == isPermitted)
    }

    @Test(
        "reads no host where there is none",
        arguments: ["", "http://localhost", "a/b", "a b", "a:x", "a:99999", "@a", "[::1"])
    func notAllowed(_ text: String) {
        #expect(AllowedAddress(text) == nil)
    }

    @Test("shows an allowance as it was given")
    func shown() {
        #expect(AllowedAddress("News.Test:8080")?.description == "news.test:8080")
        #expect(AllowedAddress("::1")?.description == "[::1]")
    }

    @Test("refuses at connect time a name that leads to a private address")
    func rebinding() async throws {
        let server = try LoopbackServer { _ in .init(text: "secret") }
        let names = ["public.test:\(server.port):127.0.0.1", "allowed.test:\(server.port):127.0.0.1"]
        let fetcher = try testFetcher(names: names) {
            $0.allowedAddresses = [AllowedAddress("allowed.test:\(server.port)")].compactMap { $0 }
        }
        let error = try #require(await fetcher.failure(server.url("/", host: "public.test")))
        #expect(error.code == .forbiddenAddress)
        #expect(error.message.contains("public.test is at 127.0.0.1"))
        #expect(server.connectionCount == 0)
        #expect(try await fetcher.fetch(server.url("/", host: "allowed.test")).status == 200)
        // The connection that is kept for the allowed host serves no other.
        #expect(await fetcher.failure(server.url("/", host: "public.test"))?.code == .forbiddenAddress)
    }

    @Test("goes on to a name's public addresses only")
    func mixed() async throws {
        let server = try LoopbackServer { _ in .init(text: "secret") }
        // 192.0.2.0/24 is for documentation: the rule refuses it too, so that no request leaves this machine.
        let fetcher = try testFetcher(names: ["two.test:\(server.port):192.0.2.1,127.0.0.1"])
        #expect(await fetcher.failure(server.url("/", host: "two.test"))?.code == .forbiddenAddress)
        #expect(server.connectionCount == 0)
    }
}
