/// Writes PROV-JSONLD (https://openprovenance.org/prov-jsonld/), a statement a line.
struct PROVJSONLDExport {
    let export: ProvenanceExport
    let prefixes: ProvenancePrefixes
    let sink: TextSink

    func write() throws {
        var head = CanonicalWriter(composes: false)
        head.array { json in
            json.object { json in for (name, address) in prefixes.all { json.member(name, address) } }
            json.string("https://openprovenance.org/prov-jsonld/context.jsonld")
        }
        try sink.put("{\"@context\":")
        try sink.put(bytes: head.bytes)
        try sink.put(",\n\"@graph\":[")
        var isFirst = true
        try export.statements { statement in
            try sink.put(isFirst ? "\n" : ",\n")
            isFirst = false
            try sink.put(bytes: Self.object(statement))
        }
        try sink.put("\n]}\n")
    }

    private static func object(_ statement: ProvenanceStatement) -> [UInt8] {
        var writer = CanonicalWriter(composes: false)
        writer.object { json in
            json.member("@type", statement.kind.typeName)
            if let second = statement.second {
                let (one, two) = statement.kind.ends
                json.member(one, statement.first)
                json.member(two, second)
            } else {
                json.member("@id", statement.first)
            }
            if let time = statement.time {
                if statement.kind == .activity {
                    json.member("startTime", time)
                    json.member("endTime", time)
                } else {
                    json.member("time", time)
                }
            }
            if !statement.types.isEmpty {
                json.key("type")
                json.array { json in for type in statement.types { json.string(type) } }
            }
            if let label = statement.label { json.values("label", label, type: nil) }
            if let value = statement.value { json.values("value", value, type: nil) }
            for (name, value) in statement.attributes {
                switch value {
                case .text(let text): json.values("sc:\(name)", text, type: nil)
                case .integer(let number): json.values("sc:\(name)", String(number), type: "xsd:int")
                }
            }
        }
        return writer.bytes
    }
}

extension CanonicalWriter {
    fileprivate mutating func values(_ key: String, _ value: String, type: String?) {
        self.key(key)
        array { json in
            json.object { json in
                json.member("@value", value)
                if let type { json.member("@type", type) }
            }
        }
    }
}
