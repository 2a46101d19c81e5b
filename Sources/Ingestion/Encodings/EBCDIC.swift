/// Finds the declaration of an XML document in an EBCDIC code page.
enum EBCDIC {
    /// Returns the declared label, read with code page 037, whose letters and digits all code pages share
    /// (XML 1.0, appendix F, https://www.w3.org/TR/xml/#sec-guessing).
    static func declaration(in bytes: [UInt8]) -> String? {
        guard bytes.starts(with: [0x4C, 0x6F, 0xA7, 0x94]),
            let head = IconvConverter.convert(Array(bytes.prefix(256)), from: "IBM037")
        else { return nil }
        // The quotation mark is elsewhere in some code pages; the label is what letters and digits there are.
        guard let name = head.utf8.firstIndex(ofASCII: "encoding", from: 0) else { return "ibm037" }
        let rest = head.utf8[(name + 8)...].prefix(64)
        let label = rest.drop { !$0.isASCIIAlphanumeric }.prefix { $0.isASCIIAlphanumeric || $0 == 0x2D || $0 == 0x5F }
        return label.isEmpty ? "ibm037" : String(decoding: label, as: UTF8.self)
    }
}
