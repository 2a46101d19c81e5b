/// Something that a standards desk would want to know, as it was observed and among which articles.
public struct Finding: Sendable, Hashable {
    public struct Code: RawRepresentable, Sendable, Hashable {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        public static let singleOrigin = Code(rawValue: "single-origin")
        public static let circular = Code(rawValue: "circular")
        public static let uncreditedCopy = Code(rawValue: "uncredited-copy")
        public static let noLinkToCited = Code(rawValue: "no-link-to-cited")
        public static let citedArticleNotFound = Code(rawValue: "cited-article-not-found")
        public static let machineTranslated = Code(rawValue: "machine-translated")
        public static let agencyUnsigned = Code(rawValue: "agency-unsigned")
        public static let unnamedSourceOnly = Code(rawValue: "unnamed-source-only")
        public static let outletUnknown = Code(rawValue: "outlet-unknown")
        public static let citedArticleChanged = Code(rawValue: "cited-article-changed")
        public static let silentEdit = Code(rawValue: "silent-edit")
    }

    public enum Severity: String, Sendable, Hashable, Codable {
        case info, warning
    }

    public var code: Code
    public var severity: Severity
    /// One or two sentences in English: what was observed, where it was looked for; never a verdict.
    public var message: String
    /// The same apart from its language, where it is known.
    public var statement: FindingStatement?
    /// Indexes into the audit's attributions.
    public var attributions: [Int]

    public init(code: Code, severity: Severity, message: String, attributions: [Int] = []) {
        self.code = code
        self.severity = severity
        self.message = message
        self.attributions = attributions
    }

    public init(_ code: Code, _ severity: Severity, _ statement: FindingStatement, attributions: [Int] = []) {
        self.init(code: code, severity: severity, message: statement.text(in: "en"), attributions: attributions)
        self.statement = statement
    }

    /// What it says in a language of the interface (`en`, `fr`, `de`); `nil` where it can be said in English alone.
    public func message(in language: String) -> String? { statement?.text(in: language) }
}
