/// Text each of whose scalars is one byte, as HTTP's field values are (https://infra.spec.whatwg.org/#isomorphic-decode).
enum IsomorphicText {
    static func decode(_ bytes: some Sequence<UInt8>) -> String {
        var scalars = String.UnicodeScalarView()
        for byte in bytes { scalars.append(Unicode.Scalar(byte)) }
        return String(scalars)
    }

    /// The bytes of a field value; `nil` where it holds what no field may (a control, or more than a byte).
    static func encode(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            guard let byte = UInt8(exactly: scalar.value), byte >= 0x20 || byte == 0x09, byte != 0x7F else {
                return nil
            }
            bytes.append(byte)
        }
        return bytes
    }
}
