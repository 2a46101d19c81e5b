/// The strings of a script's state that look like an article's text.
///
/// Pages that are drawn by scripts carry their article as JSON, assigned to a name or in a script of a type of its
/// own. Of all its strings those count that have sentences; they are taken from the member whose strings are longest.
struct ScriptState {
    private(set) var strings: [String] = []

    private static let mostValues = 300_000
    private static let shortest = 40
    private static let shortestSentence = 12
    /// Members that hold no text of the article, though they hold sentences.
    private static let otherMembers: Set<String> = [
        "description", "summary", "caption", "credit", "alt", "title", "headline", "excerpt", "seo", "url", "html_url",
        "teaser", "subtitle", "copyright", "placeholder", "message", "label", "error", "tooltip", "disclaimer",
    ]

    /// - Returns: `nil` where the script is no state, or holds no text.
    init?(_ script: ArraySlice<UInt8>) {
        guard let state = Self.state(of: script) else { return nil }
        var found: [String: (length: Int, strings: [String])] = [:]
        var stack: [(value: JSONValue, name: String)] = [(state, "")]
        var count = 0
        while let (value, name) = stack.popLast(), count < Self.mostValues {
            count += 1
            switch value {
            case .string(let text):
                guard text.utf8.count >= Self.shortestSentence, !Self.otherMembers.contains(name),
                    Self.isProse(text)
                else { continue }
                // A short sentence is no evidence, but belongs to the text where the long ones are it.
                found[name, default: (0, [])].length += text.utf8.count >= Self.shortest ? text.utf8.count : 0
                found[name]?.strings.append(text)
            case .array(let elements): for element in elements.reversed() { stack.append((element, name)) }
            case .object(let members): for member in members.reversed() { stack.append((member.value, member.name)) }
            default: continue
            }
        }
        guard let best = found.max(by: { ($0.value.length, $1.key) < ($1.value.length, $0.key) }), best.value.length > 0
        else { return nil }
        var seen: Set<String> = []
        strings = best.value.strings.filter { seen.insert($0).inserted }
    }

    private static func state(of script: ArraySlice<UInt8>) -> JSONValue? {
        if let start = start(of: script), let state = JSONReader.read(Array(script[start...]))?.value { return state }
        guard let text = parsedText(in: script) else { return nil }
        return JSONReader.read(text)?.value
    }

    /// The JSON that a script hands to `JSON.parse` as a string's literal.
    private static func parsedText(in script: ArraySlice<UInt8>) -> [UInt8]? {
        let call = Array("JSON.parse(".utf8)
        let head = script.prefix(600)
        guard let start = head.indices.first(where: { head[$0] == call[0] && head[$0...].starts(with: call) }) else {
            return nil
        }
        var index = start + call.count
        while index < script.endIndex, script[index] <= 0x20 { index += 1 }
        guard index < script.endIndex, script[index] == 0x22 || script[index] == 0x27 else { return nil }
        let quote = script[index]
        // Written anew with double quotation marks, the literal is a string of JSON.
        var literal: [UInt8] = [0x22]
        index += 1
        while index < script.endIndex, script[index] != quote {
            let byte = script[index]
            if byte == 0x5C, index + 1 < script.endIndex {
                if script[index + 1] != 0x27 { literal.append(byte) }
                literal.append(script[index + 1])
                index += 2
                continue
            }
            if byte == 0x22 { literal.append(0x5C) }
            literal.append(byte)
            index += 1
        }
        literal.append(0x22)
        guard case .string(let text)? = JSONReader.read(literal)?.value else { return nil }
        return Array(text.utf8)
    }

    /// Where JSON begins: at once, or behind a name that it is assigned to.
    private static func start(of script: ArraySlice<UInt8>) -> Int? {
        guard let first = script.firstIndex(where: { $0 > 0x20 }) else { return nil }
        if script[first] == 0x7B || script[first] == 0x5B { return first }
        var index = first
        let end = min(script.endIndex, first + 400)
        while index < end {
            if script[index] == 0x3D, let next = script[(index + 1)..<end].firstIndex(where: { $0 > 0x20 }),
                script[next] == 0x7B
            {
                return next
            }
            index += 1
        }
        return nil
    }

    /// Whether a text has words and a sentence's end, and isn't code or an address.
    private static func isProse(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            let measure = TextMeasure(bytes)
            guard measure.sentenceEnds > 0, measure.words >= 4 || measure.units > measure.words * 2 else {
                return false
            }
            let odd = bytes.count { $0 == 0x7B || $0 == 0x7D || $0 == 0x3B || $0 == 0x3D || $0 == 0x5F }
            return odd * 20 < bytes.count && !bytes.starts(with: Array("http".utf8))
        }
    }
}
