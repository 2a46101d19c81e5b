import Glibc

/// Searches in bytes with the C library's vector code, and eight bytes at a time where it has none.
enum ByteSearch {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// Returns the offset of the first such byte from `start` on, else the count.
    @inline(__always)
    static func first(_ byte: UInt8, in raw: UnsafeRawBufferPointer, from start: Int) -> Int {
        guard start < raw.count, let base = raw.baseAddress,
            let found = memchr(base + start, Int32(byte), raw.count - start)
        else { return raw.count }
        return UnsafeRawPointer(found) - base
    }

    /// Returns the first quotation mark, backslash or control character from `start` on, else the count.
    @inline(__always)
    static func firstToEscapeInJSON(in raw: UnsafeRawBufferPointer, from start: Int) -> Int {
        var i = start
        while i &+ 8 <= raw.count {
            let block = raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)
            let quote = block ^ (ones &* 0x22)
            let slash = block ^ (ones &* 0x5C)
            // Of each byte the high bit: whether it is zero, after the test's own xor, or below 0x20. A hit may bring
            // false ones above itself, never below.
            let hits =
                ((quote &- ones) & ~quote | (slash &- ones) & ~slash | (block &- ones &* 0x20) & ~block) & highs
            if hits != 0 { return i &+ hits.littleEndian.trailingZeroBitCount >> 3 }
            i &+= 8
        }
        while i < raw.count, raw[i] >= 0x20, raw[i] != 0x22, raw[i] != 0x5C { i &+= 1 }
        return i
    }

    /// Returns the first `<`, `>` or `&` from `start` on, else the count.
    @inline(__always)
    static func firstToEscapeInMarkup(in raw: UnsafeRawBufferPointer, from start: Int) -> Int {
        var i = start
        while i &+ 8 <= raw.count {
            let block = raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)
            // `<` (0x3C) and `>` (0x3E) differ in one bit.
            let angle = (block & (ones &* 0xFD)) ^ (ones &* 0x3C)
            let ampersand = block ^ (ones &* 0x26)
            let hits = ((angle &- ones) & ~angle | (ampersand &- ones) & ~ampersand) & highs
            if hits != 0 { return i &+ hits.littleEndian.trailingZeroBitCount >> 3 }
            i &+= 8
        }
        while i < raw.count, raw[i] != 0x3C, raw[i] != 0x3E, raw[i] != 0x26 { i &+= 1 }
        return i
    }

    /// Returns the first `<`, `&` or control character from `start` on, else the limit.
    @inline(__always)
    static func firstToMindInValue(in raw: UnsafeRawBufferPointer, from start: Int, limit: Int) -> Int {
        var i = start
        while i &+ 8 <= limit {
            let block = raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)
            let angle = block ^ (ones &* 0x3C)
            let ampersand = block ^ (ones &* 0x26)
            let hits =
                ((angle &- ones) & ~angle | (ampersand &- ones) & ~ampersand | (block &- ones &* 0x20) & ~block) & highs
            if hits != 0 { return i &+ hits.littleEndian.trailingZeroBitCount >> 3 }
            i &+= 8
        }
        while i < limit, raw[i] >= 0x20, raw[i] != 0x3C, raw[i] != 0x26 { i &+= 1 }
        return i
    }

    /// Returns the first control character other than tab, line feed and carriage return, else the count.
    static func firstControl(in raw: UnsafeRawBufferPointer, from start: Int) -> Int {
        var i = start
        while i &+ 8 <= raw.count {
            let block = raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)
            // Each hit is a byte below 0x20, or a false one above such; most are line ends.
            var hits = ((block &- ones &* 0x20) & ~block & highs).littleEndian
            while hits != 0 {
                let k = i &+ hits.trailingZeroBitCount >> 3
                if isForbidden(raw[k]) { return k }
                hits &= hits &- 1
            }
            i &+= 8
        }
        while i < raw.count, !isForbidden(raw[i]) { i &+= 1 }
        return i
    }

    @inline(__always)
    private static func isForbidden(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
    }
}
