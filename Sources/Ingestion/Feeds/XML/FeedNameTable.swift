/// What names mean that are compared in lower case: a sorted list, since to hash a short name costs more than to find it.
struct FeedNameTable<Value: Sendable>: Sendable {
    private let names: [TagName]
    private let values: [Value]

    /// The value of a name, in any case; `nil` where the table lacks it.
    subscript(name: String) -> Value? {
        let wanted = TagName(lowercasing: name)
        var low = 0
        var high = names.count
        while low < high {
            let middle = (low + high) / 2
            if names[middle] < wanted { low = middle + 1 } else { high = middle }
        }
        return low < names.count && names[low] == wanted ? values[low] : nil
    }
}

extension FeedNameTable: ExpressibleByDictionaryLiteral {
    /// Makes a table; names are in lower case and not longer than a `TagName` takes.
    init(dictionaryLiteral elements: (TagName, Value)...) {
        let sorted = elements.sorted { $0.0 < $1.0 }
        names = sorted.map(\.0)
        values = sorted.map(\.1)
    }
}
