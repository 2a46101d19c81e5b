import Foundation
import Glibc
import Synchronization

/// A small HTTP server on loopback that answers as a test tells it to, also as no honest server would.
///
/// Each connection has a thread, at most `connectionLimit` at once. When the server is let go of, or `stop` is called,
/// every connection ends and every thread with it.
package final class LoopbackServer: Sendable {
    package struct Request: Sendable {
        package let method: String
        /// As it stands in the request line: a path, or a whole address where the server plays a proxy.
        package let target: String
        /// Names in lower case.
        package let headers: [(name: String, value: String)]
        package let body: [UInt8]

        package func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

        /// The target without the query.
        package var path: String { String(target.prefix { $0 != "?" }) }
    }

    /// One thing that the server does in answer to a request.
    package enum Step: Sendable {
        case send([UInt8])
        case pause(Duration)
        /// Sends the bytes again and again, with a pause after each time, until the client has had enough.
        case sendForever([UInt8], pause: Duration = .zero)
        /// Ends the connection as a crashed server does (RST).
        case reset
        case close
    }

    package struct Response: Sendable {
        package var steps: [Step]

        package init(steps: [Step]) { self.steps = steps }

        /// An honest answer with a body.
        package init(_ status: Int = 200, headers: [String: String] = [:], body: [UInt8] = []) {
            var head = "HTTP/1.1 \(status) \(status == 200 ? "OK" : "Status")\r\n"
            for (name, value) in headers.sorted(by: { $0.key < $1.key }) { head += "\(name): \(value)\r\n" }
            if status != 304, status != 204 { head += "Content-Length: \(body.count)\r\n" }
            steps = [.send(Array((head + "\r\n").utf8) + body)]
        }

        package init(_ status: Int = 200, headers: [String: String] = [:], text: String) {
            self.init(status, headers: headers, body: Array(text.utf8))
        }

        package static func redirect(_ status: Int = 302, to location: String) -> Response {
            Response(status, headers: ["Location": location], body: [])
        }

        /// Bytes as they are, then the end of the connection.
        package static func raw(_ text: String) -> Response { Response(steps: [.send(Array(text.utf8)), .close]) }
    }

    private let core: Core

    /// The port that was asked for, or that the system chose.
    package var port: UInt16 { core.port }

    /// Starts a server; `host` is a loopback address (IPv4), and port 0 leaves the choice to the system.
    ///
    /// - Throws: `POSIXError` where no socket is to be had.
    package init(
        host: String = "127.0.0.1", port: UInt16 = 0, connectionLimit: Int = 64,
        handler: @escaping @Sendable (Request) -> Response
    ) throws {
        let core = try Core(host: host, port: port, connectionLimit: connectionLimit, handler: handler)
        self.core = core
        let thread = Thread { core.acceptAll() }
        thread.name = "loopback"
        thread.start()
    }

    deinit { core.stop() }

    /// An address on this server: `url("/feed.xml")`.
    package func url(_ path: String, host: String = "127.0.0.1") -> String { "http://\(host):\(port)\(path)" }

    /// The requests so far.
    package var requests: [Request] { core.requests }

    /// How many connections were opened so far.
    package var connectionCount: Int { core.connectionCount }

    /// Ends every connection; no request is answered afterwards.
    package func stop() { core.stop() }
}

private final class Core: Sendable {
    let port: UInt16
    private let listener: Int32
    /// Readable once the server is to stop: its write end is closed then.
    private let stopRead: Int32
    private let stopWrite: Int32
    private let connectionLimit: Int
    private let handler: @Sendable (LoopbackServer.Request) -> LoopbackServer.Response
    private let state = Mutex(State())

    private struct State {
        var requests: [LoopbackServer.Request] = []
        var connectionCount = 0
        var open = 0
        var isStopped = false
    }

    var requests: [LoopbackServer.Request] { state.withLock { $0.requests } }
    var connectionCount: Int { state.withLock { $0.connectionCount } }

    init(
        host: String, port: UInt16, connectionLimit: Int,
        handler: @escaping @Sendable (LoopbackServer.Request) -> LoopbackServer.Response
    ) throws {
        self.connectionLimit = connectionLimit
        self.handler = handler
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var one: Int32 = 1
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        inet_pton(AF_INET, host, &address.sin_addr)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, 512) == 0 && getsockname(listener, $0, &length) == 0
            }
        }
        var ends: [Int32] = [-1, -1]
        guard listener >= 0, isBound, pipe(&ends) == 0 else {
            throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
        }
        self.listener = listener
        self.port = UInt16(bigEndian: address.sin_port)
        stopRead = ends[0]
        stopWrite = ends[1]
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }

    deinit {
        close(listener)
        close(stopRead)
    }

    func stop() {
        let isFirst = state.withLock { state in
            defer { state.isStopped = true }
            return !state.isStopped
        }
        guard isFirst else { return }
        // From now on the port refuses connections, and may be had by others.
        shutdown(listener, Int32(SHUT_RDWR))
        close(stopWrite)
    }

    /// Waits until a descriptor is ready; `false` once the server is to stop or the time is over.
    private func wait(for descriptor: Int32, _ events: Int32, milliseconds: Int32 = -1) -> Bool {
        var set = [
            pollfd(fd: stopRead, events: Int16(POLLIN), revents: 0),
            pollfd(fd: descriptor, events: Int16(events), revents: 0),
        ]
        guard poll(&set, descriptor < 0 ? 1 : 2, milliseconds) > 0 else { return false }
        return set[0].revents == 0
    }

    func acceptAll() {
        while wait(for: listener, POLLIN) {
            // Beyond the limit connections wait in the system's queue.
            while state.withLock({ $0.open >= connectionLimit }) {
                guard pause(.milliseconds(5)) else { return }
            }
            let connection = accept(listener, nil, nil)
            guard connection >= 0 else { continue }
            _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
            state.withLock {
                $0.open += 1
                $0.connectionCount += 1
            }
            let thread = Thread { [self] in
                serve(connection)
                close(connection)
                state.withLock { $0.open -= 1 }
            }
            thread.name = "loopback"
            thread.stackSize = 256 << 10
            thread.start()
        }
    }

    private func serve(_ connection: Int32) {
        var buffer: [UInt8] = []
        while let request = read(connection, &buffer) {
            state.withLock { $0.requests.append(request) }
            for step in handler(request).steps {
                guard take(step, connection) else { return }
            }
            if request.header("connection")?.lowercased() == "close" { return }
        }
    }

    /// Does one step; `false` where the connection is over.
    private func take(_ step: LoopbackServer.Step, _ connection: Int32) -> Bool {
        switch step {
        case .send(let bytes): return write(bytes, connection)
        case .pause(let time): return pause(time)
        case .sendForever(let bytes, let time):
            while write(bytes, connection), time == .zero || pause(time) {}
            return false
        case .reset:
            var option = linger(l_onoff: 1, l_linger: 0)
            setsockopt(connection, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
            return false
        case .close: return false
        }
    }

    /// Waits; `false` once the server is to stop.
    private func pause(_ time: Duration) -> Bool {
        let milliseconds = time.components.seconds * 1000 + time.components.attoseconds / 1_000_000_000_000_000
        _ = wait(for: -1, 0, milliseconds: Int32(clamping: milliseconds))
        return state.withLock { !$0.isStopped }
    }

    private func write(_ bytes: [UInt8], _ connection: Int32) -> Bool {
        var sent = 0
        while sent < bytes.count {
            guard wait(for: connection, POLLOUT) else { return false }
            let count = bytes.withUnsafeBytes { all in
                send(connection, all.baseAddress.map { $0 + sent }, all.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    private static let longestRequest = 1 << 20

    /// Reads one request; `nil` at the connection's end.
    private func read(_ connection: Int32, _ buffer: inout [UInt8]) -> LoopbackServer.Request? {
        var length: Int?
        while true {
            if length == nil { length = Self.headLength(of: buffer) }
            if let length {
                let head = Self.head(buffer[..<length])
                let bodyLength = max(0, head.header("content-length").flatMap { Int($0) } ?? 0)
                if buffer.count - length >= bodyLength {
                    let body = Array(buffer[length..<(length + bodyLength)])
                    buffer.removeFirst(length + bodyLength)
                    return LoopbackServer.Request(
                        method: head.method, target: head.target, headers: head.headers, body: body)
                }
            }
            guard buffer.count < Self.longestRequest, wait(for: connection, POLLIN) else { return nil }
            var chunk = [UInt8](repeating: 0, count: 16384)
            let count = recv(connection, &chunk, chunk.count, 0)
            guard count > 0 else { return nil }
            buffer += chunk[..<count]
        }
    }

    private static func headLength(of buffer: [UInt8]) -> Int? {
        let end: [UInt8] = [13, 10, 13, 10]
        guard buffer.count >= 4 else { return nil }
        return (0...(buffer.count - 4)).first { buffer[$0..<($0 + 4)].elementsEqual(end) }.map { $0 + 4 }
    }

    private static func head(_ bytes: ArraySlice<UInt8>) -> LoopbackServer.Request {
        // As Latin-1, so that every byte can be told.
        let lines = bytes.split(separator: 10).map { line in
            String(String.UnicodeScalarView(line.filter { $0 != 13 }.map { Unicode.Scalar($0) }))
        }
        let first = (lines.first ?? "").split(separator: " ").map(String.init)
        let headers = lines.dropFirst().compactMap { line -> (name: String, value: String)? in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            return (line[..<colon].lowercased(), value)
        }
        return LoopbackServer.Request(
            method: first.first ?? "", target: first.count > 1 ? first[1] : "", headers: headers, body: [])
    }
}
