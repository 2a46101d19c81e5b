import Foundation
import Testing

@testable import Dashboard

/// The interface is what its description says.
@Suite struct OpenAPITests {
    private let site: TestSite

    init() async throws { site = try await TestSite.shared.value }

    @Test func everyPathAnswersAsDescribed() async throws {
        let document = try await site.get("/api/openapi.json").json
        #expect(document["openapi"] as? String == "3.1.0")
        let paths = try #require(document["paths"] as? [String: [String: Any]])
        let schemas = try #require((document["components"] as? [String: Any])?["schemas"] as? [String: Any])
        #expect(paths.count >= 12)
        let deep = try await site.deepArticle()
        for (path, operations) in paths {
            for (method, operation) in operations {
                let filled = path.replacing("{index}", with: "3").replacing("{id}", with: try await id(in: path, deep))
                let answer =
                    method == "post"
                    ? try await site.post(
                        "/api/v1" + filled, headers: ["Content-Type": "application/json"], body: Self.bodies[path] ?? ""
                    )
                    : try await site.get("/api/v1" + filled, method: method.uppercased())
                let responses = try #require((operation as? [String: Any])?["responses"] as? [String: Any])
                let described = try #require(responses.keys.first { $0.hasPrefix("2") })
                #expect(String(answer.status) == described, "\(method) \(path)")
                guard answer.status != 204 else { continue }
                #expect(answer.headers["content-type"] == "application/json", "\(path)")
                let schema =
                    ((((responses[described] as? [String: Any])?["content"] as? [String: Any])?["application/json"]
                        as? [String: Any])?["schema"])
                let value = try JSONSerialization.jsonObject(with: Data(answer.body.utf8))
                let faults = Schema(schemas: schemas).faults(of: value, by: schema, at: path)
                #expect(faults.isEmpty, "\(faults)")
            }
        }
    }

    private static let bodies = [
        "/audits": #"{"text": "Laut Spiegel ist das so.", "language": "de"}"#,
        "/rules": #"{"name": "Kreise", "code": "circular", "webhook": "https://desk.example/hook"}"#,
    ]

    /// The id of something that a path can lead to.
    private func id(in path: String, _ deep: Int64) async throws -> String {
        if path.hasPrefix("/outlets") { return "spiegel.de" }
        guard path.hasPrefix("/rules") else { return String(deep) }
        return try site.site.saveRule(name: "of a test", filter: FindingFilter(), webhook: nil).id
    }

    @Test func listsAreReadPageByPageWithoutAGap() async throws {
        for path in ["articles", "outlets", "stories", "feeds", "findings"] {
            let whole = try await site.get("/api/v1/\(path)?limit=100").items.count
            var count = 0
            var next: String? = ""
            let name = path == "articles" ? "after" : path == "findings" ? "before" : "start"
            while let place = next {
                let answer = try await site.get("/api/v1/\(path)?limit=7" + (place.isEmpty ? "" : "&\(name)=\(place)"))
                count += answer.items.count
                next = answer.json["next"] as? String
                #expect(count <= whole)
                if count > whole { break }
            }
            #expect(count == whole, "\(path)")
            #expect(whole > 7)
        }
    }

    @Test(
        "what can't be answered is said in JSON",
        arguments: [
            ("GET", "/api/v1/nothing", 404), ("DELETE", "/api/v1/articles", 405), ("GET", "/api/v1/audits", 405),
            ("POST", "/api/v1/audits", 415), ("PUT", "/api/v1/rules", 405), ("POST", "/api/v1/rules", 415),
            ("GET", "/api/v1/rules/0", 404), ("DELETE", "/api/v1/rules/0", 404),
            ("GET", "/api/v1/articles/1x/audit", 404),
            ("GET", "/api/v1/stories?order=x", 400), ("GET", "/api/v1/feeds?start=100001", 400),
        ])
    func errors(method: String, path: String, status: Int) async throws {
        let answer =
            method == "POST"
            ? try await site.post(path, headers: [:], body: "x") : try await site.get(path, method: method)
        #expect(answer.status == status)
        #expect((answer.headers["allow"] != nil) == (status == 405))
        let error = try #require(answer.json["error"] as? [String: Any])
        #expect(error["code"] is String && error["message"] is String)
    }

    @Test(
        "bodies that are no question are refused", arguments: ["", "[]", "{", "null", "\"x\"", "{\"text\": 1}", "{}"])
    func bodies(text: String) async throws {
        for path in ["/api/v1/audits", "/api/v1/rules"] {
            let answer = try await site.post(path, headers: ["Content-Type": "application/json"], body: text)
            #expect(answer.status == 400 || answer.status == 422)
        }
    }
}

/// As much of JSON Schema as the description uses.
private struct Schema {
    let schemas: [String: Any]

    func faults(of value: Any, by schema: Any?, at place: String) -> [String] {
        guard var schema = schema as? [String: Any] else { return ["\(place): no schema"] }
        if let name = (schema["$ref"] as? String)?.split(separator: "/").last {
            guard let named = schemas[String(name)] as? [String: Any] else { return ["\(place): no schema \(name)"] }
            schema = named
        }
        switch schema["type"] as? String {
        case "object":
            guard let object = value as? [String: Any] else { return ["\(place): no object"] }
            let missing = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }
            let properties = schema["properties"] as? [String: Any] ?? [:]
            return missing.map { "\(place): lacks \($0)" }
                + object.flatMap { key, value in
                    properties[key].map { faults(of: value, by: $0, at: "\(place).\(key)") } ?? []
                }
        case "array":
            guard let list = value as? [Any] else { return ["\(place): no list"] }
            return list.prefix(20).flatMap { faults(of: $0, by: schema["items"], at: place + "[]") }
        case "string":
            guard let text = value as? String else { return ["\(place): no string"] }
            if let names = schema["enum"] as? [String], !names.contains(text) { return ["\(place): \(text)"] }
            return []
        case "integer", "number": return value is NSNumber ? [] : ["\(place): no number"]
        default: return ["\(place): unknown type"]
        }
    }
}
