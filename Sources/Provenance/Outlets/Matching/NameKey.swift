/// Folds the scalars of names and texts to the keys of the trie: no case, no accents, one blank.
///
/// A key stands for one scalar, so that offsets stay what they are. What the key forgets (case, accents) is compared
/// once a name is found.
enum NameKey {
    static let blank: UInt16 = 0x20

    /// The key of a scalar that `ScalarText` has folded.
    static func of(_ folded: Unicode.Scalar) -> UInt16 {
        let value = folded.value
        if value < 0x80 { return value == 0x2D ? blank : UInt16(value) }
        if value < 0x250 { return UInt16(bare[Int(value)]) }
        switch value {
        case 0x2010, 0x2011: return blank
        case 0...0xFFFF: return UInt16(value)
        default: return 0xFFFF
        }
    }

    /// Whether a name's scalar may stand in a text as another one: equal, or with its accent left away.
    static func agrees(name: Unicode.Scalar, text: Unicode.Scalar) -> Bool {
        name == text || text.value < 0x80 || of(name) == NameKey.blank
    }

    /// The letters below U+0250 without their marks, by value.
    private static let bare: [UInt16] = {
        var table = (0..<0x250).map { UInt16($0) }
        let groups: [(String, String)] = [
            ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđ"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"),
            ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉ"), ("o", "òóôõöøōŏő"),
            ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
        ]
        for (letter, marked) in groups {
            guard let plain = letter.unicodeScalars.first else { continue }
            for scalar in marked.unicodeScalars { table[Int(scalar.value)] = UInt16(plain.value) }
        }
        return table
    }()
}
