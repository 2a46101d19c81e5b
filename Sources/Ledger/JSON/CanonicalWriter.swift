/// Writes JSON in the canonical form of RFC 8785 (https://www.rfc-editor.org/rfc/rfc8785), straight into bytes.
///
/// Integers are the only numbers, strings come out in normalization form C. The caller gives an object's members in the
/// order of their keys; all keys of the log are ASCII, where that order is the order of bytes.
struct CanonicalWriter {
    private(set) var bytes: [UInt8] = []
    private var isFirst = true
    private let composes: Bool

    /// - Parameter composes: whether strings are brought into normalization form C.
    init(composes: Bool = true) {
        self.composes = composes
        bytes.reserveCapacity(512)
    }

    mutating func object(_ members: (inout CanonicalWriter) -> Void) {
        open(UInt8(ascii: "{"))
        members(&self)
        close(UInt8(ascii: "}"))
    }

    mutating func array(_ elements: (inout CanonicalWriter) -> Void) {
        open(UInt8(ascii: "["))
        elements(&self)
        close(UInt8(ascii: "]"))
    }

    mutating func key(_ key: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        key.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        isFirst = true
    }

    mutating func key(_ key: String) {
        separate()
        quote(key, composes: false)
        bytes.append(UInt8(ascii: ":"))
        isFirst = true
    }

    mutating func string(_ string: String) {
        separate()
        quote(string, composes: composes)
    }

    mutating func integer(_ number: Int64) {
        separate()
        var rest = number.magnitude
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        let start = bytes.count
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }

    mutating func literal(_ text: StaticString) {
        separate()
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// A string of ASCII letters, digits and the like that needs no escape.
    mutating func plain(_ text: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        isFirst = true
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        isFirst = false
    }

    private mutating func separate() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
    }

    private mutating func quote(_ string: String, composes: Bool) {
        var string = string
        let isDone = string.withUTF8 { utf8 in
            var seen: UInt8 = 0
            var needsEscape = false
            for byte in utf8 {
                seen |= byte
                if byte < 0x20 || byte == 0x22 || byte == 0x5C { needsEscape = true }
            }
            if composes, seen >= 0x80 { return false }
            bytes.append(UInt8(ascii: "\""))
            if needsEscape { appendEscaped(utf8) } else { bytes.append(contentsOf: utf8) }
            bytes.append(UInt8(ascii: "\""))
            return true
        }
        if !isDone { quote(string.canonicallyComposed, composes: false) }
    }

    private mutating func appendEscaped(_ utf8: UnsafeBufferPointer<UInt8>) {
        var start = 0
        for (place, byte) in utf8.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
            bytes.append(contentsOf: utf8[start..<place])
            escape(byte)
            start = place + 1
        }
        bytes.append(contentsOf: utf8[start...])
    }

    private mutating func escape(_ byte: UInt8) {
        let short: UInt8? =
            switch byte {
            case 0x08: UInt8(ascii: "b")
            case 0x09: UInt8(ascii: "t")
            case 0x0A: UInt8(ascii: "n")
            case 0x0C: UInt8(ascii: "f")
            case 0x0D: UInt8(ascii: "r")
            case 0x22, 0x5C: byte
            default: nil
            }
        bytes.append(UInt8(ascii: "\\"))
        if let short {
            bytes.append(short)
        } else {
            let hex = Array("0123456789abcdef".utf8)
            bytes.append(contentsOf: [UInt8(ascii: "u"), 0x30, 0x30, hex[Int(byte >> 4)], hex[Int(byte & 15)]])
        }
    }
}
