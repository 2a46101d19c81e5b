import Testing

@testable import Dashboard

@Suite struct AccessTests {
    private let site: TestSite

    init() async throws { site = try await TestSite.shared.value }

    @Test(
        "only the server's own names are answered",
        arguments: [
            ("127.0.0.1", 200), ("localhost:8080", 200), ("LOCALHOST", 200), ("[::1]:80", 200), ("evil.example", 421),
            ("127.0.0.1.evil.example", 421), ("", 421), ("[::2]", 421), (":80", 421),
        ])
    func hosts(name: String, status: Int) async throws {
        #expect(try await site.get("/", headers: ["Host": name]).status == status)
    }

    @Test func everyAnswerBindsTheBrowser() async throws {
        for path in ["/", "/nothing", "/api/v1/articles", "/findings.atom", "/assets/style.css", "/login"] {
            let answer = try await site.get(path)
            let policy = answer.headers["content-security-policy"] ?? ""
            #expect(policy.contains("default-src 'none'"), "\(path)")
            #expect(!policy.contains("unsafe"), "\(path)")
            #expect(answer.headers["x-content-type-options"] == "nosniff", "\(path)")
        }
    }

    @Test func whatIsSentFromElsewhereChangesNothing() async throws {
        let form = "form=\(String(repeating: "a", count: 64))&text=x"
        let type = ["Content-Type": "application/x-www-form-urlencoded"]
        for extra in [["Origin": "https://evil.example"], ["Sec-Fetch-Site": "cross-site"], ["Origin": "null"]] {
            #expect(try await site.post("/audit", headers: type.merging(extra) { $1 }, body: form).status == 403)
        }
        // Without the cookie, and with another word in the form than in the cookie.
        #expect(try await site.post("/audit", headers: type, body: form).status == 403)
        let cookie = ["Cookie": "sourcier_form=\(String(repeating: "b", count: 64))"]
        #expect(try await site.post("/audit", headers: type.merging(cookie) { $1 }, body: form).status == 403)
        let right = ["Cookie": "sourcier_form=\(String(repeating: "a", count: 64))"]
        #expect(try await site.post("/audit", headers: type.merging(right) { $1 }, body: form).status == 200)
    }

    @Test func aTokenIsNeededWhereThereIsOne() async throws {
        let port = site.guardedPort
        #expect(try await site.get("/", port: port).headers["location"] == "/login")
        #expect(try await site.get("/api/v1/articles", port: port).status == 401)
        #expect(try await site.get("/assets/style.css", port: port).status == 200)
        for wrong in ["Bearer x", "Bearer ", "Basic \(TestSite.token)", "Bearer \(TestSite.token)x"] {
            #expect(try await site.get("/api/v1/articles", headers: ["Authorization": wrong], port: port).status == 401)
        }
        let right = ["Authorization": "Bearer \(TestSite.token)"]
        #expect(try await site.get("/api/v1/articles", headers: right, port: port).status == 200)
    }

    @Test func aBrowserShowsTheTokenOnce() async throws {
        let port = site.guardedPort
        let type = ["Content-Type": "application/x-www-form-urlencoded"]
        #expect(try await site.post("/login", headers: type, body: "token=wrong", port: port).status == 403)
        let answer = try await site.post("/login", headers: type, body: "token=\(TestSite.token)", port: port)
        let cookie = try #require(answer.headers["set-cookie"])
        #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
        #expect(!cookie.contains(TestSite.token))
        let session = ["Cookie": String(cookie.prefix { $0 != ";" })]
        #expect(try await site.get("/", headers: session, port: port).status == 200)
        #expect(try await site.get("/", headers: ["Cookie": "sourcier_session=x"], port: port).status == 303)
    }

    @Test func secretsAreComparedWhole() {
        #expect(Secret.areEqual("abc", "abc"))
        #expect(!Secret.areEqual("abc", "abd"))
        #expect(!Secret.areEqual("abc", "ab"))
        #expect(!Secret.areEqual("", "a"))
        #expect(Set((0..<100).map { _ in Secret.random() }).count == 100)
        #expect(Secret.random().utf8.count == 64)
    }

    @Test func addressesOfThisMachineAreNotAudited() async throws {
        let json = ["Content-Type": "application/json"]
        for url in [
            "http://127.0.0.1:\(site.port)/", "http://[::1]/", "http://169.254.169.254/latest/meta-data",
            "http://localhost/",
        ] {
            let answer = try await site.post("/api/v1/audits", headers: json, body: #"{"url": "\#(url)"}"#)
            #expect((answer.status == 422 || answer.status == 502), "\(url): \(answer.status)")
            #expect((answer.json["error"] as? [String: Any])?["code"] as? String == "forbidden-address", "\(url)")
        }
        for url in ["file:///etc/passwd", "gopher://x/", "javascript:alert(1)", ""] {
            let answer = try await site.post("/api/v1/audits", headers: json, body: #"{"url": "\#(url)"}"#)
            #expect(answer.status == 422, "\(url)")
        }
    }
}
