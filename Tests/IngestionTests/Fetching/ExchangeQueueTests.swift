import Testing

@testable import Ingestion

@Suite("ExchangeQueue")
struct ExchangeQueueTests {
    @Test("keeps to its bounds, per host and in all, and lets hosts take turns")
    func bounds() {
        var queue = ExchangeQueue<Int>(perHost: 1, overall: 2)
        for (id, host) in [(1, "a"), (2, "a"), (3, "b"), (4, "c")] { queue.enqueue(id, host: host) }
        #expect(queue.next() == 1)
        #expect(queue.next() == 3)
        #expect(queue.next() == nil)
        queue.finished(host: "a")
        #expect(queue.next() == 4)
        #expect(queue.next() == nil)
        queue.finished(host: "b")
        #expect(queue.next() == 2)
        queue.finished(host: "c")
        queue.finished(host: "a")
        #expect(queue.next() == nil)
    }

    @Test("gives out everything once, whatever the order", arguments: 0..<20)
    func everything(seed: Int) {
        var random = Scramble(seed: UInt64(seed))
        var queue = ExchangeQueue<Int>(perHost: 1 + seed % 3, overall: 1 + seed % 5)
        var running: [(id: Int, host: String)] = []
        var hosts: [Int: String] = [:]
        var given: Set<Int> = []
        for id in 0..<300 {
            hosts[id] = "h\(random.next(below: 7))"
            queue.enqueue(id, host: hosts[id] ?? "")
            if random.next(below: 2) == 0, !running.isEmpty {
                queue.finished(host: running.remove(at: random.next(below: running.count)).host)
            }
            while let next = queue.next() {
                #expect(given.insert(next).inserted)
                running.append((next, hosts[next] ?? ""))
            }
            #expect(running.count <= 1 + seed % 5)
            for (_, group) in Dictionary(grouping: running, by: \.host) { #expect(group.count <= 1 + seed % 3) }
        }
        while !running.isEmpty {
            queue.finished(host: running.removeLast().host)
            while let next = queue.next() {
                #expect(given.insert(next).inserted)
                running.append((next, hosts[next] ?? ""))
            }
        }
        #expect(given.count == 300)
    }
}
