/// Puts a body together that comes in chunks (RFC 9112 §7.1), strictly and within limits.
struct ChunkedBody {
    private enum Place {
        case size
        /// So much of a chunk is to come.
        case data(Int)
        case dataEnd
        case trailer
        case end
    }

    /// What has come of the body.
    private(set) var bytes: [UInt8] = []
    private let limits: ServerLimits
    private var place = Place.size
    private var trailerBytes = 0

    /// In bytes: a line that says how long a chunk is, its extensions counted.
    private static let longestSizeLine = 256

    init(limits: ServerLimits) {
        self.limits = limits
    }

    /// Takes what it can use from the front of a buffer.
    ///
    /// - Returns: whether the body is whole; what is left in the buffer then follows it.
    /// - Throws: `RequestParser.Refusal` with the status 400, 413 or 431.
    mutating func take(_ buffer: inout [UInt8]) throws(RequestParser.Refusal) -> Bool {
        var used = 0
        defer { buffer.removeFirst(used) }
        while true {
            switch place {
            case .size:
                guard let line = try Self.line(buffer[used...], longest: Self.longestSizeLine) else { return false }
                let size = try Self.size(line)
                guard size <= limits.bodyBytes - bytes.count else { throw RequestParser.Refusal(status: 413) }
                used += line.count + 2
                place = size == 0 ? .trailer : .data(size)
            case .data(let left):
                let piece = buffer[used...].prefix(left)
                bytes += piece
                used += piece.count
                guard piece.count == left else {
                    place = .data(left - piece.count)
                    return false
                }
                place = .dataEnd
            case .dataEnd:
                guard let line = try Self.line(buffer[used...], longest: 0) else { return false }
                used += line.count + 2
                place = .size
            case .trailer:
                guard let line = try Self.line(buffer[used...], longest: limits.headBytes - trailerBytes) else {
                    return false
                }
                used += line.count + 2
                trailerBytes += line.count + 2
                if line.isEmpty { place = .end }
            case .end: return true
            }
        }
    }

    /// The first line without its end; `nil` where it isn't whole yet.
    private static func line(
        _ buffer: ArraySlice<UInt8>, longest: Int
    ) throws(RequestParser.Refusal) -> ArraySlice<UInt8>? {
        guard let end = buffer.prefix(max(longest, 0) + 2).firstIndex(of: 0x0A) else {
            guard buffer.count < longest + 2 else { throw RequestParser.Refusal(status: longest == 0 ? 400 : 431) }
            return nil
        }
        guard end > buffer.startIndex, buffer[end - 1] == 0x0D else { throw RequestParser.Refusal(status: 400) }
        return buffer[..<(end - 1)]
    }

    /// The hexadecimal number that a line begins with; behind it only an extension may stand.
    private static func size(_ line: ArraySlice<UInt8>) throws(RequestParser.Refusal) -> Int {
        let digits = line.prefix { value($0) != nil }
        let rest = line[digits.endIndex...].drop { $0 == 0x20 || $0 == 0x09 }
        guard !digits.isEmpty, digits.count <= 8, rest.isEmpty || rest.first == 0x3B else {
            throw RequestParser.Refusal(status: 400)
        }
        return digits.reduce(0) { $0 << 4 | (value($1) ?? 0) }
    }

    private static func value(_ digit: UInt8) -> Int? {
        switch digit {
        case 0x30...0x39: Int(digit) - 0x30
        case 0x41...0x46: Int(digit) - 0x37
        case 0x61...0x66: Int(digit) - 0x57
        default: nil
        }
    }
}
