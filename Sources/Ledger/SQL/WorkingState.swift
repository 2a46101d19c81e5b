import Ingestion

/// What polling remembers, as the tables keep it: JSON with the names of the properties.
///
/// A round reads and writes one for every feed and page, so that they have a codec of their own; it reads what
/// Foundation's wrote before.
protocol WorkingState {
    /// `nil` where a member has another type than it should.
    init?(_ members: [String: JSONValue])
    func write(to json: inout CanonicalWriter)
}

extension WorkingState {
    init?(json: [UInt8]) {
        guard let members = JSONParser.parse(json)?.object else { return nil }
        self.init(members)
    }

    var json: String {
        var writer = CanonicalWriter(composes: false)
        writer.object { write(to: &$0) }
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

extension FeedState: WorkingState {
    init?(_ members: [String: JSONValue]) {
        self.init()
        guard let validators = members["validators"]?.object, let failures = members["failures"]?.integer,
            let folders = members["folders"]?.array
        else { return nil }
        title = members["title"]?.string
        siteURL = members["siteURL"]?.string
        self.folders = folders.compactMap(\.string)
        self.validators = Validators(validators)
        bodyDigest = members["bodyDigest"]?.string
        lastPoll = members["lastPoll"]?.integer
        lastSuccess = members["lastSuccess"]?.integer
        nextPoll = members["nextPoll"]?.integer
        nextReason = members["nextReason"]?.string
        self.failures = Int(failures)
        lastStatus = members["lastStatus"]?.integer.map { Int($0) }
        lastError = members["lastError"]?.string
        heldUntil = members["heldUntil"]?.integer
        goneSince = members["goneSince"]?.integer
        movedTo = members["movedTo"]?.string
        lastChange = members["lastChange"]?.integer
        publicationGap = members["publicationGap"]?.integer
        missingSince = members["missingSince"]?.integer
        suspendedSince = members["suspendedSince"]?.integer
        claimant = members["claimant"]?.string
        claimedUntil = members["claimedUntil"]?.integer
        archived = members["archived"]?.object.flatMap { ArchivedCopy($0) }
        hub = members["hub"]?.string
        topic = members["topic"]?.string
        push = members["push"]?.object.flatMap { PushLease($0) }
    }

    func write(to json: inout CanonicalWriter) {
        json.member("archived", archived)
        json.member("bodyDigest", bodyDigest)
        json.member("claimant", claimant)
        json.member("claimedUntil", claimedUntil)
        json.member("failures", Int64(failures))
        json.key("folders")
        json.array { json in for folder in folders { json.string(folder) } }
        json.member("goneSince", goneSince)
        json.member("heldUntil", heldUntil)
        json.member("hub", hub)
        json.member("lastChange", lastChange)
        json.member("lastError", lastError)
        json.member("lastPoll", lastPoll)
        json.member("lastStatus", lastStatus.map { Int64($0) })
        json.member("lastSuccess", lastSuccess)
        json.member("missingSince", missingSince)
        json.member("movedTo", movedTo)
        json.member("nextPoll", nextPoll)
        json.member("nextReason", nextReason)
        json.member("publicationGap", publicationGap)
        if let push {
            json.key("push")
            json.object { push.write(to: &$0) }
        }
        json.member("siteURL", siteURL)
        json.member("suspendedSince", suspendedSince)
        json.member("title", title)
        json.member("topic", topic)
        json.member("validators", validators)
    }
}

extension PageState: WorkingState {
    init?(_ members: [String: JSONValue]) {
        guard let validators = members["validators"]?.object else { return nil }
        self.init(
            validators: Validators(validators), bodyDigest: members["bodyDigest"]?.string,
            lastFetch: members["lastFetch"]?.integer, article: members["article"]?.integer,
            archived: members["archived"]?.object.flatMap { ArchivedCopy($0) },
            origin: members["origin"]?.string.flatMap { PageState.Origin(rawValue: $0) } ?? .page)
    }

    func write(to json: inout CanonicalWriter) {
        json.member("archived", archived)
        json.member("article", article)
        json.member("bodyDigest", bodyDigest)
        json.member("lastFetch", lastFetch)
        if origin != .page { json.member("origin", origin.rawValue) }
        json.member("validators", validators)
    }
}

extension Validators {
    fileprivate init(_ members: [String: JSONValue]) {
        self.init(etag: members["etag"]?.string, lastModified: members["lastModified"]?.string)
    }
}

extension ArchivedCopy {
    fileprivate init?(_ members: [String: JSONValue]) {
        guard let record = members["record"]?.string, let date = members["date"]?.string,
            let digest = members["digest"]?.string, let address = members["address"]?.string
        else { return nil }
        self.init(record: record, date: date, digest: digest, address: address)
    }
}

extension PushLease {
    fileprivate init?(_ members: [String: JSONValue]) {
        guard let hub = members["hub"]?.string, let topic = members["topic"]?.string,
            let token = members["token"]?.string, let secret = members["secret"]?.string
        else { return nil }
        self.init(hub: hub, topic: topic, token: token, secret: secret)
        requested = members["requested"]?.integer
        verified = members["verified"]?.integer
        expires = members["expires"]?.integer
        failures = Int(members["failures"]?.integer ?? 0)
        lastError = members["lastError"]?.string
        lastPush = members["lastPush"]?.integer
    }

    fileprivate func write(to json: inout CanonicalWriter) {
        json.member("expires", expires)
        json.member("failures", Int64(failures))
        json.member("hub", hub)
        json.member("lastError", lastError)
        json.member("lastPush", lastPush)
        json.member("requested", requested)
        json.member("secret", secret)
        json.member("token", token)
        json.member("topic", topic)
        json.member("verified", verified)
    }
}

extension CanonicalWriter {
    fileprivate mutating func member(_ name: StaticString, _ value: String?) {
        guard let value else { return }
        key(name)
        string(value)
    }

    fileprivate mutating func member(_ name: StaticString, _ value: Int64?) {
        guard let value else { return }
        key(name)
        integer(value)
    }

    fileprivate mutating func member(_ name: StaticString, _ value: Validators) {
        key(name)
        object {
            $0.member("etag", value.etag)
            $0.member("lastModified", value.lastModified)
        }
    }

    fileprivate mutating func member(_ name: StaticString, _ value: ArchivedCopy?) {
        guard let value else { return }
        key(name)
        object {
            $0.member("address", value.address)
            $0.member("date", value.date)
            $0.member("digest", value.digest)
            $0.member("record", value.record)
        }
    }
}
