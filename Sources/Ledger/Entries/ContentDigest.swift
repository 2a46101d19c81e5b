/// A SHA-256 digest, by which texts and payloads are addressed.
public struct ContentDigest: Sendable, Hashable, CustomStringConvertible {
    /// 64 lower-case hexadecimal digits.
    public let hex: String

    /// Reads 64 hexadecimal digits; `nil` where it is anything else.
    public init?(hex: String) {
        let lower = hex.lowercased()
        guard lower.utf8.count == 64, lower.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { return nil }
        self.hex = lower
    }

    /// Digests bytes.
    public init(of bytes: [UInt8]) {
        self.init(bytes.withUnsafeBytes { TreeHash.digest($0) })
    }

    init(_ hash: TreeHash) {
        let digits = Array("0123456789abcdef".utf8)
        var hex: [UInt8] = []
        hex.reserveCapacity(64)
        hash.withBytes { bytes in
            for byte in bytes {
                hex.append(digits[Int(byte >> 4)])
                hex.append(digits[Int(byte & 15)])
            }
        }
        self.hex = String(decoding: hex, as: UTF8.self)
    }

    /// The 32 bytes.
    var bytes: [UInt8] {
        let digits = Array(hex.utf8)
        func value(_ digit: UInt8) -> UInt8 { digit < 58 ? digit - 48 : digit - 87 }
        return (0..<32).map { value(digits[2 * $0]) << 4 | value(digits[2 * $0 + 1]) }
    }

    public var description: String { hex }
}
