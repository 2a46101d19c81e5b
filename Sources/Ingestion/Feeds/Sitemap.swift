/// Sitemaps (https://www.sitemaps.org/protocol.html).
public enum Sitemap {
    private static let most = 50_000

    /// Returns the addresses that a sitemap index names, in order.
    ///
    /// - Parameter bytes: the document as it came.
    /// - Returns: `nil` where the document is no sitemap index.
    public static func index(_ bytes: [UInt8]) -> [String]? {
        guard !bytes.isEmpty, BinarySignature.kind(of: bytes) == nil else { return nil }
        let repaired = XMLRepair.repair(TextDecoder.decode(bytes, syntax: .xml).utf8)
        var reader = Reader()
        _ = XMLEventParser.parse(repaired, handler: &reader)
        return reader.isIndex ? reader.addresses : nil
    }

    private struct Reader: XMLEventHandler {
        var isIndex = false
        var addresses: [String] = []
        private var open: [String] = []
        private var location: [UInt8] = []

        mutating func startElement(_ tag: borrowing XMLStartTag) -> Bool {
            let local = tag.names[tag.name].local.lowercased()
            if open.isEmpty {
                isIndex = local == "sitemapindex"
            }
            open.append(local)
            if isLocation { location = [] }
            return isIndex
        }

        mutating func endElement() {
            if isLocation, addresses.count < most,
                let address = String(decoding: location, as: UTF8.self).trimmedToContent
            {
                addresses.append(address)
            }
            _ = open.popLast()
        }

        mutating func text(_ utf8: UnsafeRawBufferPointer) {
            if isLocation { location.append(contentsOf: utf8) }
        }

        private var isLocation: Bool { open.count == 3 && open[1] == "sitemap" && open[2] == "loc" }
    }
}
