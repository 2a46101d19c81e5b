import Testing

@testable import Ingestion

@Suite struct TextDecoderTests {
    struct Case: CustomTestStringConvertible {
        let label: String
        let bytes: [UInt8]
        let text: String
        let name: String
        var testDescription: String { label }
    }

    static let cases = [
        Case(label: "latin1", bytes: [0x47, 0x72, 0xF6, 0xDF, 0x65, 0x80], text: "Größe€", name: "windows-1252"),
        Case(label: "windows_1250", bytes: [0x9E, 0x6C, 0x75, 0x9D], text: "žluť", name: "windows-1250"),
        Case(label: "ISO-8859-2", bytes: [0xA3, 0xF3, 0x64, 0xBC], text: "Łódź", name: "iso-8859-2"),
        Case(label: "KOI8-U", bytes: [0xA4, 0xA7], text: "єї", name: "koi8-u"),
        Case(label: "windows-1255", bytes: [0xF9, 0xEC, 0xE5, 0xED], text: "שלום", name: "windows-1255"),
        Case(label: "Shift_JIS", bytes: [0x93, 0xFA, 0x96, 0x7B], text: "日本", name: "shift_jis"),
        Case(label: "euc-jp", bytes: [0xC6, 0xFC, 0xCB, 0xDC], text: "日本", name: "euc-jp"),
        Case(
            label: "iso-2022-jp", bytes: [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x42], text: "日本",
            name: "iso-2022-jp"),
        Case(label: "gb2312", bytes: [0xD6, 0xD0, 0xB9, 0xFA], text: "中国", name: "gbk"),
        Case(label: "gb18030", bytes: [0x95, 0x32, 0x82, 0x36], text: "𠀀", name: "gb18030"),
        Case(label: "big5", bytes: [0xA5, 0x78, 0xC6, 0x57], text: "台灣", name: "big5"),
        Case(label: "ks_c_5601-1987", bytes: [0xC7, 0xD1, 0xB1, 0xB9], text: "한국", name: "euc-kr"),
        Case(label: "hz", bytes: Array("~{VP9z~} ~~".utf8), text: "中国 ~", name: "hz-gb-2312"),
        Case(label: "cp437", bytes: [0x81], text: "ü", name: "cp437"),
    ]

    @Test("decodes by the transport's label", arguments: cases)
    func transport(_ example: Case) {
        let text = TextDecoder.decode(
            example.bytes, contentType: "text/xml; charset= \"\(example.label)\" ", syntax: .plain)
        #expect(String(decoding: text.utf8, as: UTF8.self) == example.text)
        #expect(text.encoding == example.name)
        #expect(!text.repaired)
    }

    @Test("decodes by an XML declaration and by HTML's meta", arguments: cases.filter { $0.bytes.first != 0x1B })
    func declaration(_ example: Case) {
        let xml = Array("<?xml version='1.0' encoding = '\(example.label)'?><a>".utf8) + example.bytes
        #expect(String(decoding: TextDecoder.decode(xml, syntax: .xml).utf8, as: UTF8.self).hasSuffix(example.text))
        let html = Array(
            "<!-- <meta charset=utf-7> --><meta http-equiv=x content='text/html; charset=\(example.label)'>".utf8)
        #expect(
            String(decoding: TextDecoder.decode(html + example.bytes, syntax: .html).utf8, as: UTF8.self).hasSuffix(
                example.text))
    }

    @Test(
        "has the C library's table of every single-byte encoding",
        arguments: ["CP866", "ISO-8859-2", "ISO-8859-7", "KOI8-U", "MACINTOSH", "CP874", "CP1250", "CP1255", "MAC-UK"])
    func singleByte(converter: String) throws {
        let table = try #require(SingleByteTables.table(of: converter))
        for byte in UInt8(0x80)...0xFF {
            let answer = try #require(IconvConverter.convert([byte], from: converter))
            let value = String(decoding: answer.utf8, as: UTF8.self).unicodeScalars.first?.value ?? 0xFFFD
            let expected = value != 0xFFFD ? value : byte < 0xA0 ? UInt32(byte) : 0xFFFD
            #expect(table[Int(byte) - 0x80] == expected)
        }
    }

    @Test("has a table for every label of a single-byte encoding", arguments: ["latin2", "greek", "koi8-r", "tis-620"])
    func labels(label: String) throws {
        let encoding = try #require(CharacterEncoding(label: label))
        #expect(encoding.scheme == .singleByte)
        #expect(SingleByteTables.table(of: encoding.converter)?.count == 128)
    }

    @Test("lets a byte order mark win over every label")
    func mark() {
        for (bytes, name) in [
            ([0xEF, 0xBB, 0xBF, 0xC3, 0xBC], "utf-8"), ([0xFE, 0xFF, 0x00, 0xFC], "utf-16be"),
            ([0xFF, 0xFE, 0xFC, 0x00], "utf-16le"),
            ([0x00, 0x00, 0xFE, 0xFF, 0x00, 0x00, 0x00, 0xFC], "utf-32be"),
            ([0xFF, 0xFE, 0x00, 0x00, 0xFC, 0x00, 0x00, 0x00], "utf-32le"),
        ] as [([UInt8], String)] {
            let text = TextDecoder.decode(bytes, contentType: "text/html; charset=windows-1251", syntax: .html)
            #expect(text.utf8 == [0xC3, 0xBC])
            #expect(text.encoding == name)
        }
    }

    @Test("knows wide units without a mark")
    func unmarked() {
        let text = TextDecoder.decode(
            Array("<a>ü</a>".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }), syntax: .xml)
        #expect(String(decoding: text.utf8, as: UTF8.self) == "<a>ü</a>")
        #expect(text.encoding == "utf-16be")
    }

    @Test(
        "passes over a label that the bytes refute", arguments: ["us-ascii", "iso-8859-1", "utf-16", "no-such-thing"])
    func refuted(_ label: String) {
        let text = TextDecoder.decode(Array("Größe 新聞".utf8), contentType: "text/xml; charset=\(label)", syntax: .xml)
        #expect(String(decoding: text.utf8, as: UTF8.self) == "Größe 新聞")
        #expect(text.encoding == "utf-8")
        #expect(text.repaired)
    }

    @Test("takes the declaration where the transport's label is refuted")
    func second() {
        let bytes = Array("<?xml version='1.0' encoding='windows-1251'?>".utf8) + [0xCD, 0xEE]
        let text = TextDecoder.decode(bytes, contentType: "text/xml; charset=utf-8", syntax: .xml)
        #expect(String(decoding: text.utf8, as: UTF8.self).hasSuffix("Но"))
        #expect(text.encoding == "windows-1251")
    }

    @Test("keeps UTF-8 that has a stray byte or was cut off")
    func mended() {
        let declaration = "<?xml version='1.0' encoding='utf-8'?>"
        let bytes = Array((declaration + "<a>„Zitat“ f").utf8) + [0xFC] + Array("r</a>".utf8)
        let stray = TextDecoder.decode(bytes, syntax: .xml)
        #expect(String(decoding: stray.utf8, as: UTF8.self) == declaration + "<a>„Zitat“ für</a>")
        #expect(stray.repaired)
        let cut = TextDecoder.decode(
            Array("„Zitat“ —".utf8.dropLast()), contentType: "text/plain;charset=utf-8", syntax: .plain)
        #expect(String(decoding: cut.utf8, as: UTF8.self) == "„Zitat“ \u{FFFD}")
    }

    @Test("guesses another script without a label, and windows-1252 for a few accents")
    func guess() {
        let russian: [UInt8] = [
            0xCD, 0xEE, 0xE2, 0xEE, 0xF1, 0xF2, 0xE8, 0x20, 0xE4, 0xED, 0xFF, 0x20, 0xE8, 0xE7, 0x20, 0xCC, 0xEE, 0xF1,
            0xEA, 0xE2, 0xFB,
            0x20, 0xE8, 0x20, 0xE2, 0xF1, 0xE5, 0xE9, 0x20, 0xD0, 0xEE, 0xF1, 0xF1, 0xE8, 0xE8,
        ]
        #expect(TextDecoder.decode(russian, syntax: .plain).encoding == "windows-1251")
        let german = Array("Die Gr".utf8) + [0xF6, 0xDF] + Array("e der Stra".utf8) + [0xDF] + Array("e".utf8)
        #expect(TextDecoder.decode(german, syntax: .plain).encoding == "windows-1252")
    }

    @Test("always gives valid UTF-8")
    func validity() {
        var state: UInt64 = 7
        for round in 0..<400 {
            var bytes: [UInt8] = []
            for _ in 0..<(round % 60) {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes.append(UInt8(truncatingIfNeeded: state >> 40))
            }
            for label in ["utf-8", "utf-16", "shift_jis", "gb18030", "utf-7", "hz", "windows-1258", "x"] {
                let text = TextDecoder.decode(bytes, contentType: "a/b; charset=\(label)", syntax: .html)
                #expect(String(validating: text.utf8, as: UTF8.self) != nil)
            }
        }
    }
}
