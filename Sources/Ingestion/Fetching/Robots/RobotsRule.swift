/// One line of a robots.txt that allows or forbids paths.
struct RobotsRule: Sendable, Hashable {
    let isAllowed: Bool
    /// How much of a path the rule names, in bytes: the longest rule that matches decides.
    let length: Int
    /// What stands between the asterisks.
    private let pieces: [[UInt8]]
    /// Whether the pattern ends in `$`: nothing may follow.
    private let isWhole: Bool

    /// Characters that an address escapes in its path.
    private static let escaped = ByteSet("\"<>^`{}")

    /// Reads a pattern; `nil` for an empty one.
    init?(_ pattern: ArraySlice<UInt8>, isAllowed: Bool) {
        guard !pattern.isEmpty else { return nil }
        var text: [UInt8] = []
        PercentEncoding.append(pattern, escaping: Self.escaped, to: &text)
        text = PercentEncoding.normalized(text[...])
        self.isAllowed = isAllowed
        length = text.count
        isWhole = text.last == UInt8(ascii: "$")
        if isWhole { text.removeLast() }
        pieces = text.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false).map { Array($0) }
    }

    /// Whether a path with its query, escapes normalized, begins as the pattern says (RFC 9309 §2.2.2).
    func matches(_ path: [UInt8]) -> Bool {
        guard let first = pieces.first, path.starts(with: first) else { return false }
        var position = first.count
        let rest = pieces.dropFirst()
        guard let last = rest.last else { return !isWhole || position == path.count }
        // The leftmost place for each piece leaves the most room for the next.
        for piece in rest.dropLast() {
            guard let found = Self.find(piece, in: path, from: position) else { return false }
            position = found + piece.count
        }
        if isWhole { return path.count - position >= last.count && path.suffix(last.count).elementsEqual(last) }
        return Self.find(last, in: path, from: position) != nil
    }

    /// Where a piece first stands, in linear time (Knuth, Morris and Pratt).
    private static func find(_ piece: [UInt8], in path: [UInt8], from start: Int) -> Int? {
        guard !piece.isEmpty else { return start }
        guard path.count - start >= piece.count else { return nil }
        var borders = [0]
        borders.reserveCapacity(piece.count)
        var matched = 0
        for byte in piece.dropFirst() {
            while matched > 0, piece[matched] != byte { matched = borders[matched - 1] }
            if piece[matched] == byte { matched += 1 }
            borders.append(matched)
        }
        matched = 0
        for index in start..<path.count {
            while matched > 0, piece[matched] != path[index] { matched = borders[matched - 1] }
            if piece[matched] == path[index] { matched += 1 }
            if matched == piece.count { return index + 1 - matched }
        }
        return nil
    }
}
