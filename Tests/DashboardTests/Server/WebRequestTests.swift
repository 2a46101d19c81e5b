import Testing

@testable import Dashboard

@Suite struct WebRequestTests {
    @Test func aPathIsDecodedPartByPart() {
        let request = WebRequest(method: "GET", target: "/outlets/a%2Fb//c?x=1&x=2&y=%20")
        #expect(request.path == ["outlets", "a/b", "c"])
        #expect(request.value("x") == "1")
        #expect(request.value("y") == nil)
    }

    @Test(
        "dates are written as HTTP wants them",
        arguments: [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
        ])
    func dates(seconds: Int, text: String) { #expect(HTTPDate.text(Int64(seconds)) == text) }
}
