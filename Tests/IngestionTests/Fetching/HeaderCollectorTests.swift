import Testing

@testable import Ingestion

@Suite("HeaderCollector")
struct HeaderCollectorTests {
    private func collected(_ lines: [String]) -> HeaderCollector {
        var collector = HeaderCollector()
        for line in lines { collector.take(Array(line.utf8)) }
        return collector
    }

    @Test("keeps order, trims values and takes names in lower case")
    func fields() {
        let header = collected(["HTTP/2 200 \r\n", "X-B:  b \t\r\n", "x-a:a:b\r\n", "X-B:\r\n", "\r\n"])
        #expect(header.status == 200)
        #expect(header.fields.map { "\($0.name)=\($0.value)" } == ["x-b=b", "x-a=a:b", "x-b="])
    }

    @Test(
        "takes no status from what is none",
        arguments: ["HTTP/1.1\r\n", "HTTP/1.1 2000 x\r\n", "HTTP/1.1 -20 x\r\n", "HTTP/1.1 abc\r\n"])
    func badStatus(line: String) {
        #expect(collected([line]).status == 0)
    }

    @Test("reads a value as UTF-8, else as Latin-1, and a validator always so that its bytes can be sent back")
    func encodings() {
        var header = HeaderCollector()
        header.take(Array("X-A: é\r\n".utf8))
        header.take(Array("X-B: ".utf8) + [0xE9])
        header.take(Array("ETag: \"é\"".utf8))
        #expect(header.fields.map(\.value) == ["é", "é", "\"\u{C3}\u{A9}\""])
        #expect(header.fields.last.flatMap { IsomorphicText.encode($0.value) } == Array("\"é\"".utf8))
    }

    @Test("takes any lines whatever", arguments: 0..<20)
    func anything(seed: Int) {
        var random = Scramble(seed: UInt64(seed) + 9000)
        var header = HeaderCollector()
        var count = 0
        for _ in 0..<200 {
            let kind = ["", " ", "HTTP/", "HTTP/1.1 200", "A: ", ":", "\t"][random.next(below: 7)]
            let line = Array(kind.utf8) + (0..<random.next(below: 12)).map { _ in UInt8(random.next(below: 256)) }
            header.take(line)
            count += line.count
        }
        #expect(header.byteCount == count)
        #expect(header.fields.allSatisfy { !$0.name.contains { $0.isUppercase } })
    }
}
