/// Places for the nodes of a graph in layers, so that edges run one way (Sugiyama, Tagawa, Toda 1981,
/// https://doi.org/10.1109/TSMC.1981.4308636).
///
/// The layer of a node is the longest way to it; long edges get places in the layers that they cross; the order within
/// a layer follows the mean of the neighbours'. The work is linear in nodes and edges, times a fixed number of sweeps.
struct GraphLayout {
    /// A place in a layer: a node, or where a long edge passes.
    struct Slot {
        var node: Int?
        var layer: Int
        /// The middle, in rows.
        var row: Double = 0
        var height: Double
        var before: [Int] = []
        var after: [Int] = []
    }

    private(set) var slots: [Slot] = []
    /// The slots of each edge from its first node to its last.
    private(set) var routes: [[Int]] = []
    private(set) var layers: [[Int]] = []
    /// In rows.
    private(set) var height: Double = 0

    private static let sweeps = 8

    /// Lays out nodes by number; `returning` edges don't count for the layers.
    init(nodes: Int, edges: [(from: Int, to: Int, isReturning: Bool)]) {
        let forward = edges.filter { !$0.isReturning && $0.from != $0.to }
        let depth = Self.depths(nodes: nodes, edges: forward.map { ($0.from, $0.to) })
        slots = (0..<nodes).map { Slot(node: $0, layer: depth[$0], height: 1) }
        for edge in edges {
            guard !edge.isReturning, depth[edge.to] > depth[edge.from] else {
                routes.append([edge.from, edge.to])
                continue
            }
            var route = [edge.from]
            for layer in (depth[edge.from] + 1)..<max(depth[edge.from] + 1, depth[edge.to]) {
                slots.append(Slot(node: nil, layer: layer, height: 0.35))
                connect(route[route.count - 1], slots.count - 1)
                route.append(slots.count - 1)
            }
            connect(route[route.count - 1], edge.to)
            route.append(edge.to)
            routes.append(route)
        }
        layers = Array(repeating: [], count: (slots.map(\.layer).max() ?? -1) + 1)
        for (place, slot) in slots.enumerated() { layers[slot.layer].append(place) }
        order()
        place()
    }

    private mutating func connect(_ first: Int, _ second: Int) {
        slots[first].after.append(second)
        slots[second].before.append(first)
    }

    /// The longest way to each node; nodes on a circle that nobody marked keep the layer they had.
    private static func depths(nodes: Int, edges: [(Int, Int)]) -> [Int] {
        var depth = [Int](repeating: 0, count: nodes)
        var waiting = depth
        var after = [[Int]](repeating: [], count: nodes)
        for (from, to) in edges {
            after[from].append(to)
            waiting[to] += 1
        }
        var ready = (0..<nodes).filter { waiting[$0] == 0 }
        var next = 0
        while next < ready.count {
            let node = ready[next]
            next += 1
            for target in after[node] {
                depth[target] = max(depth[target], depth[node] + 1)
                waiting[target] -= 1
                if waiting[target] == 0 { ready.append(target) }
            }
        }
        return depth
    }

    private mutating func order() {
        for sweep in 0..<Self.sweeps {
            let isDown = sweep % 2 == 0
            var position = [Double](repeating: 0, count: slots.count)
            for layer in layers { for (place, slot) in layer.enumerated() { position[slot] = Double(place) } }
            for number in isDown ? Array(layers.indices) : layers.indices.reversed() {
                func centre(_ slot: Int) -> Double {
                    let near = isDown ? slots[slot].before : slots[slot].after
                    guard !near.isEmpty else { return position[slot] }
                    return near.reduce(0) { $0 + position[$1] } / Double(near.count)
                }
                let keyed = layers[number].map { (centre($0), position[$0], $0) }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
                layers[number] = keyed.map(\.2)
                for (place, slot) in layers[number].enumerated() { position[slot] = Double(place) }
            }
        }
    }

    private mutating func place() {
        for layer in layers { pack(layer) { _ in 0 } }
        for sweep in 0..<Self.sweeps {
            let isDown = sweep % 2 == 0
            for number in isDown ? Array(layers.indices) : layers.indices.reversed() {
                let rows = slots.map(\.row)
                pack(layers[number]) { [slots] slot in
                    let near = isDown ? slots[slot].before : slots[slot].after
                    guard !near.isEmpty else { return rows[slot] }
                    return near.reduce(0) { $0 + rows[$1] } / Double(near.count)
                }
            }
        }
        let top = slots.map { $0.row - $0.height / 2 }.min() ?? 0
        for place in slots.indices { slots[place].row -= top }
        height = slots.map { $0.row + $0.height / 2 }.max() ?? 0
    }

    /// Sets a layer's slots as near to where they want to be as their order and heights allow.
    private mutating func pack(_ layer: [Int], wish: (Int) -> Double) {
        let wishes = layer.map(wish)
        var rows = wishes
        for place in rows.indices.dropFirst() {
            let least = rows[place - 1] + (slots[layer[place - 1]].height + slots[layer[place]].height) / 2
            rows[place] = max(rows[place], least)
        }
        // What was pushed down drags its whole block half the way back.
        var start = 0
        while start < rows.count {
            var end = start + 1
            while end < rows.count,
                rows[end] - rows[end - 1] < (slots[layer[end - 1]].height + slots[layer[end]].height) / 2 + 0.001
            {
                end += 1
            }
            let shift = (start..<end).reduce(0) { $0 + rows[$1] - wishes[$1] } / Double(end - start)
            let room =
                start == 0
                ? shift
                : rows[start] - rows[start - 1] - (slots[layer[start - 1]].height + slots[layer[start]].height) / 2
            for place in start..<end { rows[place] -= min(shift, max(0, room)) }
            start = end
        }
        for (place, slot) in layer.enumerated() { slots[slot].row = rows[place] }
    }
}
