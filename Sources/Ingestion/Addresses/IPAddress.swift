/// An address of the internet protocol.
enum IPAddress: Hashable, Sendable {
    case version4(UInt32)
    case version6(high: UInt64, low: UInt64)

    /// Whether a host's last label is a number, so that the host is an IPv4 address or none
    /// (https://url.spec.whatwg.org/#ends-in-a-number-checker).
    static func endsInNumber(_ host: [UInt8]) -> Bool {
        var labels = host.split(separator: .dot, omittingEmptySubsequences: false)
        if labels.count > 1, labels.last?.isEmpty == true { labels.removeLast() }
        guard let last = labels.last, !last.isEmpty else { return false }
        return last.allSatisfy(\.isASCIIDigit) || number(last) != nil
    }

    /// Reads an IPv4 address in any of the forms that `inet_aton` knows (`127.1`, `0x7f000001`).
    init?(version4 host: [UInt8]) {
        var labels = host.split(separator: .dot, omittingEmptySubsequences: false)
        if labels.count > 1, labels.last?.isEmpty == true { labels.removeLast() }
        guard labels.count <= 4 else { return nil }
        var numbers: [UInt64] = []
        for label in labels {
            guard let number = Self.number(label) else { return nil }
            numbers.append(number)
        }
        guard let last = numbers.popLast(), numbers.allSatisfy({ $0 <= 255 }),
            last < UInt64(1) << UInt64(8 * (4 - numbers.count))
        else { return nil }
        var value = last
        for (index, number) in numbers.enumerated() { value |= number << UInt64(8 * (3 - index)) }
        self = .version4(UInt32(truncatingIfNeeded: value))
    }

    /// A number as C writes it: decimal, `0x…` or `0…`.
    private static func number(_ label: ArraySlice<UInt8>) -> UInt64? {
        guard let first = label.first else { return nil }
        var digits = label
        var radix = 10
        if first == UInt8(ascii: "0"), label.count > 1 {
            if label.dropFirst().first?.asciiLowercased == UInt8(ascii: "x") {
                radix = 16
                digits = label.dropFirst(2)
                if digits.isEmpty { return 0 }
            } else {
                radix = 8
            }
        }
        guard digits.allSatisfy({ $0.hexValue != nil }) else { return nil }
        return UInt64(String(decoding: digits, as: UTF8.self), radix: radix)
    }

    /// Reads an IPv6 address without brackets (RFC 4291 §2.2); a zone is not one.
    init?(version6 text: ArraySlice<UInt8>) {
        guard text.count >= 2, text.count <= 45 else { return nil }
        var groups: [UInt16] = []
        var gap: Int?
        var rest = text
        if rest.starts(with: [.colon, .colon]) {
            gap = 0
            rest = rest.dropFirst(2)
        }
        while !rest.isEmpty {
            let end = rest.firstIndex(of: .colon) ?? rest.endIndex
            let field = rest[..<end]
            if field.contains(.dot) {
                guard end == rest.endIndex, let value = Self.dotted(field) else { return nil }
                groups += [UInt16(truncatingIfNeeded: value >> 16), UInt16(truncatingIfNeeded: value)]
                break
            }
            guard (1...4).contains(field.count), field.allSatisfy({ $0.hexValue != nil }),
                let value = UInt16(String(decoding: field, as: UTF8.self), radix: 16)
            else { return nil }
            groups.append(value)
            guard end < rest.endIndex else { break }
            rest = rest[(end + 1)...]
            if rest.first == .colon {
                guard gap == nil else { return nil }
                gap = groups.count
                rest = rest.dropFirst()
            } else if rest.isEmpty {
                return nil
            }
        }
        if let gap {
            guard groups.count < 8 else { return nil }
            groups.insert(contentsOf: [UInt16](repeating: 0, count: 8 - groups.count), at: gap)
        }
        guard groups.count == 8 else { return nil }
        self.init(groups: groups)
    }

    /// Four decimal numbers, nothing else, as they may end an IPv6 address.
    private static func dotted(_ text: ArraySlice<UInt8>) -> UInt32? {
        let fields = text.split(separator: .dot, omittingEmptySubsequences: false)
        guard fields.count == 4 else { return nil }
        var value: UInt32 = 0
        for field in fields {
            guard field.allSatisfy(\.isASCIIDigit), field.count == 1 || field.first != UInt8(ascii: "0"),
                let byte = UInt8(String(decoding: field, as: UTF8.self))
            else { return nil }
            value = value << 8 | UInt32(byte)
        }
        return value
    }

    private init(groups: [UInt16]) {
        let high = groups.prefix(4).reduce(UInt64(0)) { $0 << 16 | UInt64($1) }
        let low = groups.dropFirst(4).reduce(UInt64(0)) { $0 << 16 | UInt64($1) }
        self = .version6(high: high, low: low)
    }

    /// Reads an address as sockets carry it: 4 or 16 bytes, the highest first.
    init?(networkBytes bytes: some Collection<UInt8>) {
        switch bytes.count {
        case 4: self = .version4(bytes.reduce(0) { $0 << 8 | UInt32($1) })
        case 16:
            self = .version6(
                high: bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) },
                low: bytes.dropFirst(8).reduce(0) { $0 << 8 | UInt64($1) })
        default: return nil
        }
    }

    /// Reads the host of an address: `nil` for a name.
    init?(host: String) {
        let bytes = Array(host.utf8)
        if bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]") {
            self.init(version6: bytes[1..<(bytes.count - 1)])
        } else if bytes.contains(.colon) {
            self.init(version6: bytes[...])
        } else {
            guard Self.endsInNumber(bytes) else { return nil }
            self.init(version4: bytes)
        }
    }
}

extension IPAddress: CustomStringConvertible {
    /// As RFC 5952 writes it (https://www.rfc-editor.org/rfc/rfc5952).
    var description: String {
        switch self {
        case .version4(let value):
            return [24, 16, 8, 0].map { String(value >> UInt32($0) & 255) }.joined(separator: ".")
        case .version6(let high, let low):
            let groups = [high, low].flatMap { half in [48, 32, 16, 0].map { half >> UInt64($0) & 0xFFFF } }
            let zeros = Self.longestZeros(in: groups)
            let left = groups[..<zeros.lowerBound].map { String($0, radix: 16) }.joined(separator: ":")
            guard !zeros.isEmpty else {
                return left + groups[zeros.upperBound...].map { String($0, radix: 16) }.joined()
            }
            let right = groups[zeros.upperBound...].map { String($0, radix: 16) }.joined(separator: ":")
            return left + "::" + right
        }
    }

    /// The first longest run of two or more zeros; empty at the end where there is none.
    private static func longestZeros(in groups: [UInt64]) -> Range<Int> {
        var best = groups.count..<groups.count
        var start: Int?
        for index in 0...groups.count {
            if index < groups.count, groups[index] == 0 {
                start = start ?? index
            } else if let first = start {
                if index - first > max(best.count, 1) { best = first..<index }
                start = nil
            }
        }
        return best
    }
}
