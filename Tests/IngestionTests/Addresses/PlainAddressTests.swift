import Testing

@testable import Ingestion

@Suite("PlainAddress")
struct PlainAddressTests {
    @Test("gives what the whole parser gives", arguments: 0..<40)
    func agrees(seed: Int) throws {
        var random = Scramble(seed: UInt64(seed) + 5000)
        let base = try #require(WebAddress("https://user@example.org:8080/a/b?c#d"))
        var count = 0
        for _ in 0..<120 {
            let tail = random.path()
            for text in [tail, "https://example.org" + tail, "http://1.2.3.0x4" + tail, "https://a.b1" + tail] {
                let bytes = Array(text.utf8)
                let whole = AddressParser.parse(bytes, base: base.parts).map { WebAddress($0) }
                #expect(WebAddress(text, relativeTo: base) == whole, "\(text.debugDescription)")
                count += PlainAddress(bytes) != nil || PlainAddress.isPath(bytes) ? 1 : 0
            }
        }
        // Else this would say nothing of the short way.
        #expect(count > 50)
    }
}

extension Scramble {
    /// A path of characters that mostly need no escape.
    fileprivate mutating func path() -> String {
        let pieces = [
            "/", ".", "..", "a", "B", "-", "?", "#", "%2e", "%C3%A9", "&x=1", "é", "//", "\\", ";", "'", "|", "@", ":",
        ]
        var text = "/"
        for _ in 0..<next(below: 8) { text += pieces[next(below: next(below: 3) == 0 ? pieces.count : 8)] }
        return text
    }
}
