/// Something wrong in the registry's data, for whoever wrote them.
public struct RegistryFault: Sendable, Hashable, CustomStringConvertible {
    /// The file's name.
    public var file: String
    /// Counted from 1; absent where the fault is the whole file's.
    public var line: Int?
    public var outlet: String?
    /// What is wrong.
    public var problem: String
    /// What to do about it.
    public var remedy: String

    public init(file: String, line: Int? = nil, outlet: String? = nil, problem: String, remedy: String) {
        self.file = file
        self.line = line
        self.outlet = outlet
        self.problem = problem
        self.remedy = remedy
    }

    /// One line: `de.json:12: spiegel.de: no kind “paper”: use one of newspaper, magazine, …`.
    public var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        return "\(place): \(outlet.map { $0 + ": " } ?? "")\(problem): \(remedy)"
    }
}

extension RegistryFault: Comparable {
    public static func < (a: RegistryFault, b: RegistryFault) -> Bool {
        (a.file, a.line ?? 0, a.problem) < (b.file, b.line ?? 0, b.problem)
    }
}
