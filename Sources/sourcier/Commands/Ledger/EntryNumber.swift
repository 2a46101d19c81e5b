import ArgumentParser

/// An entry as a person names it: `12`, `entry:12`, `article:12`, `attribution:12`.
struct EntryNumber: ExpressibleByArgument {
    let index: Int64

    init?(argument: String) {
        let number = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let isNamed = number.count == 1 || ["entry", "article", "attribution"].contains(number[0])
        guard isNamed, let last = number.last, last.allSatisfy({ $0.isASCII && $0.isNumber }), let index = Int64(last)
        else { return nil }
        self.index = index
    }
}
