/// Decides which waiting exchange begins next, so that no host and no machine has too many at once.
///
/// First come, first served within a host; hosts take turns.
struct ExchangeQueue<ID: Hashable & Sendable>: Sendable {
    private struct Host {
        var running = 0
        var waiting = Fifo<ID>()
        var isReady = false
    }

    private let perHost: Int
    private let overall: Int
    private var running = 0
    private var hosts: [String: Host] = [:]
    private var ready = Fifo<String>()

    init(perHost: Int, overall: Int) {
        self.perHost = max(1, perHost)
        self.overall = max(1, overall)
    }

    mutating func enqueue(_ id: ID, host: String) {
        hosts[host, default: Host()].waiting.append(id)
        makeReady(host)
    }

    /// The next exchange that may begin; it counts as running until `finished`.
    mutating func next() -> ID? {
        guard running < overall, let name = ready.popFirst(), var host = hosts[name], let id = host.waiting.popFirst()
        else { return nil }
        running += 1
        host.running += 1
        host.isReady = false
        hosts[name] = host
        makeReady(name)
        return id
    }

    mutating func finished(host name: String) {
        guard var host = hosts[name], host.running > 0 else { return }
        running -= 1
        host.running -= 1
        hosts[name] = host.running == 0 && host.waiting.isEmpty ? nil : host
        makeReady(name)
    }

    private mutating func makeReady(_ name: String) {
        guard let host = hosts[name], !host.isReady, !host.waiting.isEmpty, host.running < perHost else { return }
        hosts[name]?.isReady = true
        ready.append(name)
    }
}

/// A queue whose both ends cost constant time.
struct Fifo<Element: Sendable>: Sendable {
    private var elements: [Element?] = []
    private var head = 0

    var isEmpty: Bool { head == elements.count }

    mutating func append(_ element: Element) { elements.append(element) }

    mutating func popFirst() -> Element? {
        guard head < elements.count else { return nil }
        let element = elements[head]
        elements[head] = nil
        head += 1
        if head == elements.count {
            elements.removeAll(keepingCapacity: true)
            head = 0
        } else if head > 64, head * 2 > elements.count {
            elements.removeFirst(head)
            head = 0
        }
        return element
    }
}
