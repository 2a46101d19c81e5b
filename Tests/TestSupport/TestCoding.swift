/// Streams in DEFLATE's and Brotli's formats, made by hand.
package enum TestCoding {
    /// A gzip stream of zeros, 160 times shorter than what it holds (RFC 1951: fixed codes, copies of 258 bytes).
    package static func zeros(copies: Int) -> [UInt8] {
        var bits = BitWriter(bytes: [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3])
        bits.append(0b011, count: 3)
        bits.appendCode(0b0011_0000, count: 8)
        for _ in 0..<copies {
            bits.appendCode(0b1100_0101, count: 8)
            bits.appendCode(0, count: 5)
        }
        bits.appendCode(0, count: 7)
        return bits.finished()
    }

    /// A Brotli stream that holds the bytes as they are (RFC 7932 §9.2).
    package static func brotli(_ bytes: [UInt8]) -> [UInt8] {
        let head = (bytes.count - 1) << 4 | 1 << 20
        return [UInt8(head & 255), UInt8(head >> 8 & 255), UInt8(head >> 16 & 255)] + bytes + [3]
    }

    private struct BitWriter {
        var bytes: [UInt8]
        private var pending: UInt32 = 0
        private var count = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        /// Appends a number, the lowest bit first.
        mutating func append(_ value: UInt32, count length: Int) {
            pending |= value << UInt32(count)
            count += length
            while count >= 8 {
                bytes.append(UInt8(pending & 255))
                pending >>= 8
                count -= 8
            }
        }

        /// Appends a code, the highest bit first.
        mutating func appendCode(_ value: UInt32, count length: Int) {
            for index in (0..<length).reversed() { append(value >> UInt32(index) & 1, count: 1) }
        }

        mutating func finished() -> [UInt8] {
            if count > 0 { append(0, count: 8 - count) }
            return bytes
        }
    }
}
