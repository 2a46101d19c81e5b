/// Finds the declaration of an XML document in an EBCDIC code page.
enum EBCDIC {
    /// Returns the declared label, read with code page 037, whose letters and digits all code pages share
    /// (XML 1.0, appendix F, https://www.w3.org/TR/xml/#sec-guessing).
    static func declaration(in bytes: [UInt8]) -> String? {
        guard bytes.starts(with: [0x4C, 0x6F, 0xA7, 0x94]),
            let head = IconvConverter.convert(Array(bytes.prefix(256)), from: "IBM037")
        else { return nil }
        return DeclaredEncoding.xmlDeclaration(in: head.utf8) ?? "ibm037"
    }
}
