/// Recognizes notices in scripts that set no spaces between words, by what they say.
struct NoticeFragments: Sendable {
    static let standard = NoticeFragments()

    private let fragments: [(bytes: [UInt8], topic: NoticeWords.Topic)]

    private init() {
        fragments = NoticeTable.fragments.flatMap { topic, list in
            list.split(separator: "|").map { (Array($0.utf8), topic) }
        }
    }

    /// The topic of a short text.
    func topic(of text: [UInt8]) -> NoticeWords.Topic? {
        guard text.contains(where: { $0 >= 0xE3 && $0 <= 0xED }) else { return nil }
        for index in text.indices where text[index] >= 0xE3 && text[index] <= 0xED {
            for fragment in fragments where text[index] == fragment.bytes[0] {
                if text[index...].starts(with: fragment.bytes) { return fragment.topic }
            }
        }
        return nil
    }
}
