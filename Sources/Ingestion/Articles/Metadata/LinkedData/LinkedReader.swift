/// Reads JSON into `LinkedValue`s; recursion is bounded by `LinkedDocument.maximumDepth`.
struct LinkedReader {
    let bytes: [UInt8]
    private var index: Int
    private var count = 0

    init(bytes: [UInt8], at start: Int = 0) {
        self.bytes = bytes
        index = start
    }

    /// Reads the value at the cursor; `.null` where there is none.
    mutating func value(depth: Int) -> LinkedValue {
        count += 1
        skipToValue()
        guard index < bytes.count, depth < LinkedDocument.maximumDepth, count < LinkedDocument.maximumValues else {
            index = bytes.count
            return .null
        }
        switch bytes[index] {
        case 0x7B: return object(depth: depth)
        case 0x5B: return list(depth: depth)
        case 0x22: return .string(quoted())
        default: return literal()
        }
    }

    /// Skips white space, and at the start what wraps the whole (`<!--`, `//<![CDATA[`).
    private mutating func skipToValue() {
        skipSpace()
        guard count == 1, index < bytes.count, bytes[index] != 0x7B, bytes[index] != 0x5B else { return }
        if let start = bytes[index...].firstIndex(where: { $0 == 0x7B }), start - index < 200 {
            let list = bytes[index..<start].lastIndex(of: 0x5B)
            let isWrapper = bytes[index] == 0x3C || bytes[index] == 0x2F
            index = isWrapper || list == nil ? start : list ?? start
        }
    }

    private mutating func skipSpace() {
        while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    }

    private mutating func object(depth: Int) -> LinkedValue {
        index += 1
        var members: [(key: Range<Int>, value: LinkedValue)] = []
        while true {
            skipSpace()
            guard index < bytes.count else { break }
            if bytes[index] == 0x7D {
                index += 1
                break
            }
            guard bytes[index] == 0x22 else {
                if bytes[index] == 0x5D { break }
                index += 1
                continue
            }
            let key = quoted()
            skipSpace()
            guard index < bytes.count, bytes[index] == 0x3A else { continue }
            index += 1
            members.append((key, value(depth: depth + 1)))
        }
        return .object(members)
    }

    private mutating func list(depth: Int) -> LinkedValue {
        index += 1
        var values: [LinkedValue] = []
        while true {
            skipSpace()
            guard index < bytes.count else { break }
            let byte = bytes[index]
            if byte == 0x5D {
                index += 1
                break
            }
            if byte == 0x2C {
                index += 1
                continue
            }
            if byte == 0x7D { break }
            let before = index
            values.append(value(depth: depth + 1))
            if index == before { index += 1 }
        }
        return .list(values)
    }

    /// The range between quotation marks; the cursor ends behind them.
    private mutating func quoted() -> Range<Int> {
        index += 1
        let start = index
        while index < bytes.count, bytes[index] != 0x22 {
            index += bytes[index] == 0x5C ? 2 : 1
        }
        let end = min(index, bytes.count)
        index = min(index + 1, bytes.count)
        return start..<max(start, end)
    }

    private mutating func literal() -> LinkedValue {
        let start = index
        while index < bytes.count {
            let byte = bytes[index]
            if byte <= 0x20 || byte == 0x2C || byte == 0x7D || byte == 0x5D || byte == 0x3A { break }
            index += 1
        }
        let text = bytes[start..<index]
        guard let first = text.first else { return .null }
        if first == 0x74 { return .flag(true) }
        if first == 0x66 { return .flag(false) }
        return first == 0x2D || first.isASCIIDigit ? .number(start..<index) : .null
    }
}
