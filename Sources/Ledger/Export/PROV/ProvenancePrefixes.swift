/// The namespaces of an export; an identifier is `urn:sourcier:<origin>:<kind>-<index>`.
struct ProvenancePrefixes {
    let all: [(String, String)]

    init(origin: String) {
        all = [
            ("sc", "https://sourcier.example/ns#"), ("led", "urn:sourcier:\(origin):"),
            ("outlet", "https://sourcier.example/outlet/"),
        ]
    }
}
