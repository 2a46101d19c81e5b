/// Writes the log's entries byte for byte, one a line: line n is entry n - 1.
struct NDJSONExport {
    let source: any LogSource
    let sink: TextSink

    func write() throws {
        let size = try source.head().size
        try source.entries(in: 0..<size.rawValue) { _, bytes in
            try sink.put(bytes: bytes)
            try sink.put("\n")
        }
    }
}
