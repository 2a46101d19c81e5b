/// A registry file: outlets of one country, each with the line on which it stands.
struct RegistryFile: Sendable {
    struct Entry: Sendable {
        var outlet: Outlet
        var line: Int
    }

    var name: String
    var entries: [Entry]
    /// What could not be read; the other outlets are there all the same.
    var faults: [RegistryFault]

    /// Reads a file; it is total, every mistake is a fault.
    init(name: String, bytes: [UInt8]) {
        self.name = name
        entries = []
        faults = []
        do {
            let root = try JSONReader.read(bytes)
            read(root)
        } catch {
            faults.append(
                RegistryFault(
                    file: name, line: error.line, problem: "no JSON (\(error.message))",
                    remedy: "correct the file, or take it away"))
        }
    }

    private static let countryKeys: Set<String> = ["country", "outlets", "comment"]
    private static let listKeys: Set<String> = ["languages", "domains", "names", "common", "programmes", "former"]
    private static let textKeys: Set<String> = ["id", "name", "kind", "country", "owner"]

    private mutating func read(_ root: JSONNode) {
        guard let members = root.members, let outlets = root["outlets"]?.array else {
            return add(root, nil, "no list “outlets”", "write { \"country\": \"DE\", \"outlets\": [ … ] }")
        }
        for member in members where !Self.countryKeys.contains(member.key) {
            add(member.node, nil, "unknown key “\(member.key)”", "use country and outlets")
        }
        entries.reserveCapacity(outlets.count)
        let country = root["country"]?.string
        for node in outlets { readOutlet(node, country: country) }
    }

    private mutating func readOutlet(_ node: JSONNode, country: String?) {
        guard let members = node.members else {
            return add(node, nil, "an outlet is no object", "write { \"id\": …, \"name\": …, \"kind\": … }")
        }
        var outlet = Outlet(id: OutletID(""), name: "", kind: .site, country: country)
        var id: String?
        var kind: Outlet.Kind?
        let before = faults.count
        let label = node["id"]?.string
        for member in members {
            if Self.listKeys.contains(member.key) {
                guard let list = member.node.strings else {
                    add(member.node, label, "“\(member.key)” is no list of strings", "write [\"…\", \"…\"]")
                    continue
                }
                switch member.key {
                case "languages": outlet.languages = list
                case "domains": outlet.domains = list
                case "names": outlet.names = list
                case "common": outlet.common = list
                case "programmes": outlet.programmes = list
                default: outlet.former = list
                }
            } else if Self.textKeys.contains(member.key) {
                guard let text = member.node.string else {
                    add(member.node, label, "“\(member.key)” is no string", "write it in quotation marks")
                    continue
                }
                switch member.key {
                case "id": id = text
                case "name": outlet.name = text
                case "country": outlet.country = text
                case "owner": outlet.owner = text
                default:
                    kind = Outlet.Kind(rawValue: text)
                    if kind == nil {
                        let kinds = Outlet.Kind.allCases.map(\.rawValue).joined(separator: ", ")
                        add(member.node, label, "no kind “\(text)”", "use one of \(kinds)")
                    }
                }
            } else {
                let keys = Self.textKeys.union(Self.listKeys).sorted().joined(separator: ", ")
                add(member.node, label, "unknown key “\(member.key)”", "use one of \(keys)")
            }
        }
        guard faults.count == before else { return }
        guard let id, !id.isEmpty else { return add(node, nil, "an outlet without id", "give its domain as “id”") }
        guard let kind else { return add(node, id, "no kind", "give one, such as \"newspaper\"") }
        guard !outlet.name.isEmpty else { return add(node, id, "no name", "give the name to show") }
        outlet.id = OutletID(id)
        outlet.kind = kind
        if outlet.domains.isEmpty { outlet.domains = [id] }
        entries.append(Entry(outlet: outlet, line: node.line))
    }

    private mutating func add(_ node: JSONNode, _ outlet: String?, _ problem: String, _ remedy: String) {
        faults.append(RegistryFault(file: name, line: node.line, outlet: outlet, problem: problem, remedy: remedy))
    }
}
