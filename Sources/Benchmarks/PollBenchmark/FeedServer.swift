import CBareLoop
import Foundation
import Glibc

/// A server on loopback that gives every host a small feed: one thread, any number of connections.
///
/// `/feed.xml` is a feed with so many entries, whose pages are `/a/0`, `/a/1` and on; a request with a validator is
/// answered 304; there is no robots.txt; `/count` tells how many requests came since it was asked last.
struct FeedServer {
    private let listener: Int32
    private let answers: Answers
    private let queue: Int32
    let port: UInt16

    /// - Parameter entries: how many entries a feed has.
    /// - Throws: `POSIXError` where no port is to be had.
    init(entries: Int) throws {
        answers = Answers(entries: entries)
        let listener = socket(AF_INET6, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
        var off: Int32 = 0
        setsockopt(listener, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &off, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        var length = socklen_t(MemoryLayout<sockaddr_in6>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, 4096) == 0
                    && getsockname(listener, $0, &length) == 0
            }
        }
        queue = epoll_create1(0)
        self.listener = listener
        guard listener >= 0, isBound, queue >= 0 else { throw POSIXError(.EADDRNOTAVAIL) }
        port = UInt16(bigEndian: address.sin6_port)
        watch(listener)
    }

    private func watch(_ descriptor: Int32) {
        var event = epoll_event(events: EPOLLIN.rawValue, data: epoll_data_t(fd: descriptor))
        epoll_ctl(queue, EPOLL_CTL_ADD, descriptor, &event)
    }

    /// Answers until the process ends.
    func run() -> Never {
        var requests = 0
        var events = [epoll_event](repeating: epoll_event(), count: 256)
        var buffer = [UInt8](repeating: 0, count: 16 << 10)
        while true {
            let count = epoll_wait(queue, &events, Int32(events.count), -1)
            for event in events.prefix(max(0, Int(count))) {
                let descriptor = event.data.fd
                if descriptor == listener {
                    while case let connection = accept(listener, nil, nil), connection >= 0 { watch(connection) }
                    continue
                }
                let length = recv(descriptor, &buffer, buffer.count, 0)
                guard length > 0 else {
                    close(descriptor)
                    continue
                }
                requests += 1
                let answer = answers.answer(to: buffer[..<length], requests: requests)
                if answer.isCount { requests = 0 }
                _ = answer.bytes.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            }
        }
    }
}

/// What the server says.
private struct Answers {
    private let feed: [UInt8]
    private let page: [UInt8]
    private let notModified = Array("HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n".utf8)
    private let missing = Array("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".utf8)

    init(entries: Int) {
        let text = "Die Fähre lief am Montag wieder aus, nachdem der Sturm abgeflaut war, wie die Stadt mitteilte. "
        let items = (0..<entries).map {
            "<item><title>Fähre \($0)</title><link>/a/\($0)</link><guid>a-\($0)</guid><description>\(text)</description></item>"
        }
        feed = Self.response(
            "application/rss+xml",
            """
            <?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Hafenbote</title>\
            <link>/</link><description>\(String(repeating: text, count: 8))</description>\(items.joined())</channel></rss>
            """)
        page = Self.response(
            "text/html; charset=utf-8",
            """
            <!DOCTYPE html><html lang="de"><head><title>Fähre</title></head><body><article><h1>Fähre</h1>\
            \((0..<4).map { _ in "<p>\(text)\(text)</p>" }.joined())</article></body></html>
            """)
    }

    private static func response(_ type: String, _ body: String) -> [UInt8] {
        Array(
            "HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
                .utf8)
    }

    func answer(to request: ArraySlice<UInt8>, requests: Int) -> (bytes: [UInt8], isCount: Bool) {
        if request.starts(with: "GET /count ".utf8) {
            let text = String(requests - 1)
            return (Array("HTTP/1.1 200 OK\r\nContent-Length: \(text.utf8.count)\r\n\r\n\(text)".utf8), true)
        }
        if request.starts(with: "GET /robots.txt ".utf8) { return (missing, false) }
        if String(decoding: request, as: UTF8.self).contains("\r\nIf-None-Match:") { return (notModified, false) }
        return (request.starts(with: "GET /a/".utf8) ? page : feed, false)
    }
}
