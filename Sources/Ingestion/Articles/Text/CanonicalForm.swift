import Foundation

/// Normalization form C (https://www.unicode.org/reports/tr15/), with a quick look that spares most texts the work.
enum CanonicalForm {
    static func composed(_ text: String) -> String {
        var text = text
        let changed: [UInt8]? = text.withUTF8 { isSurelyComposed($0) ? nil : composed($0) }
        return changed.map { String(decoding: $0, as: UTF8.self) } ?? text
    }

    /// How long a piece is that is composed at a time, in bytes, and how many marks may follow one letter.
    private static let pieceLength = 512

    /// Composes valid UTF-8 piece by piece: nothing composes across an ASCII letter's left side.
    static func composed(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var start = 0
        while start < bytes.count {
            var end = min(start + pieceLength, bytes.count)
            while end < bytes.count, bytes[end] >= 0x80, end < start + 8 * pieceLength || bytes[end] & 0xC0 == 0x80 {
                end += 1
            }
            let piece = UnsafeBufferPointer(rebasing: bytes[start..<end])
            if isSurelyComposed(piece) {
                result.append(contentsOf: piece)
            } else {
                result.append(
                    contentsOf: String(decoding: piece, as: UTF8.self).precomposedStringWithCanonicalMapping.utf8)
            }
            start = end
        }
        return result
    }

    /// Whether valid UTF-8 is in form C for certain: it holds nothing that decomposes otherwise, combines or reorders.
    static func isSurelyComposed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        let count = bytes.count
        while index < count {
            let byte = bytes[index]
            if byte < 0xCC {
                index += 1
                continue
            }
            guard index + 1 < count else { return false }
            let next = bytes[index + 1]
            if byte < 0xE0 {
                if isDoubtful(byte, next) { return false }
                index += 2
            } else if byte < 0xF0 {
                guard index + 2 < count else { return false }
                if isDoubtful(byte, next, bytes[index + 2]) { return false }
                index += 3
            } else {
                // Emoji and the ideographs of planes 2 and 3, but for their compatibility forms.
                let isEmoji = byte == 0xF0 && next == 0x9F
                let isIdeograph = byte == 0xF0 && next >= 0xA0 && next < 0xAF
                if !isEmoji && !isIdeograph { return false }
                index += 4
            }
        }
        return true
    }

    /// Whether a scalar of two bytes may change: combining marks of Latin, Greek, Cyrillic, Hebrew and Arabic, and
    /// the signs that stand for another.
    private static func isDoubtful(_ first: UInt8, _ second: UInt8) -> Bool {
        switch first {
        case 0xCC: true
        case 0xCD: second < 0xB0 || second == 0xB4 || second == 0xBE
        case 0xCE: second == 0x87
        case 0xD2: second >= 0x83 && second <= 0x87
        case 0xD6: second >= 0x91
        case 0xD7: second < 0x88
        case 0xD8: second >= 0x90 && second <= 0x9A
        case 0xD9: (second >= 0x8B && second <= 0x9F) || second == 0xB0
        case 0xDB: second >= 0x96 && second <= 0xAD
        case 0xDC...0xDF: true
        default: false
        }
    }

    private static func isDoubtful(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        switch first {
        case 0xE0:
            // Devanagari only has the nukta and the letters that hold it; the other Indic and Thai signs vary.
            if second == 0xA4 { return third == 0xBC }
            if second == 0xA5 {
                return third >= 0x91 && third <= 0x9F && third != 0x95 && third != 0x96 && third != 0x97
            }
            return true
        case 0xE1: return !(second >= 0xB8 && second <= 0xBB)
        case 0xE2:
            switch second {
            case 0x80: return third < 0x82
            case 0x83: return third >= 0x90
            case 0x84: return third == 0xA6 || third == 0xAA || third == 0xAB
            case 0x8C: return third == 0xA9 || third == 0xAA
            case 0xAB: return third == 0x9C
            case 0xB3, 0xB5, 0xB7: return true
            default: return false
            }
        case 0xE3:
            return (second == 0x80 && third >= 0xAA && third <= 0xAF)
                || (second == 0x82 && (third == 0x99 || third == 0x9A))
        case 0xEA: return second < 0xB0 && second >= 0x99
        case 0xEF: return (second >= 0xA4 && second <= 0xAD) || (second == 0xB8 && third >= 0xA0)
        default: return false
        }
    }
}
