/// The examples of a language's rules, as their file writes them.
///
/// A section begins with `# rule`, the rule's name behind the language's code; `# that` is the section of all verbs that
/// the licence `that` stands at, and `# *` that of all verbs. A line that begins with `+` shows the rule at work: the
/// source stands between `{}`, what is said between `⟦⟧`, each where the line checks it. A line that begins with `-` is
/// a trap: the rule must make nothing of it. In a section for verbs, `%finite`, `%participle`, `%present` and
/// `%infinitive` stand for the first of the verb's forms, `%particle` for its particle; a verb without the form is not
/// tried there. `¶` begins a paragraph.
struct LexiconExamples {
    struct Example: Hashable {
        var line: Int
        var isPositive: Bool
        /// With the marks.
        var text: String
    }

    /// By section, as its head names it: a rule, a licence behind `licence `, or `*`.
    private(set) var sections: [String: [Example]] = [:]
    private(set) var lines: [String: Int] = [:]
    private(set) var faults: [LexiconFault] = []

    init(_ text: String, file: String) {
        var section: String?
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = line.drop { $0 == " " }
            if words.isEmpty || words.hasPrefix("//") { continue }
            if words.hasPrefix("# ") {
                let name = String(words.dropFirst(2))
                section = name
                if lines[name] != nil {
                    faults.append(
                        LexiconFault(
                            file: file, line: number + 1, place: name, problem: "the section stands there twice",
                            remedy: "join the two"))
                }
                lines[name] = number + 1
            } else if let section, words.hasPrefix("+ ") || words.hasPrefix("- ") {
                sections[section, default: []].append(
                    Example(line: number + 1, isPositive: words.hasPrefix("+"), text: String(words.dropFirst(2))))
            } else {
                faults.append(
                    LexiconFault(
                        file: file, line: number + 1, problem: "neither a section nor an example",
                        remedy: "begin the line with #, + or -"))
            }
        }
    }
}
