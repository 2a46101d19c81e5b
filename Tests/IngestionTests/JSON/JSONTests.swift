import Foundation
import Testing

@testable import Ingestion

@Suite struct JSONWriterTests {
    @Test("writes members in order and leaves out what is absent")
    func members() {
        var json = JSONWriter()
        json.object {
            $0.member("b", "x")
            $0.member("a", 1)
            $0.member("n", nil as String?)
            $0.member("e", "")
            $0.array("l", [])
            $0.array("s", ["y"])
            $0.object("o") { $0.member("t", true) }
            $0.key("i")
            $0.array {
                $0.integer(-1)
                $0.double(0.93)
                $0.bool(false)
            }
        }
        #expect(
            String(decoding: json.bytes, as: UTF8.self)
                == #"{"b":"x","a":1,"s":["y"],"o":{"t":true},"i":[-1,0.93,false]}"#)
    }

    @Test("escapes so that every reader reads the same text")
    func escapes() throws {
        var text = (0..<0x80).compactMap { Unicode.Scalar($0) }.reduce(into: "") { $0.unicodeScalars.append($1) }
        text += "«Größe» “x” \u{A0}\u{2028}e\u{301} 🙂 שלום"
        for start in 0..<40 {
            let part = String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(start)))
            var json = JSONWriter()
            json.array { $0.string(part) }
            let read = try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String]
            #expect(read?.first?.unicodeScalars.elementsEqual(part.unicodeScalars) == true)
            #expect(JSONReader.read(json.bytes)?.value.elements.first == .string(part.filteredOfForbidden))
        }
    }
}

extension String {
    /// Without the controls that the reader leaves out of texts.
    fileprivate var filteredOfForbidden: String {
        String(
            String.UnicodeScalarView(unicodeScalars.filter { $0.value >= 0x20 || "\t\n\r".unicodeScalars.contains($0) })
        )
    }
}

@Suite struct JSONReaderTests {
    @Test("reads values and keeps the order of members")
    func values() {
        let value = JSONReader.read(Array(#" {"a": [1, -2.5e3, true, null, "x\u00fc\ud83d\ude42\/"], "b": {}} "#.utf8))
        #expect(
            value?.value
                == .object([
                    .init(
                        name: "a",
                        value: .array([.number("1"), .number("-2.5e3"), .bool(true), .null, .string("xü🙂/")])),
                    .init(name: "b", value: .object([])),
                ]))
        #expect(value?.isRepaired == false)
    }

    @Test(
        "reads what is cut off as far as it goes",
        arguments: [#"{"a": ["x", "y"#, #"{"a": ["x", "y"#, #"{"a": ["x", "y","#])
    func truncation(_ text: String) {
        let read = JSONReader.read(Array(text.utf8))
        #expect(read?.value["a"]?.elements.first == .string("x"))
        #expect(read?.isRepaired == true)
    }

    @Test("refuses nesting without end")
    func depth() {
        #expect(JSONReader.read([UInt8](repeating: 0x5B, count: 100_000)) == nil)
    }
}
