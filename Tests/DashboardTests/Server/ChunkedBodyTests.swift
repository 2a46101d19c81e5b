import Testing

@testable import Dashboard

@Suite struct ChunkedBodyTests {
    private static var limits: ServerLimits {
        var limits = ServerLimits()
        limits.bodyBytes = 20
        limits.headBytes = 40
        return limits
    }

    @Test(
        "chunks are put together, in whatever pieces they arrive",
        arguments: [
            ("0\r\n\r\n", ""), ("5\r\nAbend\r\n0\r\n\r\n", "Abend"), ("3\r\nAbe\r\n2\r\nnd\r\n0\r\n\r\n", "Abend"),
            ("5;a=\"b\"\r\nAbend\r\n0;c\r\n\r\n", "Abend"), ("00000005 \r\nAbend\r\n0\r\nX: y\r\n\r\n", "Abend"),
            ("a\r\n0123456789\r\nA\r\n0123456789\r\n000\r\n\r\n", "01234567890123456789"),
            ("2\r\n\r\n\r\n0\r\n\r\n", "\r\n"),
        ])
    func chunks(text: String, expected: String) throws {
        let next = "GET / HTTP/1.1\r\n"
        let all = Array((text + next).utf8)
        for length in [1, 2, 3, 7, all.count] {
            var body = ChunkedBody(limits: Self.limits)
            var buffer: [UInt8] = []
            var sent = 0
            while try !body.take(&buffer) {
                try #require(sent < all.count)
                buffer += all[sent..<min(sent + length, all.count)]
                sent = min(sent + length, all.count)
            }
            #expect(String(decoding: body.bytes, as: UTF8.self) == expected)
            #expect(String(decoding: buffer + all[sent...], as: UTF8.self) == next)
        }
    }

    @Test(
        "what is no chunk, or too much, is refused",
        arguments: [
            ("\r\n", 400), ("x\r\n", 400), ("-1\r\n", 400), ("0x5\r\n", 400), ("5\nAbend\r\n", 400),
            ("5 5\r\n", 400), ("5\r\nAbendstern", 400), ("5\r\nAbend\n0\r\n\r\n", 400), ("15\r\n", 413),
            ("a\r\n0123456789\r\nb\r\n", 413), ("FFFFFFFF\r\n", 413), ("FFFFFFFFF\r\n", 400),
            ("7FFFFFFFFFFFFFFF\r\n", 400), ("1;" + String(repeating: "a", count: 300), 431),
            ("0\r\n" + String(repeating: "X: y\r\n", count: 10), 431),
        ])
    func refusals(text: String, status: Int) {
        var body = ChunkedBody(limits: Self.limits)
        var buffer = Array(text.utf8)
        #expect(throws: RequestParser.Refusal(status: status)) { _ = try body.take(&buffer) }
    }
}
