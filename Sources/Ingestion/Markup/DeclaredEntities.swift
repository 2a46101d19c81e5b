/// The entities that a document type declares for itself.
///
/// Only plain ones: text in quotation marks, with no reference but to characters. One that names a file, or is built
/// of others, is none, so nothing can be read from elsewhere or grow.
struct DeclaredEntities {
    private static let most = 512
    private static let longest = 1024
    /// So many bytes may be put in the place of references, in all.
    private static let budget = 1 << 20

    private var texts: [String: [UInt8]] = [:]
    private var spent = 0

    /// Reads the declarations of an internal subset.
    mutating func read(_ subset: ArraySlice<UInt8>) {
        var i = subset.startIndex
        while let found = subset.firstIndex(ofASCII: "<!entity", from: i) {
            i = found + 8
            if texts.count < Self.most { add(subset[i...].prefix(Self.longest * 2)) }
        }
    }

    private mutating func add(_ declaration: ArraySlice<UInt8>) {
        let rest = declaration.drop { $0 <= 0x20 }
        let name = rest.prefix { $0 > 0x20 && $0 != 0x22 && $0 != 0x27 }
        let value = rest[name.endIndex...].drop { $0 <= 0x20 }
        guard !name.isEmpty, let quote = value.first, quote == 0x22 || quote == 0x27,
            let end = value.dropFirst().firstIndex(of: quote), end - value.startIndex <= Self.longest
        else { return }
        let key = String(decoding: name, as: UTF8.self)
        guard texts[key] == nil, let text = Self.text(Array(value[(value.startIndex + 1)..<end])) else { return }
        texts[key] = text
    }

    /// Resolves references to characters; `nil` where there are others.
    private static func text(_ value: [UInt8]) -> [UInt8]? {
        var text: [UInt8] = []
        var i = 0
        while i < value.count {
            guard value[i] == 0x26 else {
                if value[i] == 0x3C { text.append(contentsOf: "&lt;".utf8) } else { text.append(value[i]) }
                i += 1
                continue
            }
            switch XMLText.reference(in: value, at: i, limit: value.count) {
            case .known(_, let end):
                text.append(contentsOf: value[i..<end])
                i = end
            case .character(let scalar, let end):
                text.append(contentsOf: XMLText.escaped(scalar))
                i = end
            case .name(let name, let end):
                guard let scalar = NamedCharacters.scalar(named: value[name]) else { return nil }
                text.append(contentsOf: XMLText.escaped(scalar))
                i = end
            case .bare:
                return nil
            }
        }
        return text
    }

    /// Returns what to put in the place of a reference; `nil` where the name isn't declared, or enough was put in.
    mutating func text(of name: ArraySlice<UInt8>) -> [UInt8]? {
        guard !texts.isEmpty, let text = texts[String(decoding: name, as: UTF8.self)] else { return nil }
        spent += text.count
        return spent <= Self.budget ? text : nil
    }
}
