import Glibc

/// Converts bytes to UTF-8 with the C library's iconv; the one file that owns its pointers.
///
/// https://pubs.opengroup.org/onlinepubs/9699919799/functions/iconv.html
enum IconvConverter {
    /// Text and how much of it could not be converted.
    struct Conversion {
        var utf8: [UInt8]
        /// How many sequences became U+FFFD.
        var failures: Int
    }

    static func knows(_ name: String) -> Bool {
        guard let descriptor = open(name) else { return false }
        iconv_close(descriptor)
        return true
    }

    /// Converts all bytes; what the encoding doesn't have becomes U+FFFD, a byte at a time.
    ///
    /// - Returns: `nil` where the C library doesn't know the encoding.
    static func convert(_ bytes: [UInt8], from name: String) -> Conversion? {
        guard let descriptor = open(name) else { return nil }
        defer { iconv_close(descriptor) }
        var result = Conversion(utf8: [], failures: 0)
        result.utf8.reserveCapacity(bytes.count + bytes.count / 2 + 16)
        var input = bytes
        var buffer = [CChar](repeating: 0, count: 64 << 10)
        input.withUnsafeMutableBytes { inputBytes in
            buffer.withUnsafeMutableBufferPointer { output in
                guard let outputStart = output.baseAddress else { return }
                var position = inputBytes.baseAddress?.assumingMemoryBound(to: CChar.self)
                var left = inputBytes.count
                while left > 0 {
                    var target: UnsafeMutablePointer<CChar>? = outputStart
                    var room = output.count
                    let status = iconv(descriptor, &position, &left, &target, &room)
                    let reason = errno
                    result.utf8.append(
                        contentsOf: UnsafeRawBufferPointer(start: outputStart, count: output.count - room))
                    guard status == Int(bitPattern: UInt.max) else { break }
                    switch reason {
                    case E2BIG where room < output.count:
                        continue
                    default:
                        // EILSEQ, or EINVAL at the end: one replacement, and on with the next byte.
                        result.utf8.append(contentsOf: [0xEF, 0xBF, 0xBD])
                        result.failures += 1
                        if left > 0 {
                            position = position.map { $0 + 1 }
                            left -= 1
                        }
                    }
                }
                // Some encodings hold a letter back, for a mark may follow that joins it.
                var target: UnsafeMutablePointer<CChar>? = outputStart
                var room = output.count
                iconv(descriptor, nil, nil, &target, &room)
                result.utf8.append(contentsOf: UnsafeRawBufferPointer(start: outputStart, count: output.count - room))
            }
        }
        return result
    }

    private static func open(_ name: String) -> iconv_t? {
        keep(name)
        let descriptor = iconv_open("UTF-8", name)
        return descriptor == iconv_t(bitPattern: -1) ? nil : descriptor
    }

    /// Sees to it that the converter of an encoding of the web stays loaded, once it was.
    private static func keep(_ name: String) {
        switch name {
        case "GB18030": _ = Kept.gb18030
        case "BIG5-HKSCS": _ = Kept.big5
        case "EUC-JP-MS": _ = Kept.eucJP
        case "ISO-2022-JP-3": _ = Kept.iso2022JP
        case "CP932": _ = Kept.shiftJIS
        case "CP949": _ = Kept.eucKR
        case "CP1258": _ = Kept.windows1258
        default: break
        }
    }

    /// A descriptor of each that is never closed nor used: the C library unloads a converter with its last descriptor, and
    /// to load it anew costs more than to convert a small document.
    private enum Kept {
        static let gb18030 = opens("GB18030")
        static let big5 = opens("BIG5-HKSCS")
        static let eucJP = opens("EUC-JP-MS")
        static let iso2022JP = opens("ISO-2022-JP-3")
        static let shiftJIS = opens("CP932")
        static let eucKR = opens("CP949")
        static let windows1258 = opens("CP1258")

        private static func opens(_ name: String) -> Bool { iconv_open("UTF-8", name) != iconv_t(bitPattern: -1) }
    }
}
