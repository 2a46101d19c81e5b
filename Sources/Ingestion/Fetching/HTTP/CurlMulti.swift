import CCurl
import Glibc

/// libcurl's multi interface: many exchanges on one thread (https://curl.se/libcurl/c/libcurl-multi.html).
///
/// The one file that holds libcurl's pointers. Not `Sendable`: made, used and closed by the thread that drives it; only
/// its `Wakeup` may go to others.
final class CurlMulti {
    /// Ends the wait of the thread that drives a `CurlMulti`.
    ///
    /// Unchecked: `curl_multi_wakeup` may be called from any thread as long as the handle lives, which the `Mailbox`
    /// sees to, whose lock is held while it is called.
    struct Wakeup: @unchecked Sendable {
        fileprivate let multi: UnsafeMutableRawPointer

        func signal() { _ = curl_multi_wakeup(multi) }
    }

    let wakeup: Wakeup
    private let multi: UnsafeMutableRawPointer
    private let limits: FetchLimits
    private let rule: AddressRule
    /// Answers in place of the DNS's, in the form of CURLOPT_RESOLVE.
    private let names: @Sendable () -> [String]
    private var transfers: [UnsafeMutableRawPointer: Transfer] = [:]
    private var handles: [UInt64: UnsafeMutableRawPointer] = [:]

    /// A handle for the thread that is to drive it.
    ///
    /// - Returns: `nil` where memory is out.
    static func makeWakeup() -> Wakeup? {
        guard curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK, let multi = curl_multi_init() else { return nil }
        return Wakeup(multi: multi)
    }

    init(
        _ wakeup: Wakeup, limits: FetchLimits, rule: AddressRule, names: @escaping @Sendable () -> [String]
    ) {
        self.wakeup = wakeup
        self.limits = limits
        self.names = names
        multi = wakeup.multi
        self.rule = rule
        // How many are in use is bounded by whoever adds exchanges; the others wait for the next request to their host,
        // so that a feed, its host's robots.txt and its pages come over one connection.
        let most = limits.connections * Self.keptPerUsed
        _ = sourcier_multi_setopt_long(multi, CURLMOPT_MAXCONNECTS, most)
        _ = sourcier_multi_setopt_long(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, most)
    }

    /// So many connections are open, at the most, for each that may be in use.
    private static let keptPerUsed = 4

    /// Closes everything; nothing may be called afterwards.
    func close() {
        for id in Array(handles.keys) { remove(id) }
        _ = curl_multi_cleanup(multi)
    }

    // MARK: - Driving

    /// Begins an exchange.
    ///
    /// - Throws: `ExchangeFailure` where libcurl has no memory for it.
    func add(_ request: ExchangeRequest, id: UInt64) throws(ExchangeFailure) {
        guard let handle = curl_easy_init() else { throw .outOfMemory }
        guard let transfer = Transfer(request, id: id, limits: limits, rule: rule) else {
            curl_easy_cleanup(handle)
            throw .outOfMemory
        }
        let settings = Settings(handle: handle, transfer: transfer)
        guard settings.apply(limits: limits, names: names()), curl_multi_add_handle(multi, handle) == CURLM_OK else {
            curl_easy_cleanup(handle)
            transfer.release()
            throw .outOfMemory
        }
        transfers[handle] = transfer
        handles[id] = handle
    }

    /// Gives an exchange up.
    func remove(_ id: UInt64) {
        guard let handle = handles.removeValue(forKey: id) else { return }
        _ = curl_multi_remove_handle(multi, handle)
        curl_easy_cleanup(handle)
        transfers.removeValue(forKey: handle)?.release()
    }

    /// Does what can be done without waiting, and gives the exchanges that came to an end.
    func perform() -> [(id: UInt64, result: Result<ExchangeResponse, ExchangeFailure>)] {
        var running: Int32 = 0
        _ = curl_multi_perform(multi, &running)
        var ended: [(handle: UnsafeMutableRawPointer, code: CURLcode)] = []
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            if message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle {
                ended.append((handle, message.pointee.data.result))
            }
        }
        var results: [(id: UInt64, result: Result<ExchangeResponse, ExchangeFailure>)] = []
        for (handle, code) in ended {
            guard let transfer = transfers[handle] else { continue }
            results.append((transfer.id, transfer.result(code, handle: handle)))
            remove(transfer.id)
        }
        return results
    }

    /// Waits until there is something to do, or somebody calls `Wakeup.signal`.
    func wait(milliseconds: Int32) {
        _ = curl_multi_poll(multi, nil, 0, milliseconds, nil)
    }

}

extension ExchangeFailure {
    static var outOfMemory: ExchangeFailure {
        .failed(code: CURLE_OUT_OF_MEMORY.rawValue, detail: "", elapsed: .zero)
    }
}

/// What libcurl's callbacks gather of one exchange.
///
/// libcurl holds an unretained pointer to it, which is good as long as `CurlMulti` keeps it beside the handle.
private final class Transfer {
    let id: UInt64
    let request: ExchangeRequest
    private let limits: FetchLimits
    private let rule: AddressRule
    /// For CURLOPT_ERRORBUFFER.
    let errorText: UnsafeMutablePointer<CChar>
    /// Lists that libcurl reads while the exchange runs.
    var fieldList: UnsafeMutablePointer<curl_slist>?
    var nameList: UnsafeMutablePointer<curl_slist>?

    private var header = HeaderCollector()
    private var heads = WireHeads()
    private var body: [UInt8] = []
    private var failure: ExchangeFailure?
    /// Whether the rest of the body was not wanted.
    private var isCutShort = false
    private var refused: IPAddress?
    private var hasTriedOther = false

    /// The most that is read of a body that nobody wants: of a redirect, or of an error.
    private static let unwantedLength = 64 << 10

    init?(_ request: ExchangeRequest, id: UInt64, limits: FetchLimits, rule: AddressRule) {
        self.request = request
        self.id = id
        self.limits = limits
        self.rule = rule
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    /// Frees what was lent to libcurl, after its handle is gone.
    func release() {
        curl_slist_free_all(fieldList)
        curl_slist_free_all(nameList)
        fieldList = nil
        nameList = nil
        errorText.deallocate()
    }

    func takeHeader(_ line: UnsafeRawBufferPointer) -> Bool {
        header.take(line)
        heads.takeResponse(line)
        guard header.byteCount <= limits.maxHeaderBytes else {
            failure = .headerTooLong
            return false
        }
        return true
    }

    func takeRequest(_ bytes: UnsafeRawBufferPointer) { heads.takeRequest(bytes) }

    func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let isWanted = (200..<300).contains(header.status)
        let limit = isWanted ? limits.maxBytes : min(limits.maxBytes, Self.unwantedLength)
        guard bytes.count <= limit - body.count else {
            if isWanted { failure = .bodyTooLong } else { isCutShort = true }
            return false
        }
        body.append(contentsOf: bytes)
        return true
    }

    /// Whether a socket to an address may be opened.
    func permits(_ address: IPAddress?) -> Bool {
        // A proxy is the environment's own choice.
        if request.proxy != nil { return true }
        if let address, let host = request.address.host, let port = request.address.port,
            rule.permits(address, host: host, port: port)
        {
            hasTriedOther = true
            return true
        }
        refused = address
        return false
    }

    func result(_ code: CURLcode, handle: UnsafeMutableRawPointer) -> Result<ExchangeResponse, ExchangeFailure> {
        var microseconds: curl_off_t = 0
        _ = sourcier_getinfo_offset(handle, CURLINFO_TOTAL_TIME_T, &microseconds)
        let elapsed = Duration.microseconds(Int64(microseconds))
        if let failure { return .failure(failure) }
        if code == CURLE_COULDNT_CONNECT, !hasTriedOther, let refused { return .failure(.forbidden(refused)) }
        if code == CURLE_BAD_CONTENT_ENCODING { return .failure(.badCoding(elapsed: elapsed)) }
        guard code == CURLE_OK || isCutShort, header.status > 0 else {
            let detail = code == CURLE_COULDNT_CONNECT ? systemReason(handle) : String(cString: errorText)
            return .failure(.failed(code: code.rawValue, detail: detail, elapsed: elapsed))
        }
        return .success(
            ExchangeResponse(
                status: header.status, fields: header.fields, body: body, cookies: cookies(of: handle),
                elapsed: elapsed,
                requestHead: heads.request, responseHead: heads.response, isCutShort: isCutShort))
    }

    /// Why the system made no connection: "Connection refused".
    private func systemReason(_ handle: UnsafeMutableRawPointer) -> String {
        var number = 0
        guard sourcier_getinfo_long(handle, CURLINFO_OS_ERRNO, &number) == CURLE_OK, number > 0,
            let text = strerror(Int32(clamping: number))
        else { return "" }
        return String(cString: text)
    }

    /// The most cookies that go with a fetch from one step to the next.
    private static let cookieLimit = 64

    private func cookies(of handle: UnsafeMutableRawPointer) -> [String] {
        guard RedirectTrail.isRedirect(header.status) else { return [] }
        var list: UnsafeMutablePointer<curl_slist>?
        guard sourcier_getinfo_list(handle, CURLINFO_COOKIELIST, &list) == CURLE_OK else { return [] }
        defer { curl_slist_free_all(list) }
        var cookies: [String] = []
        var next = list
        while let item = next, cookies.count < Self.cookieLimit {
            if let data = item.pointee.data { cookies.append(String(cString: data)) }
            next = item.pointee.next
        }
        return cookies
    }
}

/// Sets a handle up for a transfer.
private struct Settings {
    let handle: UnsafeMutableRawPointer
    let transfer: Transfer

    /// - Returns: whether libcurl took every setting that a limit or rule depends on.
    func apply(limits: FetchLimits, names: [String]) -> Bool {
        let request = transfer.request
        var isGood = set(CURLOPT_URL, request.address.string)
        isGood = set(CURLOPT_PROTOCOLS_STR, "http,https") && isGood
        isGood = set(CURLOPT_FOLLOWLOCATION, 0) && isGood
        isGood = set(CURLOPT_TIMEOUT_MS, max(1, request.timeout.milliseconds)) && isGood
        isGood = set(CURLOPT_CONNECTTIMEOUT_MS, max(1, limits.longestConnect.milliseconds)) && isGood
        isGood = set(CURLOPT_LOW_SPEED_LIMIT, 16) && isGood
        isGood = set(CURLOPT_LOW_SPEED_TIME, max(1, (limits.longestStall.milliseconds + 999) / 1000)) && isGood
        isGood = set(CURLOPT_PROXY, request.proxy ?? "") && isGood
        isGood = set(CURLOPT_NOPROXY, "") && isGood
        isGood = set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1) && isGood
        isGood = set(CURLOPT_NOSIGNAL, 1) && isGood
        // The path has been settled; libcurl shall ask for just that.
        isGood = set(CURLOPT_PATH_AS_IS, 1) && isGood
        // A name that takes long to look up must not hold up the thread when its exchange is given up.
        isGood = set(CURLOPT_QUICK_EXIT, 1) && isGood
        isGood = set(CURLOPT_COOKIEFILE, "") && isGood
        // libcurl looks through its whole cache of names after each transfer: with thousands of hosts it must be small.
        isGood = set(CURLOPT_DNS_CACHE_TIMEOUT, 5) && isGood
        if request.decodesContent {
            isGood = set(CURLOPT_ACCEPT_ENCODING, "") && isGood
        } else {
            isGood = set(CURLOPT_HTTP_CONTENT_DECODING, 0) && isGood
        }
        isGood = set(CURLOPT_USERAGENT, limits.userAgent) && isGood
        if let file = limits.caFile {
            isGood = set(CURLOPT_CAINFO, file) && set(CURLOPT_CAPATH, nil) && isGood
            isGood = set(CURLOPT_PROXY_CAINFO, file) && set(CURLOPT_PROXY_CAPATH, nil) && isGood
        }
        if let posted = request.posted { isGood = post(posted) && isGood }
        for cookie in request.cookies { isGood = set(CURLOPT_COOKIELIST, cookie) && isGood }
        return setLists(names: names) && setCallbacks() && isGood
    }

    /// libcurl copies the bytes, of which it must know the number first.
    private func post(_ document: [UInt8]) -> Bool {
        var document = document
        return document.withUnsafeMutableBytes { bytes in
            sourcier_setopt_offset(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(bytes.count)) == CURLE_OK
                && set(CURLOPT_COPYPOSTFIELDS, pointer: bytes.baseAddress)
        }
    }

    private func setLists(names: [String]) -> Bool {
        for field in transfer.request.fields {
            let line = field.map { CChar(bitPattern: $0) } + [0]
            guard let list = curl_slist_append(transfer.fieldList, line) else { return false }
            transfer.fieldList = list
        }
        for name in names {
            guard let list = curl_slist_append(transfer.nameList, name) else { return false }
            transfer.nameList = list
        }
        return set(CURLOPT_HTTPHEADER, pointer: transfer.fieldList) && set(CURLOPT_RESOLVE, pointer: transfer.nameList)
    }

    private func setCallbacks() -> Bool {
        let context = Unmanaged.passUnretained(transfer).toOpaque()
        var isGood = set(CURLOPT_ERRORBUFFER, pointer: transfer.errorText)
        isGood = set(CURLOPT_WRITEDATA, pointer: context) && isGood
        isGood = set(CURLOPT_HEADERDATA, pointer: context) && isGood
        isGood = set(CURLOPT_OPENSOCKETDATA, pointer: context) && isGood
        if transfer.request.isRecorded {
            isGood = set(CURLOPT_DEBUGDATA, pointer: context) && set(CURLOPT_VERBOSE, 1) && isGood
            isGood = sourcier_setopt_debug_callback(handle, takeTrace) == CURLE_OK && isGood
        }
        isGood = sourcier_setopt_data_callback(handle, CURLOPT_WRITEFUNCTION, takeBody) == CURLE_OK && isGood
        isGood = sourcier_setopt_data_callback(handle, CURLOPT_HEADERFUNCTION, takeHeader) == CURLE_OK && isGood
        return sourcier_setopt_opensocket_callback(handle, openSocket) == CURLE_OK && isGood
    }

    private func set(_ option: CURLoption, _ value: Int) -> Bool {
        sourcier_setopt_long(handle, option, value) == CURLE_OK
    }

    private func set(_ option: CURLoption, _ value: String?) -> Bool {
        sourcier_setopt_string(handle, option, value) == CURLE_OK
    }

    private func set(_ option: CURLoption, pointer: UnsafeMutableRawPointer?) -> Bool {
        sourcier_setopt_pointer(handle, option, pointer) == CURLE_OK
    }
}

// MARK: - Callbacks

private func takeBody(
    _ data: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
)
    -> Int
{
    take(data, count: count, context) { $0.takeBody($1) }
}

private func takeHeader(
    _ data: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    take(data, count: count, context) { $0.takeHeader($1) }
}

/// Takes the request's head as libcurl sends it; the rest of what libcurl tells of its doings is let go.
private func takeTrace(
    _ handle: UnsafeMutableRawPointer?, _ kind: curl_infotype, _ data: UnsafeMutablePointer<CChar>?, _ count: Int,
    _ context: UnsafeMutableRawPointer?
) -> Int32 {
    guard kind == CURLINFO_HEADER_OUT, let context, count > 0 else { return 0 }
    let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    transfer.takeRequest(UnsafeRawBufferPointer(start: data, count: count))
    return 0
}

/// Hands bytes to the transfer; anything but `count` in return makes libcurl end it. (Their size is always 1.)
private func take(
    _ data: UnsafeMutablePointer<CChar>?, count: Int, _ context: UnsafeMutableRawPointer?,
    _ body: (Transfer, UnsafeRawBufferPointer) -> Bool
) -> Int {
    guard count > 0 else { return 0 }
    guard let context else { return 0 }
    let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    return body(transfer, UnsafeRawBufferPointer(start: data, count: count)) ? count : 0
}

/// Opens a socket to where a name led, if the address rule permits it.
private func openSocket(
    _ context: UnsafeMutableRawPointer?, _ purpose: curlsocktype, _ address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
    guard let context, let address, let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) else { return -1 }
    let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    // The declared field is the head of a longer socket address, `addrlen` bytes in all.
    let bytes = UnsafeRawBufferPointer(
        start: UnsafeRawPointer(address).advanced(by: offset), count: Int(address.pointee.addrlen))
    let ip: IPAddress?
    switch address.pointee.family {
    case AF_INET where bytes.count >= 8: ip = IPAddress(networkBytes: bytes[4..<8])
    case AF_INET6 where bytes.count >= 24: ip = IPAddress(networkBytes: bytes[8..<24])
    default: ip = nil
    }
    guard transfer.permits(ip) else { return -1 }
    return socket(
        address.pointee.family, address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue), address.pointee.protocol)
}

extension Duration {
    /// Whole milliseconds; a long time is cut to what a `long` of libcurl's may hold.
    var milliseconds: Int {
        let (seconds, attoseconds) = components
        return Int(min(max(seconds, 0), 1_000_000)) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
    }
}
