/// Gathers a document in pieces of some size and hands them on, so that no export holds more than one of them.
final class TextSink {
    private let write: ([UInt8]) throws -> Void
    private var buffer: [UInt8] = []
    private static let size = 1 << 16

    init(_ write: @escaping ([UInt8]) throws -> Void) { self.write = write }

    func put(_ text: String) throws { try put(bytes: text.utf8) }

    func put(bytes: some Sequence<UInt8>) throws {
        buffer.append(contentsOf: bytes)
        if buffer.count >= Self.size { try flush() }
    }

    func flush() throws {
        guard !buffer.isEmpty else { return }
        try write(buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}
