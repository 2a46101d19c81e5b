import Foundation
import TestSupport
import Testing

/// `poll --watch --callback` as a process, with a hub on loopback that asks back and pushes over HTTP.
@Suite(.waiting) struct PushCommandTests {
    private typealias Response = LoopbackServer.Response

    private static func feed(_ name: String) -> String {
        """
        <feed xmlns="http://www.w3.org/2005/Atom"><title>Blatt</title><id>urn:blatt</id>
        <link rel="hub" href="/hub"/><link rel="self" href="/feed.xml"/>
        <entry><id>urn:\(name)</id><title>Meldung \(name)</title><link href="/\(name)"/></entry></feed>
        """
    }

    private static func page(_ name: String) -> String {
        """
        <html lang="de"><head><title>Meldung \(name)</title></head><body><article><h1>Meldung \(name)</h1>
        <p>Die Brücke namens \(name) wird ab Montag gesperrt, wie die Gemeinde am Freitag mitteilte; laut Krone.at
        dauert das bis in den Herbst des kommenden Jahres, und die Umleitung führt über das Tal der Wendel.</p>
        </article></body></html>
        """
    }

    private static func server() throws -> LoopbackServer {
        try LoopbackServer { request in
            switch request.path {
            case "/hub": Response(202)
            case "/feed.xml": Response(text: feed("alt"))
            case "/alt", "/neu": Response(text: page(String(request.path.dropFirst())))
            default: Response(404)
            }
        }
    }

    private static func form(_ body: [UInt8]) -> [String: String] {
        var components = URLComponents()
        components.percentEncodedQuery = String(decoding: body, as: UTF8.self).replacing("+", with: "%20")
        return Dictionary(
            (components.queryItems ?? []).map { ($0.name, $0.value ?? "") }, uniquingKeysWith: { first, _ in first })
    }

    /// A port that was free a moment ago.
    private static func freePort() throws -> UInt16 {
        let server = try LoopbackServer { _ in Response(404) }
        defer { server.stop() }
        return server.port
    }

    @Test(
        "a hub is asked, answered and believed, wherever the callback stands and however the push comes",
        .enabled(if: OpenSSL.isInstalled, "openssl is not installed: no signature"), arguments: [false, true]
    )
    func push(isOtherwise: Bool) throws {
        let home = try Home()
        let server = try Self.server()
        let port = try Self.freePort()
        #expect(try Run(["feeds", "add", "--unchecked", server.url("/feed.xml")], in: home).status == 0)
        let (callback, place) = ("http://127.0.0.1:\(port)/rueckruf", "127.0.0.1:\(port)")
        let run = try BackgroundRun(
            ["poll", "--watch", "--allow-address", "127.0.0.1"]
                + (isOtherwise ? [] : ["--callback", callback, "--websub-listen", place]), in: home,
            environment: isOtherwise
                ? ["SOURCIER_WEBSUB_CALLBACK": callback, "SOURCIER_WEBSUB_LISTEN": place] : [:])
        #expect(BackgroundRun.wait { server.requests.contains { $0.path == "/hub" } })
        let asked = Self.form(try #require(server.requests.first { $0.path == "/hub" }).body)
        let address = try #require(URL(string: asked["hub.callback"] ?? ""))
        #expect(asked["hub.topic"] == server.url("/feed.xml"))

        // The hub asks back, in other words and in the right ones.
        var query = URLComponents()
        query.queryItems = [
            URLQueryItem(name: "hub.mode", value: "subscribe"),
            URLQueryItem(name: "hub.topic", value: asked["hub.topic"]),
            URLQueryItem(name: "hub.challenge", value: "Probe"),
            URLQueryItem(name: "hub.lease_seconds", value: "864000"),
        ]
        let target = address.path + "?" + (query.percentEncodedQuery ?? "")
        #expect(LoopbackClient.send("GET", target.replacing("feed.xml", with: "x"), port: port)?.status == 404)
        let confirmed = try #require(LoopbackClient.send("GET", target, port: port))
        #expect(confirmed.status == 200)
        #expect(confirmed.body == "Probe")

        // What it pushes is believed if it is signed.
        let text = Self.feed("neu")
        let file = try home.file("push.xml", text)
        let said = try ForeignTool.run(
            "openssl", ["dgst", "-sha256", "-hmac", try #require(asked["hub.secret"]), "-r", file])
        let signature = "sha256=" + said.output.prefix { $0 != " " }
        let type = "application/atom+xml"
        let unsigned = LoopbackClient.send(
            "POST", address.path, port: port, headers: ["Content-Type": type], body: Array(text.utf8))
        #expect(unsigned?.status == 202)
        Thread.sleep(forTimeInterval: 0.5)
        #expect(!server.requests.contains { $0.path == "/neu" })
        let signed = LoopbackClient.send(
            "POST", address.path, port: port, headers: ["Content-Type": type, "X-Hub-Signature": signature],
            body: Array(text.utf8), chunk: isOtherwise ? 100 : nil)
        #expect(signed?.status == 202)
        #expect(BackgroundRun.wait { server.requests.contains { $0.path == "/neu" } })
        Thread.sleep(forTimeInterval: 0.5)
        #expect(run.end(by: SIGTERM) == 143)
        #expect(!run.errors.contains("rror"))
        #expect(server.requests.count { $0.path == "/feed.xml" } == 1)
        let articles = try Run(["articles", "--format", "json"], in: home).documents().compactMap {
            $0["url"] as? String
        }
        #expect(articles.sorted() == [server.url("/alt"), server.url("/neu")])
        let listed = try #require(try Run(["feeds", "list", "--format", "json"], in: home).documents().first)
        let hub = try #require(listed["hub"] as? [String: String])
        #expect(hub["url"] == server.url("/hub"))
        #expect(hub["status"] == "pushing")
        #expect(hub["until"] != nil && hub["last_push"] != nil && hub["error"] == nil)
        let list = try Run(["feeds", "list"], in: home).output
        #expect(list.contains("hub \(server.url("/hub")) · pushes until "))
        #expect(list.contains("last push "))
        #expect(try Run(["ledger", "verify"], in: home).status == 0)
    }

    @Test(
        "what can't be is said where it stands in the environment too",
        arguments: [
            (["SOURCIER_WEBSUB_CALLBACK": "wir.example"], "wir.example: --callback"),
            (
                ["SOURCIER_WEBSUB_CALLBACK": "https://wir.example/", "SOURCIER_WEBSUB_LISTEN": "here"],
                "here: --websub-listen"
            ),
        ])
    func environment(_ environment: [String: String], _ words: String) throws {
        let run = try Run(["poll", "--watch", "http://127.0.0.1:1/f"], in: Home(), environment: environment)
        #expect(run.status == 64)
        #expect(run.errors.contains(words))
    }

    @Test(
        "what can't be is said before anything is done",
        arguments: [
            ["poll", "--callback", "https://wir.example/"], ["poll", "--watch", "--callback", "wir.example"],
            ["poll", "--watch", "--callback", "https://wir.example/", "--websub-listen", "here"],
            ["poll", "--connect-timeout", "0"], ["poll", "--stall-timeout", "-1"], ["poll", "--max-header-bytes", "0"],
        ])
    func usage(arguments: [String]) throws {
        let home = try Home()
        let run = try Run(arguments, in: home)
        #expect(run.status == 64)
        #expect(run.errors.contains(arguments.last { $0.hasPrefix("--") } ?? "--"))
        #expect(!home.holdsLedger)
    }
}
