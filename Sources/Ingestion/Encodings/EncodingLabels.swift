/// The labels of encodings.
enum EncodingLabels {
    /// A row an encoding: WHATWG's name, iconv's name, scheme, then the labels
    /// (https://encoding.spec.whatwg.org/#names-and-labels). Additions to WHATWG's table: UTF-32, the ISO 10646 names,
    /// HZ, UTF-7, and the common spellings of Python and Java.
    private static let rows = """
        utf-8 UTF-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8 utf_8 u8 \
        utf-8-sig utf8mb4
        ibm866 CP866 single 866 cp866 csibm866 ibm866
        iso-8859-2 ISO-8859-2 single csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 \
        iso_8859-2:1987 l2 latin2 latin-2
        iso-8859-3 ISO-8859-3 single csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 \
        iso_8859-3:1988 l3 latin3
        iso-8859-4 ISO-8859-4 single csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 \
        iso_8859-4:1988 l4 latin4
        iso-8859-5 ISO-8859-5 single csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 \
        iso_8859-5 iso_8859-5:1988
        iso-8859-6 ISO-8859-6 single arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 \
        iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987
        iso-8859-7 ISO-8859-7 single csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 \
        iso88597 iso_8859-7 iso_8859-7:1987 sun_eu_greek
        iso-8859-8 ISO-8859-8 single csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 \
        iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 visual
        iso-8859-8-i ISO-8859-8 single csiso88598i iso-8859-8-i logical
        iso-8859-10 ISO-8859-10 single csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6
        iso-8859-13 ISO-8859-13 single iso-8859-13 iso8859-13 iso885913
        iso-8859-14 ISO-8859-14 single iso-8859-14 iso8859-14 iso885914
        iso-8859-15 ISO-8859-15 single csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9 latin9 latin-9
        iso-8859-16 ISO-8859-16 single iso-8859-16
        koi8-r KOI8-R single cskoi8r koi koi8 koi8-r koi8_r
        koi8-u KOI8-U single koi8-ru koi8-u koi8_u
        macintosh MACINTOSH single csmacintosh mac macintosh x-mac-roman mac-roman
        windows-874 CP874 single dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 tis620 windows-874 cp874
        windows-1250 CP1250 single cp1250 windows-1250 x-cp1250
        windows-1251 CP1251 single cp1251 windows-1251 x-cp1251
        windows-1252 CP1252 single ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 \
        iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252 latin-1 iso646-us
        windows-1253 CP1253 single cp1253 windows-1253 x-cp1253
        windows-1254 CP1254 single cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 \
        iso_8859-9:1989 l5 latin5 windows-1254 x-cp1254
        windows-1255 CP1255 single cp1255 windows-1255 x-cp1255
        windows-1256 CP1256 single cp1256 windows-1256 x-cp1256
        windows-1257 CP1257 single cp1257 windows-1257 x-cp1257
        windows-1258 CP1258 multi cp1258 windows-1258 x-cp1258
        x-mac-cyrillic MAC-UK single x-mac-cyrillic x-mac-ukrainian mac-cyrillic
        gbk GB18030 multi chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk cp936 \
        ms936 936 euc-cn euccn
        gb18030 GB18030 multi gb18030 gb18030-2000
        big5 BIG5-HKSCS multi big5 big5-hkscs cn-big5 csbig5 x-x-big5 cp950 950 big5hkscs
        euc-jp EUC-JP-MS multi cseucpkdfmtjapanese euc-jp x-euc-jp eucjp euc_jp ujis
        iso-2022-jp ISO-2022-JP-3 multi csiso2022jp iso-2022-jp iso2022jp iso2022-jp iso-2022-jp-2 iso2022-jp-2 iso-2022-jp-1 iso2022-jp-1 iso2022-jp-3
        shift_jis CP932 multi csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis cp932 932 shiftjis
        euc-kr CP949 multi cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 \
        ksc_5601 windows-949 cp949 949 uhc ms949 euckr euc_kr
        iso-2022-kr ISO-2022-KR multi csiso2022kr iso-2022-kr iso2022-kr iso2022kr
        hz-gb-2312 GB2312 hz hz-gb-2312 hz hzgb
        utf-7 UTF-7 multi utf-7 utf7 unicode-1-1-utf-7
        utf-16be UTF-16BE utf16be unicodefffe utf-16be utf16be utf_16_be
        utf-16le UTF-16LE utf16le unicodefeff utf-16le utf16le utf_16_le
        utf-16 UTF-16 utf16 csunicode iso-10646-ucs-2 ucs-2 unicode utf-16 utf16 utf_16 u16
        utf-32be UTF-32BE utf32be utf-32be utf32be utf_32_be ucs-4be
        utf-32le UTF-32LE utf32le utf-32le utf32le utf_32_le ucs-4le
        utf-32 UTF-32 utf32 csucs4 iso-10646-ucs-4 ucs-4 utf-32 utf32 utf_32 u32
        """

    private static let table: [String: CharacterEncoding] = {
        var table: [String: CharacterEncoding] = [:]
        for row in rows.split(separator: "\n") {
            let fields = row.split(separator: " ").map(String.init)
            guard fields.count > 3, let scheme = scheme(fields[2]) else { continue }
            let encoding = CharacterEncoding(name: fields[0], converter: fields[1], scheme: scheme)
            for label in fields[3...] { table[label] = encoding }
        }
        return table
    }()

    private static func scheme(_ name: String) -> CharacterEncoding.Scheme? {
        switch name {
        case "utf8": .utf8
        case "single": .singleByte
        case "multi": .multiByte
        case "hz": .hz
        case "utf16be": .utf16(littleEndian: false)
        case "utf16le": .utf16(littleEndian: true)
        case "utf16": .utf16(littleEndian: nil)
        case "utf32be": .utf32(littleEndian: false)
        case "utf32le": .utf32(littleEndian: true)
        case "utf32": .utf32(littleEndian: nil)
        default: nil
        }
    }

    /// Looks a label up in the table.
    ///
    /// - Parameter label: in lower case, without white space.
    /// - Returns: `nil` where the table lacks it.
    static func encoding(for label: String) -> CharacterEncoding? {
        // The common one needs no table.
        if label == "utf-8" { return .utf8 }
        return table[label] ?? table[String(label.map { $0 == "_" ? "-" : $0 })]
    }

    /// Returns the names under which iconv may know a label of no standard (`ibm037`, `mac-latin2`, `437`).
    static func converterNames(for label: String) -> [String] {
        let signs: [UInt8] = [0x2D, 0x2E, 0x3A, 0x5F]
        guard label.utf8.allSatisfy({ $0.isASCIIAlphanumeric || signs.contains($0) }) else { return [] }
        let upper = label.uppercased()
        var names = [upper]
        let dashed = String(upper.map { $0 == "_" ? "-" : $0 })
        if dashed != upper { names.append(dashed) }
        switch dashed {
        case "MAC-LATIN2": names.append("MAC-CENTRALEUROPE")
        case "MAC-ICELAND": names.append("MAC-IS")
        case "PTCP154", "CP154": names.append("PT154")
        case "EUC-JIS-2004", "EUCJIS2004": names.append("EUC-JISX0213")
        default: break
        }
        if dashed.hasPrefix("IBM") { names.append("CP" + dashed.drop { !$0.isNumber }) }
        if dashed.allSatisfy(\.isNumber) { names.append("CP" + dashed) }
        if dashed.hasPrefix("X-") { names.append(String(dashed.dropFirst(2))) }
        return names
    }
}

extension UInt8 {
    var isASCIIAlphanumeric: Bool {
        (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
    }
}
