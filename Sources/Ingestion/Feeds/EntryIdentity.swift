/// Gives every entry of a feed a name of its own.
enum EntryIdentity {
    /// Makes the ids non-empty and distinct, stably: from what the entry says, never from where it stands alone.
    static func settle(_ entries: inout [FeedEntry]) {
        var seen = Set<String>(minimumCapacity: entries.count)
        // How often each made-up id has been given, so that a thousand copies don't look for a free one a thousand times.
        var copies: [String: Int] = [:]
        for index in entries.indices {
            var id = entries[index].id
            if id.isEmpty { id = entries[index].url ?? digest(of: entries[index]) }
            if !seen.insert(id).inserted {
                let distinct = id + "#" + digest(of: entries[index])
                var copy = copies[distinct] ?? 1
                id = copy == 1 ? distinct : distinct + "-\(copy)"
                while !seen.insert(id).inserted {
                    copy += 1
                    id = distinct + "-\(copy)"
                }
                copies[distinct] = copy + 1
            }
            entries[index].id = id
        }
    }

    /// 128 bits of FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) over what makes the entry this one.
    private static func digest(of entry: FeedEntry) -> String {
        var low = UInt64(0xcbf2_9ce4_8422_2325)
        var high = UInt64(0x6c62_272e_07bb_0142)
        let parts = [
            entry.url, entry.title, entry.published?.description, entry.contentHTML, entry.contentText, entry.summary,
            entry.attachments.first?.url,
        ]
        for part in parts {
            for byte in (part ?? "").utf8 {
                low = (low ^ UInt64(byte)) &* 0x100_0000_01b3
                high = (high ^ UInt64(byte)) &* 0x100_0000_01b3 ^ low >> 32
            }
            low = (low ^ 0xFF) &* 0x100_0000_01b3
        }
        return hex(high) + hex(low)
    }

    private static func hex(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
