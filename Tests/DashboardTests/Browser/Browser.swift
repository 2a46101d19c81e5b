import Foundation
import TestSupport
import Testing

/// Chromium without a window, driven by its driver (https://www.w3.org/TR/webdriver2/).
final class Browser: @unchecked Sendable {
    // Used by one test at a time, which waits for each command.
    private let driver: ChildProcess
    private let port: UInt16
    private var session = ""

    static var isInstalled: Bool { path(of: "chromedriver") != nil && path(of: "chromium") != nil }

    /// The script of axe-core, where somebody has put it.
    static var axe: String? {
        ProcessInfo.processInfo.environment["AXE_CORE"].flatMap { try? String(contentsOfFile: $0, encoding: .utf8) }
    }

    private static func path(of program: String) -> String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":").map { $0 + "/" + program }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    init(dark: Bool = false, width: Int = 1280) throws {
        let output = Pipe()
        driver = try ChildProcess("chromedriver", ["--port=0"], output: output.fileHandleForWriting)
        try output.fileHandleForWriting.close()
        var said = ""
        var found: UInt16?
        while found == nil {
            let data = output.fileHandleForReading.availableData
            guard !data.isEmpty else {
                driver.signal(SIGKILL)
                throw RawClient.Failure(what: "chromedriver ended: \(said)")
            }
            said += String(decoding: data, as: UTF8.self)
            found = said.firstMatch(of: /successfully on port (\d+)/).flatMap { UInt16($0.output.1) }
        }
        port = found ?? 0
        var arguments = [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=\(width),1000",
            "--lang=en",
        ]
        if dark { arguments.append("--blink-settings=preferredColorScheme=0") }
        let capabilities: [String: Any] = [
            "goog:chromeOptions": ["args": arguments], "goog:loggingPrefs": ["browser": "ALL", "performance": "ALL"],
        ]
        let answer = try command("POST", "", ["capabilities": ["alwaysMatch": capabilities]])
        session = "/" + ((answer as? [String: Any])?["sessionId"] as? String ?? "")
    }

    func close() {
        _ = try? command("DELETE", "", nil)
        // It doesn't heed SIGTERM in every environment.
        driver.signal(SIGKILL)
    }

    func open(_ url: String) throws { _ = try command("POST", "/url", ["url": url]) }

    var address: String { get throws { try command("GET", "/url", nil) as? String ?? "" } }
    var title: String { get throws { try command("GET", "/title", nil) as? String ?? "" } }

    /// The elements of a selector of CSS.
    func elements(_ selector: String) throws -> [String] {
        let found = try command("POST", "/elements", ["using": "css selector", "value": selector])
        return (found as? [[String: String]] ?? []).compactMap(\.values.first)
    }

    /// The first element of a selector, which may take a moment to appear.
    func element(_ selector: String) throws -> String {
        for _ in 0..<50 {
            if let first = try elements(selector).first { return first }
            usleep(100_000)
        }
        throw RawClient.Failure(what: "nothing is \(selector) on \(try address)")
    }

    /// Clicks, and waits until the page that it leads to is there.
    func click(_ selector: String) throws {
        _ = try command("POST", "/element/\(try element(selector))/click", [:])
        for _ in 0..<50 {
            usleep(200_000)
            if (try? run("return document.readyState")) as? String == "complete" { return }
        }
    }

    func type(_ text: String, into selector: String) throws {
        _ = try command("POST", "/element/\(try element(selector))/value", ["text": text])
    }

    func text(_ selector: String) throws -> String {
        try command("GET", "/element/\(try element(selector))/text", nil) as? String ?? ""
    }

    func run(_ script: String, _ arguments: [Any] = []) throws -> Any? {
        try command("POST", "/execute/sync", ["script": script, "args": arguments])
    }

    func runAsync(_ script: String) throws -> Any? {
        try command("POST", "/execute/async", ["script": script, "args": [Any]()])
    }

    /// What the browser wrote to its console since it was last asked.
    func console() throws -> [String] {
        let entries = try command("POST", "/se/log", ["type": "browser"]) as? [[String: Any]] ?? []
        return entries.compactMap { $0["message"] as? String }
    }

    /// The addresses that the browser has asked for since it was last asked.
    func requests() throws -> [String] {
        let entries = try command("POST", "/se/log", ["type": "performance"]) as? [[String: Any]] ?? []
        return entries.compactMap { entry in
            let data = Data((entry["message"] as? String ?? "").utf8)
            let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
            let message = object?["message"] as? [String: Any]
            guard message?["method"] as? String == "Network.requestWillBeSent" else { return nil }
            let request = (message?["params"] as? [String: Any])?["request"] as? [String: Any]
            return request?["url"] as? String
        }
    }

    private func command(_ method: String, _ path: String, _ body: [String: Any]?) throws -> Any? {
        let client = try RawClient(port: port, seconds: 90)
        defer { client.close() }
        let data = try body.map { try JSONSerialization.data(withJSONObject: $0) } ?? Data()
        let text = String(decoding: data, as: UTF8.self)
        client.send(
            "\(method) /session\(session)\(path) HTTP/1.1\r\nHost: localhost:\(port)\r\nContent-Type: application/json\r\n"
                + "Content-Length: \(data.count)\r\nConnection: close\r\n\r\n" + text)
        let bytes = client.receive { bytes in
            let head = String(decoding: bytes.prefix(2000), as: UTF8.self)
            guard let gap = head.firstRange(of: "\r\n\r\n"),
                let length = head.firstMatch(of: /(?i)content-length: *(\d+)/).flatMap({ Int($0.output.1) })
            else { return false }
            return bytes.count >= head[..<gap.upperBound].utf8.count + length
        }
        let answer = try Answer(bytes)
        guard answer.status == 200 else {
            throw RawClient.Failure(what: "\(method) \(path): \(answer.body.prefix(400))")
        }
        return answer.json["value"]
    }
}
