import FlyingSocks
import Foundation

/// An HTTP/1.1 server on FlyingFox's sockets.
///
/// FlyingFox's own server bounds neither heads nor connections nor the time of a slow client, and ends where the system
/// has no descriptor left; this one is as small, and bounded throughout.
public struct WebServer: Sendable {
    public typealias Handler = @Sendable (WebRequest) async -> WebResponse

    private let socket: Socket
    private let limits: ServerLimits
    private let handler: Handler

    /// The port that it listens on.
    public let port: UInt16

    /// Binds an address; port 0 takes a free one.
    ///
    /// - Throws: `ServerError` where the address is none of this machine, or taken.
    public init(
        address: String, port: UInt16, limits: ServerLimits = ServerLimits(), handler: @escaping Handler
    ) throws {
        do {
            if address.contains(":") {
                let place = try sockaddr_in6.inet6(ip6: address, port: port)
                socket = try Socket(domain: Int32(AF_INET6))
                try socket.setValue(true, for: .localAddressReuse)
                try socket.bind(to: place)
            } else {
                let place = try sockaddr_in.inet(ip4: address, port: port)
                socket = try Socket(domain: Int32(AF_INET))
                try socket.setValue(true, for: .localAddressReuse)
                try socket.bind(to: place)
            }
            try socket.listen(maxPendingConnection: 1024)
            switch try socket.sockname() {
            case .ip4(_, let bound), .ip6(_, let bound): self.port = bound
            case .unix: self.port = port
            }
        } catch {
            throw ServerError("cannot listen on \(address) port \(port): \(error.localizedDescription)")
        }
        self.handler = handler
        var limits = limits
        limits.connections = min(limits.connections, Self.raiseDescriptorLimit() - 128)
        self.limits = limits
    }

    /// Serves until the task is cancelled.
    public func run() async throws {
        let pool = SocketPool.ePoll(maxEvents: 256)
        try await pool.prepare()
        let listener = try AsyncSocket(socket: socket, pool: pool)
        let registry = ConnectionRegistry(limits: limits)
        let gate = WorkGate(working: limits.working, waiting: limits.waiting)
        defer { try? socket.close() }
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask { try await pool.run() }
            group.addTask {
                while !Task.isCancelled {
                    try await Task.sleep(for: .seconds(1))
                    registry.sweep()
                }
            }
            while !Task.isCancelled {
                let accepted: AsyncSocket
                do {
                    accepted = try await listener.accept()
                } catch is CancellationError {
                    throw CancellationError()
                } catch {
                    // The system has no descriptor left, or the client is gone already: neither is a reason to stop.
                    try await Task.sleep(for: .milliseconds(20))
                    continue
                }
                guard let id = registry.enter(accepted.socket.file.rawValue) else {
                    try? accepted.close()
                    continue
                }
                let connection = Connection(
                    socket: accepted, id: id, registry: registry, limits: limits, gate: gate, handler: handler)
                group.addTask { await connection.serve() }
            }
        }
    }

    /// Takes as many descriptors as the system gives, and says how many.
    private static func raiseDescriptorLimit() -> Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 1024 }
        let wanted = min(limit.rlim_max, 65536)
        if limit.rlim_cur < wanted {
            limit.rlim_cur = wanted
            _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            _ = getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        }
        return max(256, Int(min(limit.rlim_cur, 65536)))
    }
}

/// The server cannot do its work.
public struct ServerError: Error, CustomStringConvertible {
    public let description: String

    public init(_ description: String) { self.description = description }
}
