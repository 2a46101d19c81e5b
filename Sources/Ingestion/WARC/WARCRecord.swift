/// One record of a web archive (https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/).
public struct WARCRecord: Sendable {
    public let fields: WARCFields
    /// What the record holds, whole; empty where it was longer than was asked for.
    public let block: [UInt8]
    /// Whether the block was longer than was asked for, and was left out.
    public let isTooLong: Bool
    /// Where its first byte lies in the file, or the gzip member that it begins in.
    public let offset: Int64

    /// `response`, `request`, `revisit`, `resource`, `warcinfo`, …; in lower case.
    public var type: String { fields["WARC-Type"]?.lowercased() ?? "" }

    /// The record's own name, `urn:uuid:…`, without the brackets around it.
    public var id: String? { fields["WARC-Record-ID"].map { Self.bare($0) } }

    /// The address whose content this is.
    ///
    /// Some writers (wget 1.x) put it in angle brackets, as WARC 1.0 had it by mistake.
    public var targetURI: String? { fields["WARC-Target-URI"].map { Self.bare($0) } }

    /// When it was captured.
    public var date: NewsDate? { fields["WARC-Date"].flatMap { NewsDate(parsing: $0) } }

    private static func bare(_ text: String) -> String {
        text.hasPrefix("<") && text.hasSuffix(">") ? String(text.dropFirst().dropLast()) : text
    }
}
