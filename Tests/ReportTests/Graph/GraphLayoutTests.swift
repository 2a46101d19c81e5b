import Testing

@testable import Report

@Suite struct GraphLayoutTests {
    /// Pseudo-random graphs of a seed, with circles in them.
    private func edges(nodes: Int, count: Int, seed: UInt64) -> [(from: Int, to: Int, isReturning: Bool)] {
        var state = seed
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        return (0..<count).map { _ in
            let (from, to) = (next(nodes), next(nodes))
            return (from, to, from >= to)
        }
    }

    @Test("no two boxes overlap and every edge runs to the right", arguments: [1, 2, 5, 40, 120])
    func boxes(nodes: Int) {
        for seed in UInt64(1)...8 {
            let edges = edges(nodes: nodes, count: nodes * 2, seed: seed)
            let layout = GraphLayout(nodes: nodes, edges: edges)
            #expect(layout.slots.compactMap(\.node).sorted() == Array(0..<nodes))
            for layer in 0..<layout.layerCount {
                let inLayer = layout.slots.filter { $0.layer == layer }.sorted { $0.row < $1.row }
                for (above, below) in zip(inLayer, inLayer.dropFirst()) {
                    #expect(below.row - above.row >= (above.height + below.height) / 2 - 0.01)
                }
            }
            for (edge, route) in zip(edges, layout.routes) where !edge.isReturning {
                #expect(route.first == edge.from && route.last == edge.to)
                for (left, right) in zip(route, route.dropFirst()) {
                    #expect(layout.slots[right].layer == layout.slots[left].layer + 1)
                }
            }
            #expect(layout.slots.allSatisfy { $0.row - $0.height / 2 >= -0.01 && $0.row <= layout.height })
        }
    }

    @Test func aCircleThatNobodyMarkedStillEnds() {
        let layout = GraphLayout(nodes: 3, edges: [(0, 1, false), (1, 2, false), (2, 0, false)])
        #expect(layout.slots.count >= 3)
    }

    @Test func aCircleHasRoomBelowItselfForTheWayBack() {
        let layout = GraphLayout(nodes: 4, edges: [(0, 1, false), (1, 0, true), (2, 3, false)])
        #expect(layout.bottoms == [1, 1, 2 + GraphLayout.returningHeight, 2 + GraphLayout.returningHeight])
        #expect(layout.slots[2].row - 0.5 == 1 + GraphLayout.returningHeight)
    }

    @Test func noNodesAreNoLayers() {
        #expect(GraphLayout(nodes: 0, edges: []).layerCount == 0)
    }

    @Test func whatHangsTogetherStandsTogetherAndWithoutGaps() {
        // Two stars whose numbers alternate, and a node alone.
        let edges = [(0, 1), (2, 1), (4, 1), (3, 5), (6, 5), (8, 5)].map { (from: $0.0, to: $0.1, isReturning: false) }
        let layout = GraphLayout(nodes: 9, edges: edges)
        let first = [0, 1, 2, 4].map { layout.slots[$0].row }
        let second = [3, 5, 6, 8].map { layout.slots[$0].row }
        #expect((first.max() ?? 0) < (second.min() ?? 0))
        #expect(layout.slots[7].row > (second.max() ?? 0))
        #expect(layout.height == 7)
    }
}
