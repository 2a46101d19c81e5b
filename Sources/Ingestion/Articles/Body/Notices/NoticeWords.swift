/// Recognizes notices by the things that they speak of together, which no class name may announce.
///
/// One pass over a text gives a set of things (`things(in:)`); a notice is what speaks of enough of them.
struct NoticeWords: Sendable {
    static let standard = NoticeWords()

    /// Kinds of notices, in the order of `NoticeTable.topics`.
    enum Topic: Int, Sendable, CaseIterable {
        /// Asks for consent to cookies and tracking.
        case consent
        /// Says that links bring a commission.
        case affiliate
        /// Offers mail at regular times.
        case newsletter
        /// Asks for money for journalism.
        case support
        /// Offers a subscription.
        case offer
        /// Invites to an app.
        case app
        /// Says that an account is in use elsewhere.
        case account
    }

    /// No word of the table is shorter, in bytes.
    private static let shortest = 2

    /// For each word the bits of the things that it means.
    private let words: WordTable<UInt64>
    private var topics: [(things: UInt64, needed: UInt64, fewest: Int)] = []

    private init() {
        var words: [UInt64: UInt64] = [:]
        var bit: UInt64 = 1
        for topic in NoticeTable.topics {
            var things: UInt64 = 0
            var needed: UInt64 = 0
            for thing in topic.things.split(separator: " ") where bit != 0 {
                things |= bit
                if thing.hasPrefix("!") { needed |= bit }
                for word in thing.drop(while: { $0 == "!" }).split(separator: "|") {
                    words[WordHash.of(word.utf8), default: 0] |= bit
                }
                bit <<= 1
            }
            topics.append((things, needed, topic.fewest))
        }
        self.words = WordTable(words)
    }

    /// The things that a run of text speaks of, as bits.
    func things(in text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var things: UInt64 = 0
        var hash = WordHash.seed
        var length = 0
        var previous: UInt8 = 0
        for byte in text {
            defer { previous = byte }
            // What begins with C2 is a mark or a blank («, a no-break space), and no letter.
            if byte.isASCIILetter || (byte >= 0x80 && byte != 0xC2 && previous != 0xC2) {
                hash = WordHash.step(hash, byte.asciiLowercased)
                length += 1
            } else {
                if length >= Self.shortest, let thing = words[hash] { things |= thing }
                hash = WordHash.seed
                length = 0
            }
        }
        if length >= Self.shortest, let thing = words[hash] { things |= thing }
        return things
    }

    /// Whether so many things make a notice of a kind.
    func isNotice(_ things: UInt64, of topic: Topic) -> Bool {
        guard topics.indices.contains(topic.rawValue) else { return false }
        let rule = topics[topic.rawValue]
        return things & rule.needed == rule.needed && (things & rule.things).nonzeroBitCount >= rule.fewest
    }
}
