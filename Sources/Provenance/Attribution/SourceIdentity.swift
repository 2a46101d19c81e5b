/// The distinct source behind attributions: what `sources` of an audit lists.
public struct SourceIdentity: Sendable, Hashable {
    public var kind: SourceKind
    /// An outlet's id, a person's or organization's name, a document's noun phrase; unnamed people and media may have
    /// none.
    public var id: String?
    public var name: String?

    public init(kind: SourceKind, id: String?, name: String?) {
        self.kind = kind
        self.id = id
        self.name = name
    }
}

extension Attribution {
    public var identity: SourceIdentity {
        if let outlet { return SourceIdentity(kind: kind, id: outlet.id.rawValue, name: outlet.name) }
        switch kind {
        case .person:
            let name = speaker?.name ?? source?.text
            return SourceIdentity(kind: kind, id: name, name: name)
        case .anonymous, .media:
            return SourceIdentity(kind: kind, id: nil, name: source?.text)
        default:
            let name = speaker?.name ?? (referent ?? source).map { SourceName(in: $0.text).text }
            return SourceIdentity(kind: kind, id: name, name: name)
        }
    }
}
