/// Something wrong in a language's data, for whoever wrote them.
public struct LexiconFault: Sendable, Hashable, CustomStringConvertible {
    /// The file's name.
    public var file: String
    /// Counted from 1; absent where the fault is the whole file's.
    public var line: Int?
    /// The rule or list that is wrong.
    public var place: String?
    /// What is wrong.
    public var problem: String
    /// What to do about it.
    public var remedy: String

    /// One line: `es.json:12: decir: no licence “shout”: use one of that, quotation, …`.
    public var description: String {
        let head = line.map { "\(file):\($0)" } ?? file
        return "\(head): \(place.map { $0 + ": " } ?? "")\(problem): \(remedy)"
    }
}

extension LexiconFault: Comparable {
    public static func < (a: LexiconFault, b: LexiconFault) -> Bool {
        (a.file, a.line ?? 0, a.problem) < (b.file, b.line ?? 0, b.problem)
    }
}
