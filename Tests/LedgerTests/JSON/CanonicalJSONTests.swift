import Foundation
import Testing

@testable import Ledger

@Suite("Canonical JSON")
struct CanonicalJSONTests {
    private func canonical(_ text: String) -> String? {
        JSONParser.parse(Array(text.utf8)).map { String(decoding: $0.canonical, as: UTF8.self) }
    }

    @Test(
        "objects are sorted by UTF-16 units, white space goes, strings are escaped as RFC 8785 wants",
        arguments: [
            (" { } ", "{}"), ("[ 1 , -2 ,0 ]", "[1,-2,0]"), ("{\"b\":1,\"a\":2}", "{\"a\":2,\"b\":1}"),
            (#""\u20ac$\u000f\nA'B\"\\\"\/""#, #""€$\u000f\nA'B\"\\\"/""#),
            (
                #"{"\ufb33":1,"\ud83d\ude00":2,"\u20ac":3,"1":4,"\u0080":5}"#,
                "{\"1\":4,\"\u{80}\":5,\"€\":3,\"😀\":2,\"\u{FB33}\":1}"
            ),
            (#""\b\t\n\f\r\u0000\u001f\u007f""#, #""\b\t\n\f\r\u0000\u001f"# + "\u{7F}\""),
            ("[true,false,null]", "[true,false,null]"), ("9007199254740991", "9007199254740991"),
        ])
    func forms(input: String, output: String) {
        #expect(canonical(input).map { Array($0.utf8) } == Array(output.utf8))
    }

    @Test("strings come out in normalization form C")
    func composition() {
        #expect(JSONValue.string("e\u{301} „\u{A0}“ 👩‍👩‍👧 שלום").canonical == Array("\"\u{E9} „\u{A0}“ 👩‍👩‍👧 שלום\"".utf8))
        #expect(JSONValue.string("e\u{301}").encoded(composing: false) == Array("\"e\u{301}\"".utf8))
    }

    @Test(
        "what is no JSON, or has numbers that are no integers, is refused",
        arguments: [
            "", " ", "{", "}", "[1,]", "{\"a\":1,}", "{\"a\" 1}", "{a:1}", "[1 2]", "01", "-", "-0", "1.5", "1e3",
            "1E3",
            "9007199254740992", "99999999999999999999999", "\"", "\"\\x\"", "\"\\u12\"", "\"\\ud800\"", "\"\\udc00\"",
            "\"\\ud800\\u0041\"", "\"\n\"", "nul", "tru", "{\"a\":1,\"a\":2}", "1 2", "\u{FEFF}1",
        ])
    func refused(text: String) {
        #expect(JSONParser.parse(Array(text.utf8)) == nil)
    }

    @Test("bytes that are no UTF-8 are refused, and depth is bounded")
    func hostile() {
        #expect(JSONParser.parse([0x22, 0xFF, 0x22]) == nil)
        #expect(JSONParser.parse([0x22, 0xED, 0xA0, 0x80, 0x22]) == nil)
        #expect(JSONParser.parse([UInt8](repeating: UInt8(ascii: "["), count: 100_000)) == nil)
        let deep = String(repeating: "[", count: 30) + String(repeating: "]", count: 30)
        #expect(canonical(deep) == deep)
    }

    @Test("reading what was written gives the same value, whatever the value", arguments: 0..<200)
    func roundTrip(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        let value = JSONValue.random(using: &random, depth: 4)
        let bytes = value.canonical
        let again = try #require(JSONParser.parse(bytes))
        #expect(again.canonical == bytes)
        #expect(!bytes.contains(0x0A))
    }
}

extension JSONValue {
    fileprivate static func random(using random: inout SeededRandom, depth: Int) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &random) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &random))
        case 2: return .integer(Int64.random(in: -9_007_199_254_740_991...9_007_199_254_740_991, using: &random))
        case 3, 4: return .string(random.text(upTo: 12))
        case 5:
            return .array(
                (0..<Int.random(in: 0..<5, using: &random)).map { _ in .random(using: &random, depth: depth - 1) })
        default:
            var members: [String: JSONValue] = [:]
            for _ in 0..<Int.random(in: 0..<5, using: &random) {
                members[random.text(upTo: 5)] = .random(using: &random, depth: depth - 1)
            }
            return .object(members)
        }
    }
}
