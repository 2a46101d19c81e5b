import Foundation

/// Does exchanges over libcurl on a thread of its own, from any task.
final class CurlEngine: Sendable {
    private let mailbox: Mailbox?

    /// Starts the thread; `names` gives answers in place of the DNS's (`host:port:address`), for tests.
    init(limits: FetchLimits, rule: AddressRule, names: @escaping @Sendable () -> [String]) {
        guard let wakeup = CurlMulti.makeWakeup() else {
            mailbox = nil
            return
        }
        let mailbox = Mailbox(wakeup)
        self.mailbox = mailbox
        let thread = Thread {
            CurlLoop(CurlMulti(wakeup, limits: limits, rule: rule, names: names), mailbox: mailbox, limits: limits)
                .run()
        }
        thread.name = "fetching"
        thread.start()
    }

    deinit { mailbox?.post(.stop) }

    /// Does one exchange; a cancelled task's comes to an end at once.
    func exchange(_ request: ExchangeRequest) async -> Result<ExchangeResponse, ExchangeFailure> {
        guard let mailbox else { return .failure(.outOfMemory) }
        let id = mailbox.nextID()
        let flag = CancellationFlag()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { reply in mailbox.post(.start(id: id, request, flag, reply)) }
        } onCancel: {
            flag.set()
            mailbox.post(.cancel(id: id))
        }
    }
}
