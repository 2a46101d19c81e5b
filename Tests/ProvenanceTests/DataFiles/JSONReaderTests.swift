import Testing

@testable import Provenance

@Suite struct JSONReaderTests {
    private func read(_ text: String) throws -> JSONNode { try JSONReader.read(Array(text.utf8)) }

    @Test func `reads every kind of value, with its line`() throws {
        let root = try read("\u{FEFF}{\"a\": [1, -2.5e3, true, false, null],\n \"b\": {\"c\": \"d\"}, \"e\": []}\n")
        #expect(root.members?.map(\.key) == ["a", "b", "e"])
        #expect(
            root["a"]?.array?.map(\.value) == [.number("1"), .number("-2.5e3"), .bool(true), .bool(false), .null])
        #expect(root["b"]?["c"]?.string == "d")
        #expect(root["b"]?.line == 2)
        #expect(root["e"]?.strings == [])
    }

    @Test func `reads escapes and surrogate pairs`() throws {
        let root = try read(#""a\"\\\/\b\f\n\r\tä\u00e9\ud83d\ude00z""#)
        #expect(root.string == "a\"\\/\u{8}\u{C}\n\r\täé😀z")
    }

    @Test(arguments: [
        ("", 1), ("{", 1), ("[1,\n", 2), ("{\"a\" 1}", 1), ("{\"a\":\n1,}", 2), ("[1] 2", 1), ("\"a", 1),
        ("\"\\x\"", 1),
        ("\"\\ud800\"", 1), ("\"\\u12\"", 1), ("tru", 1), ("\"a\nb\"", 1), ("[1 2]", 1), ("\n\n}", 3), ("\"\\", 1),
    ])
    func `refuses what is no JSON, and says on which line`(_ text: String, _ line: Int) {
        let failure = #expect(throws: JSONReader.Failure.self) { try read(text) }
        #expect(failure?.line == line)
    }

    @Test func `refuses what is nested too deep`() {
        let failure = #expect(throws: JSONReader.Failure.self) { try read(String(repeating: "[", count: 100_000)) }
        #expect(failure?.message == "nested too deep")
    }

    @Test func `never fails on broken bytes but by its own error`() {
        let sample = Array(#"{"a": ["bé\u00e9", 12, {"c": null}], "d": true}"#.utf8)
        for index in sample.indices {
            for byte: UInt8 in [0, 0x22, 0x5C, 0x7B, 0xFF] {
                var bytes = sample
                bytes[index] = byte
                _ = try? JSONReader.read(bytes)
                _ = try? JSONReader.read(Array(bytes[..<index]))
            }
        }
    }
}
