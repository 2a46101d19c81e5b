import Foundation

extension WebAddress {
    /// Makes the `file:` address of a path (RFC 8089, https://www.rfc-editor.org/rfc/rfc8089).
    ///
    /// A relative path is one in the working directory; a folder's ends in a slash if the path does.
    public init(filePath path: String) {
        let absolute = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        var escaped: [UInt8] = []
        PercentEncoding.append(Array(absolute.utf8)[...], escaping: PercentEncoding.fileName, to: &escaped)
        var parts = AddressParts(scheme: Array("file".utf8))
        parts.host = []
        parts.path = AddressParser.path(escaped[...], scheme: .file)
        self.init(parts)
    }

    /// The path of a `file:` address, its escapes undone.
    ///
    /// - Returns: `nil` for another scheme, another host, and a name that holds an escaped slash or a NUL: undone,
    ///   those would lead to another file than the address says.
    public var filePath: String? {
        guard scheme == "file", host == nil else { return nil }
        let path = parts.path
        var index = path.startIndex
        while index < path.endIndex {
            if let byte = PercentEncoding.escapedByte(in: path[...], at: index), byte == .slash || byte == 0 {
                return nil
            }
            index += 1
        }
        return String(validating: PercentEncoding.decoded(path[...]), as: UTF8.self)
    }
}
