import Foundation

/// A reader's connection, which asks for one page after another and times them.
final class PageClient {
    struct Timing: Sendable {
        /// In seconds: until the first byte, and until the last.
        var first: Double
        var whole: Double
        var bytes: Int
        var status: Int
    }

    private let port: UInt16
    private var file: Int32 = -1

    init(port: UInt16) { self.port = port }

    deinit { if file >= 0 { close(file) } }

    /// Asks for a page; `nil` where the connection fails.
    func get(_ target: String) -> Timing? {
        if file < 0 { connect() }
        guard file >= 0 else { return nil }
        let text = "GET \(target) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nAccept-Language: en\r\n\r\n"
        let start = Self.now()
        let sent = text.utf8CString.withUnsafeBytes { send(file, $0.baseAddress, $0.count - 1, Int32(MSG_NOSIGNAL)) }
        guard sent == text.utf8.count else { return fail() }
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        var first = 0.0
        var wanted = Int.max
        var head = 0
        var status = 0
        while all.count < wanted {
            let count = recv(file, &buffer, buffer.count, 0)
            guard count > 0 else { return fail() }
            if all.isEmpty { first = Self.now() - start }
            all += buffer[..<count]
            guard wanted == Int.max, let gap = all.firstRange(of: Array("\r\n\r\n".utf8)) else { continue }
            let lines = String(decoding: all[..<gap.lowerBound], as: UTF8.self).split(separator: "\r\n")
            status = lines.first.flatMap { Int($0.split(separator: " ")[1]) } ?? 0
            let length = lines.first { $0.lowercased().hasPrefix("content-length:") }
            guard let length, let number = Int(length.split(separator: " ").last ?? "") else { return fail() }
            head = gap.upperBound
            wanted = head + number
        }
        return Timing(first: first, whole: Self.now() - start, bytes: all.count - head, status: status)
    }

    private func fail() -> Timing? {
        close(file)
        file = -1
        return nil
    }

    private func connect() {
        file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let file = file
        let status = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        if status != 0 { _ = fail() }
    }

    static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
