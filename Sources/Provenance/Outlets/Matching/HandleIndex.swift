/// Finds outlets by the names of their accounts (@thehill), which are their domains or names without blanks.
struct HandleIndex: Sendable {
    private var outlets: [UInt64: Int32] = [:]

    init(_ entries: [Outlet]) {
        outlets.reserveCapacity(entries.count * 5)
        for (index, outlet) in entries.enumerated() {
            for domain in outlet.domains {
                add(domain.prefix { $0 != "." }, index)
                add(domain[...], index)
            }
            for name in outlet.names where !outlet.common.contains(name) { add(name[...], index) }
            add(outlet.name[...], index)
        }
    }

    /// The outlet of a folded handle; `nil` where none or several bear it.
    func outlet(of handle: ArraySlice<Unicode.Scalar>) -> Int? {
        let (hash, count) = Self.hash(handle)
        guard count > 2, let index = outlets[hash], index >= 0 else { return nil }
        return Int(index)
    }

    private mutating func add(_ name: Substring, _ index: Int) {
        let (hash, count) = Self.hash(name.unicodeScalars.lazy.map(ScalarText.fold))
        guard count > 2 else { return }
        if let other = outlets[hash], other != Int32(index) {
            outlets[hash] = -1
        } else {
            outlets[hash] = Int32(clamping: index)
        }
    }

    /// FNV-1a over the letters and digits without their marks.
    private static func hash(_ scalars: some Sequence<Unicode.Scalar>) -> (UInt64, Int) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var count = 0
        for scalar in scalars where scalar.isWordCharacter {
            hash = (hash ^ UInt64(NameKey.of(scalar))) &* 0x100_0000_01B3
            count += 1
        }
        return (hash, count)
    }
}
