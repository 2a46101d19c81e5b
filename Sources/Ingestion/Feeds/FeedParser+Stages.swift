extension FeedParser {
    /// What a stage of parsing costs.
    public struct Stage: Sendable, Hashable {
        public var name: String
        public var nanoseconds: UInt64
    }

    /// Parses a document stage by stage and says what each costs, for benchmarks.
    ///
    /// - Parameters:
    ///   - bytes: an XML feed.
    ///   - now: nanoseconds of a clock that never goes back.
    /// - Returns: the stages in order: decoding, mending, libxml2 with nothing behind it, reading the feed (all of
    ///   parsing less the stages before), and writing JSON.
    public static func stages(_ bytes: [UInt8], now: () -> UInt64) -> [Stage] {
        var stages: [Stage] = []
        func measure<Value>(_ name: String, less: UInt64 = 0, _ body: () -> Value) -> Value {
            let start = now()
            let value = body()
            let time = now() - start
            stages.append(Stage(name: name, nanoseconds: time > less ? time - less : 0))
            return value
        }
        let text = measure("decode") { TextDecoder.decode(bytes, syntax: .xml) }
        let repaired = measure("mend") { XMLRepair.repair(text.utf8) }
        _ = measure("libxml2") { () -> XMLEventParser.Outcome in
            var silence = SilentHandler()
            return XMLEventParser.parse(repaired, handler: &silence)
        }
        let before = stages.reduce(0) { $0 + $1.nanoseconds }
        let feed = measure("read", less: before) { try? parse(bytes) }
        _ = measure("write") { feed?.jsonFeed(input: nil).count }
        return stages
    }

    private struct SilentHandler: XMLEventHandler {
        mutating func startElement(_ tag: borrowing XMLStartTag) -> Bool { true }
        mutating func endElement() {}
        mutating func text(_ utf8: UnsafeRawBufferPointer) {}
    }
}
