/// Resolves the relative addresses that stand in HTML.
enum ContentAddresses {
    /// Attributes whose value is an address, as HTML has them.
    private static let single: Set<String> = [
        "href", "src", "action", "cite", "background", "longdesc", "poster", "data", "usemap", "codebase", "classid",
        "formaction", "profile",
    ]

    /// Says whether an attribute's value is an address.
    ///
    /// - Parameter name: in lower case.
    /// - Returns: whether it is one of HTML's, lists of addresses not counted.
    static func isAddress(_ name: String) -> Bool { single.contains(name) }

    /// Returns the content with its relative addresses resolved; what is absolute stays as it is written.
    static func resolved(_ html: ArraySlice<UInt8>, base: WebAddress) -> [UInt8]? {
        let scanner = MarkupScanner(html)
        var result: [UInt8] = []
        var copied = html.startIndex
        var i = html.startIndex
        while let open = html[i...].firstIndex(of: 0x3C) {
            switch scanner.piece(at: open) {
            case .comment(let end): i = end
            case .sign: i = open + 1
            case .tag(_, let isEnd, let attributes, let end):
                i = end
                guard !isEnd else { continue }
                for attribute in MarkupAttributes(html[attributes]) {
                    guard let replacement = replacement(for: attribute, in: html, base: base) else { continue }
                    result.append(contentsOf: html[copied..<attribute.value.lowerBound])
                    result.append(contentsOf: replacement)
                    copied = attribute.value.upperBound
                }
            }
        }
        guard copied > html.startIndex else { return nil }
        result.append(contentsOf: html[copied...])
        return result
    }

    private static func replacement(
        for attribute: MarkupAttributes.Attribute, in html: ArraySlice<UInt8>, base: WebAddress
    ) -> [UInt8]? {
        let name = String(decoding: html[attribute.name].map(\.asciiLowercased), as: UTF8.self)
        let value = html[attribute.value]
        let text: [UInt8]?
        if single.contains(name) {
            text = resolvedAddress(value, base: base)
        } else if name == "srcset" {
            text = resolvedSet(value, base: base)
        } else {
            text = nil
        }
        guard let text else { return nil }
        return attribute.isQuoted ? text : [0x22] + text + [0x22]
    }

    /// Resolves one address; `nil` where it is absolute, or nothing.
    private static func resolvedAddress(_ value: ArraySlice<UInt8>, base: WebAddress) -> [UInt8]? {
        let trimmed = value.withoutOuterBlanks
        guard !trimmed.isEmpty, !hasScheme(trimmed) else { return nil }
        let text = String(decoding: StrippedMarkup.decoded(trimmed), as: UTF8.self)
        guard let address = WebAddress(text, relativeTo: base) else { return nil }
        var result: [UInt8] = []
        for byte in address.string.utf8 {
            if byte == 0x26 { result.append(contentsOf: "&amp;".utf8) } else { result.append(byte) }
        }
        return result
    }

    /// Resolves the candidates of a `srcset`.
    private static func resolvedSet(_ value: ArraySlice<UInt8>, base: WebAddress) -> [UInt8]? {
        var result: [UInt8] = []
        var isChanged = false
        for candidate in value.split(separator: 0x2C) {
            let trimmed = candidate.withoutOuterBlanks
            let address = trimmed.prefix { $0 > 0x20 }
            guard !address.isEmpty else { continue }
            if !result.isEmpty { result.append(contentsOf: [0x2C, 0x20]) }
            if let text = resolvedAddress(address, base: base) {
                isChanged = true
                result.append(contentsOf: text)
            } else {
                // A "data:" address has commas of its own.
                if address.starts(with: "data:".utf8) { return nil }
                result.append(contentsOf: address)
            }
            result.append(contentsOf: trimmed[address.endIndex...])
        }
        return isChanged ? result : nil
    }

    /// Says whether an address begins with a scheme.
    static func hasScheme(_ address: ArraySlice<UInt8>) -> Bool {
        guard let first = address.first, first.isASCIILetter else { return false }
        for byte in address {
            if byte == 0x3A { return true }
            guard byte.isASCIIAlphanumeric || byte == 0x2B || byte == 0x2D || byte == 0x2E else { return false }
        }
        return false
    }
}

extension StrippedMarkup {
    /// Decodes references, and nothing else.
    static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
        guard text.contains(0x26) else { return Array(text) }
        let scanner = MarkupScanner(text)
        var result: [UInt8] = []
        var i = text.startIndex
        while i < text.endIndex {
            if text[i] == 0x26, let (value, end) = scanner.reference(at: i) {
                result.append(utf8Of: value)
                i = end
            } else {
                result.append(text[i])
                i += 1
            }
        }
        return result
    }
}
