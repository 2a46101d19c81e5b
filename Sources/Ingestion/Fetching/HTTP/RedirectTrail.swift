/// The addresses through which a request is led.
struct RedirectTrail: Sendable {
    let start: WebAddress
    private(set) var current: WebAddress
    /// Where the address has moved for good (an unbroken run of 301 and 308 from the start).
    private(set) var movedTo: WebAddress?
    private var count = 0
    private var seen: Set<WebAddress>
    private var isForGood = true
    private let limit: Int

    init(start: WebAddress, limit: Int) {
        self.start = start
        self.limit = limit
        current = start.withoutFragment
        seen = [current]
    }

    /// Whether a response leads on.
    static func isRedirect(_ status: Int) -> Bool { [301, 302, 303, 307, 308].contains(status) }

    /// Goes where a response leads.
    ///
    /// - Throws: `IngestionError` where it leads to no address of the web, or too far.
    mutating func follow(_ status: Int, location: String) throws(IngestionError) {
        guard let target = WebAddress(location, relativeTo: current)?.withoutFragment else {
            throw IngestionError(
                .unreachable, "\(start.shown): redirected to '\(AddressText.shortened(location))', which is no address")
        }
        guard target.isHTTP else {
            throw IngestionError(
                .forbiddenAddress, "\(start.shown): redirected to \(target.shown): only http and https are followed")
        }
        count += 1
        guard count <= limit else {
            throw IngestionError(
                .unreachable,
                seen.contains(target)
                    ? "\(start.shown): redirected in a circle, by way of \(target.shown); given up after \(limit) (--max-redirects)"
                    : "\(start.shown): redirected more than \(limit) times (--max-redirects)")
        }
        isForGood = isForGood && (status == 301 || status == 308)
        if isForGood { movedTo = target }
        seen.insert(target)
        current = target
    }
}
