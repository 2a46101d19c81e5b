/// Decodes the character references that turn up in attribute values and JSON: numbers and the common names.
enum CharacterReferences {
    private static let named: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "shy": "\u{AD}",
        "hellip": "…", "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "ldquo": "“",
        "rdquo": "”", "bdquo": "„", "laquo": "«", "raquo": "»", "lsaquo": "‹", "rsaquo": "›", "bull": "•",
        "middot": "·", "euro": "€", "pound": "£", "copy": "©", "reg": "®", "trade": "™", "deg": "°", "sect": "§",
        "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "eacute": "é",
        "egrave": "è", "ecirc": "ê", "euml": "ë", "agrave": "à", "aacute": "á", "acirc": "â", "atilde": "ã",
        "aring": "å", "Aring": "Å", "aelig": "æ", "AElig": "Æ", "oslash": "ø", "Oslash": "Ø", "ccedil": "ç",
        "Ccedil": "Ç", "iacute": "í", "igrave": "ì", "icirc": "î", "iuml": "ï", "ntilde": "ñ", "Ntilde": "Ñ",
        "oacute": "ó", "ograve": "ò", "ocirc": "ô", "otilde": "õ", "uacute": "ú", "ugrave": "ù", "ucirc": "û",
        "Eacute": "É", "Egrave": "È", "Agrave": "À", "Aacute": "Á", "Iacute": "Í", "Oacute": "Ó", "Uacute": "Ú",
        "oelig": "œ", "OElig": "Œ", "iexcl": "¡", "iquest": "¿", "times": "×", "frac12": "½", "zwnj": "\u{200C}",
        "zwj": "\u{200D}", "thinsp": "\u{2009}", "ensp": "\u{2002}", "emsp": "\u{2003}",
    ]

    /// Decodes once, and once more where a reference had itself been escaped (`&amp;quot;`).
    static func decoded(_ bytes: [UInt8]) -> [UInt8] {
        let once = decodedOnce(bytes)
        return once.contains(0x26) ? decodedOnce(once) : once
    }

    private static func decodedOnce(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(0x26) else { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0x26,
                let end = bytes[index..<min(index + 12, bytes.count)].firstIndex(of: 0x3B),
                let text = decoded(bytes[(index + 1)..<end])
            {
                result.append(contentsOf: text.utf8)
                index = end + 1
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }

    private static func decoded(_ reference: ArraySlice<UInt8>) -> String? {
        guard reference.first == 0x23 else { return named[String(decoding: reference, as: UTF8.self)] }
        let digits = String(decoding: reference.dropFirst(), as: UTF8.self)
        let code = digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let code, code > 0x1F || code == 0x0A || code == 0x09, let scalar = Unicode.Scalar(code) else {
            return nil
        }
        return String(Character(scalar))
    }
}
