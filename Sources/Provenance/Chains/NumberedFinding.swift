/// A finding whose attributions bear the ids of the audit that it belongs to.
public struct NumberedFinding: Encodable, Sendable {
    private let finding: Finding
    private let attributions: [String]

    private enum CodingKeys: CodingKey {
        case code, severity, message, attributions
    }

    /// Names the attributions by `attributionID`.
    public init(finding: Finding, attributionID: (Int) -> String) {
        self.finding = finding
        attributions = finding.attributions.map(attributionID)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(finding.code.rawValue, forKey: .code)
        try container.encode(finding.severity, forKey: .severity)
        try container.encode(finding.message, forKey: .message)
        try container.encode(attributions, forKey: .attributions)
    }
}
