/// One statement of the W3C's provenance model (PROV-DM, https://www.w3.org/TR/prov-dm/).
struct ProvenanceStatement {
    /// What is said, by the names of PROV-JSON and PROV-JSONLD.
    enum Kind: String, CaseIterable {
        case entity, activity, agent
        case wasGeneratedBy, used, wasAssociatedWith, wasDerivedFrom, wasAttributedTo, specializationOf, hadMember

        var isElement: Bool { self == .entity || self == .activity || self == .agent }

        /// The statement's type in PROV-JSONLD.
        var typeName: String {
            switch self {
            case .entity: "Entity"
            case .activity: "Activity"
            case .agent: "Agent"
            case .wasGeneratedBy: "Generation"
            case .used: "Usage"
            case .wasAssociatedWith: "Association"
            case .wasDerivedFrom: "Derivation"
            case .wasAttributedTo: "Attribution"
            case .specializationOf: "Specialization"
            case .hadMember: "Membership"
            }
        }

        /// What its two ends are called.
        var ends: (String, String) {
            switch self {
            case .entity, .activity, .agent: ("", "")
            case .wasGeneratedBy: ("entity", "activity")
            case .used: ("activity", "entity")
            case .wasAssociatedWith: ("activity", "agent")
            case .wasDerivedFrom: ("generatedEntity", "usedEntity")
            case .wasAttributedTo: ("entity", "agent")
            case .specializationOf: ("specificEntity", "generalEntity")
            case .hadMember: ("collection", "entity")
            }
        }
    }

    enum Value {
        case text(String)
        case integer(Int64)
    }

    let kind: Kind
    /// An element's name, or the first end of a relation.
    let first: String
    /// The second end of a relation.
    var second: String?
    /// `prov:type`s.
    var types: [String] = []
    var label: String?
    /// `prov:value`.
    var value: String?
    /// RFC 3339; of an activity its start and end.
    var time: String?
    /// Our own attributes, by local name.
    var attributes: [(String, Value)] = []
}
