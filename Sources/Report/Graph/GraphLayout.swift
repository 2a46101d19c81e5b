/// Places for the nodes of a graph in layers, so that edges run one way (Sugiyama, Tagawa, Toda 1981,
/// https://doi.org/10.1109/TSMC.1981.4308636).
///
/// The layer of a node is the longest way to it; long edges get places in the layers that they cross; the order within
/// a layer follows the mean of the neighbours'. What hangs together is laid out by itself and stands below what came
/// before. The work is linear in nodes and edges, times a fixed number of sweeps.
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
    private(set) var layerCount = 0
    /// In rows.
    private(set) var height: Double = 0
    /// For each slot, where what it hangs together with ends, in rows.
    private(set) var bottoms: [Double] = []

    /// The room below what hangs together, for edges that return.
    static let returningHeight = 0.35

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
        layerCount = (slots.map(\.layer).max() ?? -1) + 1
        bottoms = Array(repeating: 0, count: slots.count)
        let returning = Set(edges.filter(\.isReturning).map(\.from))
        for part in parts() {
            var layers = [[Int]](repeating: [], count: layerCount)
            for place in part { layers[slots[place].layer].append(place) }
            layers.removeAll(where: \.isEmpty)
            order(&layers)
            place(layers, below: height)
            for place in part { bottoms[place] = height }
            if part.contains(where: returning.contains) { height += Self.returningHeight }
        }
    }

    /// The slots that hang together, whichever way the edges run.
    private func parts() -> [[Int]] {
        var near = slots.map { $0.before + $0.after }
        for route in routes {
            guard let first = route.first, let last = route.last else { continue }
            near[first].append(last)
            near[last].append(first)
        }
        var isTaken = [Bool](repeating: false, count: slots.count)
        var parts: [[Int]] = []
        for start in slots.indices where !isTaken[start] {
            isTaken[start] = true
            var part = [start]
            var next = 0
            while next < part.count {
                for other in near[part[next]] where !isTaken[other] {
                    isTaken[other] = true
                    part.append(other)
                }
                next += 1
            }
            parts.append(part.sorted())
        }
        return parts
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

    private func order(_ layers: inout [[Int]]) {
        var position: [Int: Double] = [:]
        for layer in layers { for (place, slot) in layer.enumerated() { position[slot] = Double(place) } }
        for sweep in 0..<Self.sweeps {
            let isDown = sweep % 2 == 0
            for number in isDown ? Array(layers.indices) : layers.indices.reversed() {
                func centre(_ slot: Int) -> Double {
                    let near = isDown ? slots[slot].before : slots[slot].after
                    guard !near.isEmpty else { return position[slot] ?? 0 }
                    return near.reduce(0) { $0 + (position[$1] ?? 0) } / Double(near.count)
                }
                let keyed = layers[number].map { (centre($0), position[$0] ?? 0, $0) }
                layers[number] = keyed.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
                for (place, slot) in layers[number].enumerated() { position[slot] = Double(place) }
            }
        }
    }

    private mutating func place(_ layers: [[Int]], below top: Double) {
        for layer in layers { pack(layer, wishes: layer.map { _ in 0 }) }
        for sweep in 0..<Self.sweeps {
            let isDown = sweep % 2 == 0
            for number in isDown ? Array(layers.indices) : layers.indices.reversed() {
                let wishes = layers[number].map { slot in
                    let near = isDown ? slots[slot].before : slots[slot].after
                    guard !near.isEmpty else { return slots[slot].row }
                    return near.reduce(0) { $0 + slots[$1].row } / Double(near.count)
                }
                pack(layers[number], wishes: wishes)
            }
        }
        let all = layers.joined()
        let first = all.map { slots[$0].row - slots[$0].height / 2 }.min() ?? 0
        for slot in all {
            slots[slot].row += top - first
            height = max(height, slots[slot].row + slots[slot].height / 2)
        }
    }

    /// Sets a layer's slots as near to where they want to be as their order and heights allow.
    private mutating func pack(_ layer: [Int], wishes: [Double]) {
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
