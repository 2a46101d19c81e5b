/// Writes PROV-JSON (https://www.w3.org/submissions/prov-json/).
///
/// The notation groups statements by their kind; the ledger is gone through once for each, so that none of it is held.
struct PROVJSONExport {
    let export: ProvenanceExport
    let prefixes: ProvenancePrefixes
    let sink: TextSink

    func write() throws {
        var head = CanonicalWriter(composes: false)
        head.object { json in for (name, address) in prefixes.all { json.member(name, address) } }
        try sink.put("{\"prefix\":")
        try sink.put(bytes: head.bytes)
        for kind in ProvenanceStatement.Kind.allCases {
            var count = 0
            try export.statements { statement in
                guard statement.kind == kind else { return }
                try sink.put(count == 0 ? ",\n\"\(kind.rawValue)\":{\n" : ",\n")
                count += 1
                var writer = CanonicalWriter(composes: false)
                writer.string(kind.isElement ? statement.first : "_:\(kind.rawValue)\(count)")
                try sink.put(bytes: writer.bytes)
                try sink.put(":")
                try sink.put(bytes: Self.members(of: statement))
            }
            if count > 0 { try sink.put("\n}") }
        }
        try sink.put("}\n")
    }

    private static func members(of statement: ProvenanceStatement) -> [UInt8] {
        var writer = CanonicalWriter(composes: false)
        writer.object { json in
            if let second = statement.second {
                let (one, two) = statement.kind.ends
                json.member("prov:\(one)", statement.first)
                json.member("prov:\(two)", second)
            }
            if let time = statement.time {
                if statement.kind == .activity {
                    json.member("prov:startTime", time)
                    json.member("prov:endTime", time)
                } else {
                    json.member("prov:time", time)
                }
            }
            if !statement.types.isEmpty {
                json.key("prov:type")
                json.array { json in
                    for type in statement.types {
                        json.object { json in
                            json.member("$", type)
                            json.member("type", "xsd:QName")
                        }
                    }
                }
            }
            if let label = statement.label { json.member("prov:label", label) }
            if let value = statement.value { json.member("prov:value", value) }
            for (name, value) in statement.attributes {
                switch value {
                case .text(let text): json.member("sc:\(name)", text)
                case .integer(let number):
                    json.key("sc:\(name)")
                    json.object { json in
                        json.member("$", String(number))
                        json.member("type", "xsd:int")
                    }
                }
            }
        }
        return writer.bytes
    }
}

extension CanonicalWriter {
    mutating func member(_ key: String, _ value: String) {
        self.key(key)
        string(value)
    }
}
