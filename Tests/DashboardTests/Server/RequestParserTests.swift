import Testing

@testable import Dashboard

@Suite struct RequestParserTests {
    private func parse(_ text: String) throws(RequestParser.Refusal) -> RequestParser.Head {
        let bytes = Array(text.utf8)
        return try RequestParser(limits: ServerLimits()).parse(bytes[...])
    }

    @Test func aHeadIsTakenApart() throws {
        let head = try parse("GET /a?b=c HTTP/1.1\r\nHost: x\r\nCookie: a=1\r\nCOOKIE: b=2\r\nAccept:  */* \r\n\r\n")
        #expect(head.method == "GET")
        #expect(head.target == "/a?b=c")
        #expect(head.headers == ["host": "x", "cookie": "a=1; b=2", "accept": "*/*"])
        #expect(head.keepsAlive)
        #expect(try !parse("GET / HTTP/1.0\r\n\r\n").keepsAlive)
        #expect(try !parse("GET / HTTP/1.1\r\nHost: x\r\nConnection: Close\r\n\r\n").keepsAlive)
    }

    @Test(
        "what two servers could read differently is refused",
        arguments: [
            ("GET / HTTP/1.1\r\n\r\n", 400), ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
            ("GET / HTTP/1.1\nHost: a\n\n", 400), ("GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n", 400), ("GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400),
            ("GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n", 400), ("G(T / HTTP/1.1\r\nHost: a\r\n\r\n", 400),
            ("GET /é HTTP/1.1\r\nHost: a\r\n\r\n", 400), ("GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505),
            ("GET / SPDY\r\nHost: a\r\n\r\n", 400), ("GET / HTTP/1.1\r\nHost: a\r\nX: \u{1}\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 501),
            ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n", 400),
            ("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1, 1\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999\r\n\r\n", 413),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n", 400),
            ("GET /\(String(repeating: "a", count: 9000)) HTTP/1.1\r\nHost: a\r\n\r\n", 414),
            ("GET / HTTP/1.1\r\nHost: a\r\n\(String(repeating: "X: y\r\n", count: 70))\r\n", 431), ("\r\n\r\n", 400),
            ("", 400),
        ])
    func refused(text: String, status: Int) {
        #expect(throws: RequestParser.Refusal(status: status)) { try parse(text) }
    }

    @Test func theEndOfAHeadIsFoundHoweverItArrives() {
        let bytes = Array("GET / HTTP/1.1\r\nHost: a\r\n\r\nrest".utf8)
        for length in 0...bytes.count {
            let end = RequestParser.end(of: Array(bytes[..<length]), from: 0)
            #expect(end == (length >= bytes.count - 4 ? bytes.count - 4 : nil))
        }
        for start in 0..<bytes.count - 4 { #expect(RequestParser.end(of: bytes, from: start) == bytes.count - 4) }
    }

    @Test func whateverArrivesIsAnsweredWithoutAFault() {
        var generator = SystemRandomNumberGenerator()
        let alphabet = Array("GET / HTTP/1.1\r\n:aHost0\t\u{0}\u{FF}".utf8)
        for _ in 0..<3000 {
            let bytes = (0..<Int.random(in: 0...80, using: &generator)).map { _ in
                alphabet.randomElement(using: &generator) ?? 0
            }
            _ = try? RequestParser(limits: ServerLimits()).parse(bytes[...])
        }
    }
}
