import Foundation
import Ingestion
import Testing

@Suite("WebAddress of a file")
struct WebAddressFilesTests {
    @Test(
        "gives back the path that it was made from",
        arguments: [
            "/a/b.xml", "/a b/ü.xml", "/100%/a%20b", "/a?b#c", "/«a»\u{A0}b", "/a\\b", "/tab\tnew\nline", "/folder/",
            "/💩", "/",
        ])
    func roundTrip(_ path: String) {
        let address = WebAddress(filePath: path)
        #expect(address.filePath == path)
        #expect(WebAddress(address.string) == address)
        #expect(address.host == nil)
    }

    @Test("takes a relative path as one in the working directory")
    func relative() {
        let here = FileManager.default.currentDirectoryPath
        #expect(WebAddress(filePath: "a/../b.xml").filePath == (here == "/" ? "/b.xml" : here + "/b.xml"))
    }

    @Test(
        "has no path where undoing the escapes would lead elsewhere",
        arguments: [
            "https://example.org/a", "file://server/a", "file:///a%2F..%2f..%2Fetc", "file:///a%00b", "file:///%FF",
        ])
    func noPath(_ text: String) throws {
        let address = try #require(WebAddress(text))
        #expect(address.filePath == nil)
    }
}
