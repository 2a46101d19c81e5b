import Glibc

/// What the thread that drives libcurl does: takes commands, begins exchanges as their turn comes, answers.
final class CurlLoop {
    private struct Waiting {
        let request: ExchangeRequest
        let reply: Mailbox.Reply
    }

    private let multi: CurlMulti
    private let mailbox: Mailbox
    private var queue: ExchangeQueue<UInt64>
    private var waiting: [UInt64: Waiting] = [:]
    private var running: [UInt64: Waiting] = [:]

    init(_ multi: CurlMulti, mailbox: Mailbox, limits: FetchLimits) {
        self.multi = multi
        self.mailbox = mailbox
        queue = ExchangeQueue(perHost: limits.connectionsPerHost, overall: limits.connections)
    }

    func run() {
        Self.blockBrokenPipes()
        var isStopped = false
        while !isStopped {
            for command in mailbox.takeAll() {
                switch command {
                case .start(let id, let request, let flag, let reply):
                    start(Waiting(request: request, reply: reply), id: id, flag: flag)
                case .cancel(let id): cancel(id)
                case .stop: isStopped = true
                }
            }
            begin()
            let ended = multi.perform()
            for (id, result) in ended { finish(id, result) }
            if ended.isEmpty, !isStopped { multi.wait(milliseconds: running.isEmpty ? 60_000 : 1000) }
        }
        for id in Array(waiting.keys) + Array(running.keys) { cancel(id) }
        multi.close()
    }

    private func start(_ item: Waiting, id: UInt64, flag: CancellationFlag) {
        guard !flag.isSet else {
            item.reply.resume(returning: .failure(.cancelled))
            return
        }
        waiting[id] = item
        queue.enqueue(id, host: item.request.address.host ?? "")
    }

    /// Begins every exchange whose turn it is.
    private func begin() {
        while let id = queue.next() {
            // One that was cancelled while it waited leaves its turn to the next.
            guard let item = waiting.removeValue(forKey: id) else {
                queue.finished(host: abandoned.removeValue(forKey: id) ?? "")
                continue
            }
            running[id] = item
            do throws(ExchangeFailure) {
                try multi.add(item.request, id: id)
            } catch {
                finish(id, .failure(error))
            }
        }
    }

    /// The hosts of exchanges that were cancelled while they waited.
    private var abandoned: [UInt64: String] = [:]

    private func cancel(_ id: UInt64) {
        if let item = waiting.removeValue(forKey: id) {
            abandoned[id] = item.request.address.host ?? ""
            item.reply.resume(returning: .failure(.cancelled))
        } else if running[id] != nil {
            multi.remove(id)
            finish(id, .failure(.cancelled))
        }
    }

    private func finish(_ id: UInt64, _ result: Result<ExchangeResponse, ExchangeFailure>) {
        guard let item = running.removeValue(forKey: id) else { return }
        queue.finished(host: item.request.address.host ?? "")
        item.reply.resume(returning: result)
    }

    /// Keeps a connection that breaks while OpenSSL writes from ending the process.
    private static func blockBrokenPipes() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}
