/// A trie over the keys of names, in flat arrays.
///
/// It is built from the sorted names, level by level: the children of a node lie side by side, in order.
struct NameTrie: Sendable {
    /// By node: where its children begin.
    private var firstChild: [Int32] = [0]
    private var childCount: [UInt16] = [0]
    /// By node: the key that leads to it.
    private var labels: [UInt16] = [0]
    /// By node: the entries that end there, a range of `order`.
    private var firstEntry: [Int32] = [0]
    private var entryCount: [UInt16] = [0]
    /// Indexes of the names, in the order of their keys.
    private var order: [Int32] = []
    /// Children of the root by key, for keys below 128; -1 where there is none.
    private var roots = [Int32](repeating: -1, count: 128)

    /// Builds the trie; the entry of a key is its index here.
    init(_ keys: [[UInt16]]) {
        order = Self.sorted(keys)
        var queue: [(node: Int, low: Int, high: Int, depth: Int)] = [(0, 0, order.count, 0)]
        var head = 0
        while head < queue.count {
            let (node, start, high, depth) = queue[head]
            head += 1
            var low = start
            while low < high, keys[Int(order[low])].count == depth { low += 1 }
            firstEntry[node] = Int32(start)
            entryCount[node] = UInt16(clamping: low - start)
            firstChild[node] = Int32(labels.count)
            while low < high {
                let label = keys[Int(order[low])][depth]
                var end = low + 1
                while end < high, keys[Int(order[end])][depth] == label { end += 1 }
                queue.append((labels.count, low, end, depth + 1))
                if node == 0, label < 128 { roots[Int(label)] = Int32(labels.count) }
                labels.append(label)
                firstChild.append(0)
                childCount.append(0)
                firstEntry.append(0)
                entryCount.append(0)
                childCount[node] += 1
                low = end
            }
        }
    }

    static let root = 0

    /// The child of a node by a key.
    func child(of node: Int, by key: UInt16) -> Int? {
        if node == 0, key < 128 {
            let child = roots[Int(key)]
            return child < 0 ? nil : Int(child)
        }
        var low = Int(firstChild[node])
        var high = low + Int(childCount[node])
        while high - low > 6 {
            let middle = (low + high) / 2
            if labels[middle] <= key { low = middle } else { high = middle }
        }
        while low < high {
            if labels[low] == key { return low }
            low += 1
        }
        return nil
    }

    /// The entries of the names that end at a node.
    func entries(at node: Int) -> ArraySlice<Int32> {
        let start = Int(firstEntry[node])
        return order[start..<(start + Int(entryCount[node]))]
    }

    func hasEntries(at node: Int) -> Bool { entryCount[node] > 0 }

    /// Sorts by the first four keys packed into one number, which decides most comparisons.
    private static func sorted(_ keys: [[UInt16]]) -> [Int32] {
        var packed: [(head: UInt64, index: Int32)] = []
        packed.reserveCapacity(keys.count)
        for (index, key) in keys.enumerated() {
            var head: UInt64 = 0
            for position in 0..<4 { head = head << 16 | UInt64(position < key.count ? key[position] : 0) }
            packed.append((head, Int32(clamping: index)))
        }
        packed.sort { a, b in
            if a.head != b.head { return a.head < b.head }
            let (left, right) = (keys[Int(a.index)], keys[Int(b.index)])
            var position = min(4, left.count, right.count)
            while position < left.count, position < right.count {
                if left[position] != right[position] { return left[position] < right[position] }
                position += 1
            }
            return left.count == right.count ? a.index < b.index : left.count < right.count
        }
        return packed.map(\.index)
    }
}
