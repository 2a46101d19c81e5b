import Foundation
import Glibc

/// Sends one request to a server on loopback and reads its whole answer.
package enum LoopbackClient {
    /// What a server answered.
    package struct Answer: Sendable {
        package let status: Int
        package let body: String
    }

    /// Asks 127.0.0.1 at a port, the body in chunks of so many bytes where `chunk` is given; `nil` where nobody answers.
    package static func send(
        _ method: String, _ target: String, port: UInt16, headers: [String: String] = [:], body: [UInt8] = [],
        chunk: Int? = nil
    ) -> Answer? {
        let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        defer { close(connection) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        inet_pton(AF_INET, "127.0.0.1", &address.sin_addr)
        let isConnected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isConnected else { return nil }
        var head = "\(method) \(target) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n"
        for (name, value) in headers.sorted(by: { $0.key < $1.key }) { head += "\(name): \(value)\r\n" }
        var body = body
        if let chunk {
            head += "Transfer-Encoding: chunked\r\n"
            body = Self.chunked(body, by: chunk)
        } else if !body.isEmpty {
            head += "Content-Length: \(body.count)\r\n"
        }
        var rest = (Array((head + "\r\n").utf8) + body)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return nil }
            rest = rest.dropFirst(count)
        }
        var answer: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 16384)
        while case let count = recv(connection, &piece, piece.count, 0), count > 0 { answer += piece[..<count] }
        let text = String(decoding: answer, as: UTF8.self)
        let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
        guard let status = text.split(separator: " ").dropFirst().first.flatMap({ Int($0) }), parts.count == 2 else {
            return nil
        }
        return Answer(status: status, body: String(parts[1]))
    }

    private static func chunked(_ body: [UInt8], by length: Int) -> [UInt8] {
        var result: [UInt8] = []
        for start in stride(from: 0, to: body.count, by: length) {
            let piece = body[start..<min(start + length, body.count)]
            result += Array("\(String(piece.count, radix: 16))\r\n".utf8) + piece + [13, 10]
        }
        return result + Array("0\r\n\r\n".utf8)
    }
}
