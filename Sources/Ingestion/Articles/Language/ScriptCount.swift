/// Counts the scripts of a text; some belong to one language.
struct ScriptCount {
    private var kana = 0
    private var han = 0
    private var hangul = 0
    private var letters = 0

    init(_ utf8: ArraySlice<UInt8>) {
        var index = utf8.startIndex
        while index < utf8.endIndex {
            let byte = utf8[index]
            if byte < 0x80 {
                if byte.isASCIILetter { letters += 1 }
                index += 1
            } else if byte < 0xE0 {
                letters += 1
                index += 2
            } else if byte < 0xF0 {
                let next = index + 1 < utf8.endIndex ? utf8[index + 1] : 0
                if byte == 0xE3, next >= 0x81, next <= 0x83 {
                    kana += 1
                } else if byte >= 0xE3, byte <= 0xE9 {
                    han += next < 0x90 && byte == 0xE3 ? 0 : 1
                } else if byte >= 0xEA, byte <= 0xED {
                    hangul += 1
                } else if byte != 0xE2, byte != 0xEF {
                    letters += 1
                }
                index += 3
            } else {
                index += 4
            }
        }
    }

    /// The language that the script alone decides, if it does.
    var language: String? {
        let ideographs = kana + han
        if hangul > 3, hangul > ideographs, hangul * 3 > letters { return "ko" }
        if kana > 3, kana * 8 > han, ideographs * 3 > letters { return "ja" }
        if han > 8, han * 3 > letters, kana * 20 < han { return "zh" }
        return nil
    }
}
