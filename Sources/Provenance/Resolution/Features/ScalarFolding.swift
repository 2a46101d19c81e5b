/// Folds letters to plain Latin ones, so that one name is written one way whatever the alphabet and its marks.
///
/// Latin letters lose their marks; Cyrillic and Greek ones are transliterated by sound. Other scripts stay as they are.
enum ScalarFolding {
    /// Appends what a letter folds to, in lower case.
    static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        let value = scalar.value
        if value < 0x80 {
            bytes.append(value >= 0x41 && value <= 0x5A ? UInt8(value) + 32 : UInt8(value))
            return
        }
        if value < limit {
            bytes.append(contentsOf: table[Int(value)])
            return
        }
        if value >= 0x1E00, value < 0x1F00 {
            // Vietnamese and other doubly marked letters: the first scalar of the decomposition is the letter.
            if let base = String(scalar).decomposedStringBase, base.value < 0x250 { append(base, to: &bytes) }
            return
        }
        bytes.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
    }

    private static let limit: UInt32 = 0x530

    private static let rows = [
        "a": "ÀÁÂÃÄÅàáâãäåĀāĂăĄąАаΑαΆά", "ae": "Ææ", "b": "БбΒβ", "c": "ÇçĆćĈĉĊċČč", "d": "ÐðĎďĐđДдΔδ",
        "e": "ÈÉÊËèéêëĒēĔĕĖėĘęĚěЕеЁёЭэΕεΈέΗηΉή", "f": "ФфΦφ", "g": "ĜĝĞğĠġĢģГгҐґΓγ", "h": "ĤĥĦħ",
        "i": "ÌÍÎÏìíîïĨĩĪīĬĭĮįİıИиЙйЫыІіЇїΙιΊίΫϋΥυΎύ", "j": "ĴĵЈј", "k": "ĶķКкΚκ", "l": "ĹĺĻļĽľŁłЛлΛλ", "m": "МмΜμ",
        "n": "ÑñŃńŅņŇňНнΝν", "o": "ÒÓÔÕÖØòóôõöøŌōŎŏŐőОоΟοΌόΩωΏώ", "oe": "Œœ", "p": "ПпΠπ", "r": "ŔŕŖŗŘřРрΡρ",
        "s": "ŚśŜŝŞşŠšȘșСсΣσς", "ss": "ßẞ", "t": "ŢţŤťŦŧȚțТтΤτ", "th": "ÞþΘθ", "u": "ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųУуЎў",
        "v": "Вв", "w": "Ŵŵ", "x": "Ξξ", "y": "ÝýÿŶŷŸ", "z": "ŹźŻżŽžЗзΖζ", "sh": "ЖжШшЩщ", "kh": "ХхΧχ", "ts": "Цц",
        "tch": "Чч", "iu": "Юю", "ia": "Яя", "ie": "Єє", "ps": "Ψψ", "": "ЬьЪъ",
    ]

    private static let table: [[UInt8]] = {
        var table = (0..<limit).map { value in
            Unicode.Scalar(value).flatMap { UTF8.encode($0).map { Array($0) } } ?? []
        }
        for value in 0x300..<0x370 { table[value] = [] }
        for (folded, letters) in rows {
            for letter in letters.unicodeScalars where letter.value < limit {
                table[Int(letter.value)] = Array(folded.utf8)
            }
        }
        return table
    }()
}

extension String {
    /// The first scalar of the canonical decomposition.
    fileprivate var decomposedStringBase: Unicode.Scalar? {
        // A character compares equal to its decomposition, so the letter is found by trying the plain ones.
        for value in UInt8(ascii: "a")...UInt8(ascii: "z") {
            let letter = Unicode.Scalar(value)
            for mark in Self.marks where String(letter) + mark == lowercased() { return letter }
        }
        return nil
    }

    private static let marks = [
        "\u{323}", "\u{309}", "\u{302}\u{301}", "\u{302}\u{300}", "\u{302}\u{309}", "\u{302}\u{303}", "\u{323}\u{302}",
        "\u{306}\u{301}", "\u{306}\u{300}", "\u{306}\u{309}", "\u{306}\u{303}", "\u{323}\u{306}", "\u{31B}\u{301}",
        "\u{31B}\u{300}", "\u{31B}\u{309}", "\u{31B}\u{303}", "\u{31B}\u{323}", "\u{303}", "\u{301}", "\u{300}",
        "\u{308}", "\u{307}",
    ]
}
