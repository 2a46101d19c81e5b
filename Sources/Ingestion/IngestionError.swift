/// Why bytes from outside could not be used.
///
/// A failure of one input never stops the others; the command line prints `message` on one line and turns `code`
/// into an exit status.
public struct IngestionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A stable, machine-readable kind of failure, as it stands in an error document.
    public struct Code: RawRepresentable, Sendable, Hashable {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The input holds no bytes.
        public static let empty = Code(rawValue: "empty")
        /// The input is a picture, an archive or other binary data.
        public static let binary = Code(rawValue: "binary")
        /// The input is text, but not in a format that is read here.
        public static let notAFeed = Code(rawValue: "not-a-feed")
        /// A page on which no article was found.
        public static let noArticle = Code(rawValue: "no-article")
        /// The input is over a limit of size, depth or time.
        public static let tooLarge = Code(rawValue: "too-large")
        /// There is no such file.
        public static let noSuchInput = Code(rawValue: "no-such-input")
        /// A file could not be read or written.
        public static let inputOutput = Code(rawValue: "input-output")
        /// What came from the network could not be kept in the archive that was asked for.
        public static let notArchived = Code(rawValue: "not-archived")
        /// An address that is not one, or of a scheme that is not spoken.
        public static let badAddress = Code(rawValue: "bad-address")
        /// A network resource out of reach: no such host, refused, reset, timed out, a TLS failure.
        public static let unreachable = Code(rawValue: "unreachable")
        /// The address rule forbids this host (private, loopback, link-local, metadata).
        public static let forbiddenAddress = Code(rawValue: "forbidden-address")
        /// The server answered with a status that carries no document.
        public static let httpStatus = Code(rawValue: "http-status")
        /// robots.txt of the host forbids the page.
        public static let robots = Code(rawValue: "robots")
        /// Data of a known format that breaks its rules.
        public static let badData = Code(rawValue: "bad-data")
    }

    public let code: Code
    /// One line for a person: what happened, to what, and what to do.
    public let message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
