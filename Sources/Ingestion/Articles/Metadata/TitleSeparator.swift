/// The signs that part a headline from the site's name.
enum TitleSeparator {
    /// How many bytes the separator at `index` has; 0 where there is none.
    static func length(_ bytes: [UInt8], at index: Int) -> Int {
        switch bytes[index] {
        case 0x7C, 0x2D, 0x3A, 0x2F, 0x7E, 0x5F: return 1
        case 0xC2:
            // · » «
            guard index + 1 < bytes.count else { return 0 }
            return [0xB7, 0xBB, 0xAB].contains(bytes[index + 1]) ? 2 : 0
        case 0xE2:
            // – — • ‹ › ⋆ ★
            guard index + 2 < bytes.count else { return 0 }
            if bytes[index + 1] == 0x8B, bytes[index + 2] == 0x86 { return 3 }
            if bytes[index + 1] == 0x98, bytes[index + 2] == 0x85 { return 3 }
            guard bytes[index + 1] == 0x80 else { return 0 }
            return [0x93, 0x94, 0xA2, 0xB9, 0xBA].contains(bytes[index + 2]) ? 3 : 0
        case 0xEF:
            guard index + 2 < bytes.count else { return 0 }
            return bytes[index + 1] == 0xBD && bytes[index + 2] == 0x9C ? 3 : 0
        default: return 0
        }
    }

    /// Whether it stands between words; a dash or a colon within a word separates nothing.
    static func isSpaced(_ bytes: [UInt8], at index: Int, from start: Int) -> Bool {
        if bytes[index] == 0x7C || bytes[index] == 0xEF || bytes[index] == 0xC2 || bytes[index] == 0x5F { return true }
        guard index > start else { return false }
        // A space, or a no-break space's last byte.
        return bytes[index - 1] == 0x20 || (bytes[index - 1] == 0xA0 && index - 1 > start)
    }

    /// Whether a sign parts a title from a site's name and hardly anything else: `|`, `«`, `»`, `⋆`, `★`, `｜`.
    static func isStrong(_ bytes: [UInt8], at index: Int) -> Bool {
        switch bytes[index] {
        case 0x7C, 0xEF: true
        case 0xC2: index + 1 < bytes.count && bytes[index + 1] != 0xB7
        case 0xE2: index + 1 < bytes.count && (bytes[index + 1] == 0x8B || bytes[index + 1] == 0x98)
        default: false
        }
    }
}
