import FlyingSocks
import Foundation
import Ingestion

/// One client's connection: requests one after the other, each within its limits.
struct Connection: Sendable {
    let socket: AsyncSocket
    let id: ConnectionRegistry.ID
    let registry: ConnectionRegistry
    let limits: ServerLimits
    let gate: WorkGate
    let handler: WebServer.Handler

    private static let mostRequests = 1000

    func serve() async {
        var one: Int32 = 1
        _ = setsockopt(
            socket.socket.file.rawValue, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
        var buffer: [UInt8] = []
        var count = 0
        while count < Self.mostRequests, !Task.isCancelled {
            do {
                guard let (request, keepsAlive) = try await read(&buffer, isFirst: count == 0) else { break }
                count += 1
                guard try await answer(request, keepsAlive: keepsAlive && count < Self.mostRequests) else { break }
            } catch let refusal as RequestParser.Refusal {
                try? await refuse(refusal.status)
                break
            } catch {
                break
            }
        }
        registry.leave(id)
        try? socket.close()
    }

    /// Reads the next request; `nil` where the client has gone between two.
    private func read(_ buffer: inout [UInt8], isFirst: Bool) async throws -> (WebRequest, Bool)? {
        registry.allow(id, seconds: isFirst ? limits.headSeconds : limits.idleSeconds, waiting: true)
        var looked = 0
        while true {
            if let end = RequestParser.end(of: buffer, from: looked) {
                let head = try RequestParser(limits: limits).parse(buffer[..<end])
                buffer.removeFirst(end)
                registry.allow(id, seconds: limits.bodySeconds, waiting: false)
                let request = WebRequest(
                    method: head.method, target: head.target, headers: head.headers,
                    body: try await body(of: head, &buffer))
                return (request, head.keepsAlive)
            }
            guard buffer.count <= limits.headBytes else { throw RequestParser.Refusal(status: 431) }
            looked = buffer.count
            let isFresh = buffer.isEmpty
            do {
                buffer += try await socket.read(atMost: 4096)
            } catch SocketError.disconnected where isFresh {
                return nil
            }
            // From its first byte on a head has only so long, however slowly the others come.
            if isFresh { registry.allow(id, seconds: limits.headSeconds, waiting: true) }
        }
    }

    /// Reads the body that a head announces, and leaves what follows it in the buffer.
    private func body(of head: RequestParser.Head, _ buffer: inout [UInt8]) async throws -> [UInt8] {
        if head.expectsContinue, head.isChunked ? buffer.isEmpty : buffer.count < head.bodyLength {
            try await socket.write(Data("HTTP/1.1 100 Continue\r\n\r\n".utf8))
        }
        if head.isChunked {
            var body = ChunkedBody(limits: limits)
            while try !body.take(&buffer) { buffer += try await socket.read(atMost: 4096) }
            return body.bytes
        }
        while buffer.count < head.bodyLength { buffer += try await socket.read(atMost: 4096) }
        let body = Array(buffer.prefix(head.bodyLength))
        buffer.removeFirst(head.bodyLength)
        return body
    }

    /// Answers a request; `false` where the connection ends with it.
    private func answer(_ request: WebRequest, keepsAlive: Bool) async throws -> Bool {
        registry.allow(id, seconds: 120, waiting: false)
        let handler = handler
        let busy = WebResponse(503, type: "text/plain; charset=utf-8", "Busy; try again in a moment.\n")
            .with("Retry-After", "2")
        let response = await gate.run { await handler(request) } ?? busy
        switch response.body {
        case .bytes(let bytes):
            var headers = response.headers
            headers.append(("Content-Length", String(bytes.count)))
            if response.status == 304 { headers.removeLast() }
            headers.append(("Connection", keepsAlive ? "keep-alive" : "close"))
            var data = Self.head(response.status, headers)
            if request.method != "HEAD", response.status != 304 { data.append(contentsOf: bytes) }
            registry.allow(id, seconds: limits.writeSeconds, waiting: false)
            try await socket.write(data)
            return keepsAlive
        case .stream(let body):
            guard request.method != "HEAD", registry.beginStream() else {
                try await refuse(request.method == "HEAD" ? 405 : 503)
                return false
            }
            defer { registry.endStream() }
            let writer = ResponseWriter { bytes in
                registry.allow(id, seconds: limits.writeSeconds, waiting: false)
                try await socket.write(Data(bytes))
                registry.allow(id, seconds: 24 * 3600, waiting: false)
            }
            try await writer.write(Array(Self.head(response.status, response.headers + [("Connection", "close")])))
            try await body(writer)
            return false
        }
    }

    private func refuse(_ status: Int) async throws {
        let text = StatusPhrase.text(status) + "\n"
        var headers = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", String(text.utf8.count))]
        headers += SecurityHeaders.everywhere
        headers.append(("Connection", "close"))
        registry.allow(id, seconds: 5, waiting: false)
        try await socket.write(Self.head(status, headers) + Data(text.utf8))
    }

    private static func head(_ status: Int, _ headers: [(name: String, value: String)]) -> Data {
        var text = "HTTP/1.1 \(status) \(StatusPhrase.text(status))\r\nDate: \(HTTPDate.text(now()))\r\n"
        for header in headers {
            // No value can end its line: what could isn't sent.
            let value = header.value.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }
            text += "\(header.name): \(String(String.UnicodeScalarView(value)))\r\n"
        }
        return Data((text + "\r\n").utf8)
    }

    private static func now() -> Int64 { Int64(Date().timeIntervalSince1970) }
}

/// Sends a response piece by piece.
public struct ResponseWriter: Sendable {
    private let send: @Sendable ([UInt8]) async throws -> Void

    init(send: @escaping @Sendable ([UInt8]) async throws -> Void) { self.send = send }

    public func write(_ bytes: [UInt8]) async throws { try await send(bytes) }
    public func write(_ text: String) async throws { try await send(Array(text.utf8)) }
}

/// Dates as HTTP writes them (RFC 9110 §5.6.7).
enum HTTPDate {
    private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    static func text(_ seconds: Int64) -> String {
        let parts = NewsDate(seconds: seconds).description.split { "-T:Z".contains($0) }
        guard parts.count == 6, let month = Int(parts[1]), (1...12).contains(month) else { return "" }
        let day = seconds / 86400 - (seconds % 86400 < 0 ? 1 : 0)
        let name = days[Int((day % 7 + 7) % 7)]
        return "\(name), \(parts[2]) \(months[month - 1]) \(parts[0]) \(parts[3]):\(parts[4]):\(parts[5]) GMT"
    }
}
