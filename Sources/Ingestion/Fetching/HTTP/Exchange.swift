/// One HTTP request, as it goes to libcurl.
struct ExchangeRequest: Sendable {
    var address: WebAddress
    /// Whole header lines, without line breaks.
    var fields: [[UInt8]]
    /// The proxy to go through; `nil` for none.
    var proxy: String?
    /// What is left of the time that the fetch may take.
    var timeout: Duration
    /// Cookies of earlier steps of the same fetch, in the form in which libcurl gave them.
    var cookies: [String] = []
    /// Whether a content coding is asked for and undone.
    var decodesContent = true
    /// Whether the request's head is to be known as it was sent.
    var isRecorded = false
    /// What is posted; `nil` where something is asked for.
    var posted: [UInt8]?
}

/// What came back to one request.
struct ExchangeResponse: Sendable {
    var status: Int
    var fields: [(name: String, value: String)]
    var body: [UInt8]
    var cookies: [String]
    /// How long it took, without the wait for a turn.
    var elapsed: Duration
    /// The request's and the response's head as they went over the wire.
    var requestHead: [UInt8] = []
    var responseHead: [UInt8] = []
    /// Whether the rest of the body was not wanted.
    var isCutShort = false

    func field(_ name: String) -> String? { fields.first { $0.name == name }?.value }
}

extension RecordedExchange {
    init(_ response: ExchangeResponse, at address: WebAddress, held: ArchivedCopy?) {
        self.init(
            address: address, requestHead: response.requestHead, responseHead: response.responseHead,
            status: response.status, body: response.status == 304 ? [] : response.body,
            isCutShort: response.isCutShort, held: held)
    }
}

/// Why no response came back.
enum ExchangeFailure: Error, Sendable {
    /// The address rule refused every address of the host; the one named was the last.
    case forbidden(IPAddress?)
    case bodyTooLong
    case headerTooLong
    /// The body's content coding is broken; it took so long to find out.
    case badCoding(elapsed: Duration)
    case cancelled
    /// libcurl's result, its own words, and how long it had taken.
    case failed(code: UInt32, detail: String, elapsed: Duration)
}
