/// Reads the head of a request strictly (RFC 9112): what two servers could read differently is refused.
struct RequestParser {
    struct Head: Sendable {
        var method: String
        var target: String
        var headers: [String: String]
        /// How long the body is, where that is said beforehand.
        var bodyLength: Int
        var isChunked: Bool
        var keepsAlive: Bool
        var expectsContinue: Bool
    }

    /// Why a request is refused: the status that says so.
    struct Refusal: Error, Hashable {
        var status: Int
    }

    let limits: ServerLimits

    /// Where the head ends, just behind its blank line; `nil` where it isn't complete yet.
    static func end(of buffer: [UInt8], from start: Int) -> Int? {
        var place = max(0, start - 3)
        while place + 3 < buffer.count {
            if buffer[place + 3] == 0x0A, buffer[place + 2] == 0x0D, buffer[place + 1] == 0x0A, buffer[place] == 0x0D {
                return place + 4
            }
            place += 1
        }
        return nil
    }

    func parse(_ bytes: ArraySlice<UInt8>) throws(Refusal) -> Head {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        // The last two are the blank line and what follows it.
        guard lines.count >= 3, lines.popLast()?.isEmpty == true, lines.popLast()?.elementsEqual([0x0D]) == true else {
            throw Refusal(status: 400)
        }
        guard lines.count - 1 <= limits.headerFields else { throw Refusal(status: 431) }
        let (method, target, minor) = try requestLine(try line(lines[0]))
        var headers: [String: String] = [:]
        var hosts = 0
        for raw in lines.dropFirst() {
            let (name, value) = try field(try line(raw))
            if name == "host" { hosts += 1 }
            if let held = headers[name] {
                guard name != "content-length" || held == value, name != "transfer-encoding" else {
                    throw Refusal(status: 400)
                }
                if name != "content-length" { headers[name] = held + (name == "cookie" ? "; " : ", ") + value }
            } else {
                headers[name] = value
            }
        }
        guard hosts == 1 || (minor == 0 && hosts == 0) else { throw Refusal(status: 400) }
        let isChunked = try isChunked(headers, minor: minor)
        var length = 0
        if let text = headers["content-length"] {
            guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), text.utf8.count <= 12,
                let value = Int(text)
            else { throw Refusal(status: 400) }
            guard value <= limits.bodyBytes else { throw Refusal(status: 413) }
            length = value
        }
        let connection = (headers["connection"] ?? "").lowercased()
        return Head(
            method: method, target: target, headers: headers, bodyLength: length, isChunked: isChunked,
            keepsAlive: minor == 1 ? !connection.contains("close") : connection.contains("keep-alive"),
            expectsContinue: minor == 1 && headers["expect"]?.lowercased() == "100-continue")
    }

    /// Whether the body comes in chunks; beside them a length is what smugglers write (RFC 9112 §6.1).
    private func isChunked(_ headers: [String: String], minor: Int) throws(Refusal) -> Bool {
        guard let coding = headers["transfer-encoding"]?.lowercased() else { return false }
        guard minor == 1, headers["content-length"] == nil else { throw Refusal(status: 400) }
        guard coding == "chunked" else { throw Refusal(status: 501) }
        return true
    }

    private func line(_ raw: ArraySlice<UInt8>) throws(Refusal) -> ArraySlice<UInt8> {
        guard raw.last == 0x0D else { throw Refusal(status: 400) }
        let line = raw.dropLast()
        guard line.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else { throw Refusal(status: 400) }
        return line
    }

    private func requestLine(_ line: ArraySlice<UInt8>) throws(Refusal) -> (String, String, Int) {
        let parts = line.split(separator: 0x20, omittingEmptySubsequences: false)
        guard parts.count == 3 else { throw Refusal(status: 400) }
        let version = String(decoding: parts[2], as: UTF8.self)
        guard version == "HTTP/1.1" || version == "HTTP/1.0" else {
            throw Refusal(status: version.hasPrefix("HTTP/") ? 505 : 400)
        }
        guard !parts[0].isEmpty, parts[0].allSatisfy(Self.isToken) else { throw Refusal(status: 400) }
        guard parts[1].count <= limits.targetBytes else { throw Refusal(status: 414) }
        guard parts[1].first == 0x2F, parts[1].allSatisfy({ $0 < 0x80 }) else { throw Refusal(status: 400) }
        return (
            String(decoding: parts[0], as: UTF8.self), String(decoding: parts[1], as: UTF8.self),
            version == "HTTP/1.1" ? 1 : 0
        )
    }

    private func field(_ line: ArraySlice<UInt8>) throws(Refusal) -> (String, String) {
        guard let colon = line.firstIndex(of: 0x3A), colon > line.startIndex,
            line[..<colon].allSatisfy(Self.isToken)
        else { throw Refusal(status: 400) }
        let value = String(decoding: line[(colon + 1)...], as: UTF8.self)
        return (String(decoding: line[..<colon], as: UTF8.self).lowercased(), String(value[...].trimmed))
    }

    private static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E...0x60, 0x7C, 0x7E: true
        default: false
        }
    }
}
