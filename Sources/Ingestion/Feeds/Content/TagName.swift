/// A tag's name in lower case, packed into a number, so that telling one takes no memory.
struct TagName: Hashable, Sendable {
    private var packed: UInt64 = 0
    private var rest: UInt64 = 0
    private var count = 0

    init() {}

    /// No name of HTML's is longer.
    private static let longest = 16

    /// Packs a name, its letters of ASCII in lower case.
    init(lowercasing name: String) {
        for byte in name.utf8 { append(byte.asciiLowercased) }
    }

    /// Adds a letter; a name that grows too long is none of HTML's, and equals only others that begin like it.
    mutating func append(_ byte: UInt8) {
        if count < 8 {
            packed = packed << 8 | UInt64(byte)
        } else if count < Self.longest {
            rest = rest << 8 | UInt64(byte)
        }
        if count <= Self.longest { count += 1 }
    }

    static let script: TagName = "script"
    static let style: TagName = "style"
}

extension TagName: Comparable {
    /// Some order, the same for all.
    static func < (a: TagName, b: TagName) -> Bool {
        (a.packed, a.rest, a.count) < (b.packed, b.rest, b.count)
    }
}

extension TagName: ExpressibleByStringLiteral {
    init(stringLiteral name: StaticString) {
        name.withUTF8Buffer { for byte in $0 { append(byte) } }
    }
}
