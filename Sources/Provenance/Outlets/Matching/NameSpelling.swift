/// Compares a name with the letters of a text whose keys are the same: capitals and accents.
enum NameSpelling {
    /// Whether a text writes a name at an offset as it may be written.
    ///
    /// Accents may be left away, never added. A name in small letters may begin with a capital; a whole name may stand
    /// in capitals; a short form in capitals must, unless it is long enough to be read as a word (Tass).
    static func agrees(_ form: NameForm, with text: ScalarText, at start: Int) -> Bool {
        let name = form.scalars
        guard start + name.count <= text.count else { return false }
        var upper = 0
        var lower = 0
        for index in name.indices {
            let scalar = text.scalars[start + index]
            let folded = ScalarText.fold(name[index])
            guard NameKey.agrees(name: folded, text: text.folded[start + index]) else { return false }
            if scalar.isUpper { upper += 1 } else if scalar.properties.isLowercase { lower += 1 }
        }
        if lower == 0, upper > 1 { return upper + lower >= 3 || form.traits.contains(.acronym) }
        if form.traits.contains(.acronym) {
            if upper == 0, isSign(start..<start + name.count, in: text) { return true }
            if zip(name, text.scalars[start...]).allSatisfy({ !$0.isUpper || $1.isUpper }) { return true }
            let isWord = name.count >= 4 && !form.traits.contains(.common)
            return isWord && upper == 1 && text.scalars[start].isUpper
        }
        guard let first = name.indices.first(where: { name[$0].isUpper || name[$0].properties.isLowercase }) else {
            return true
        }
        let own = name[first]
        let written = text.scalars[start + first]
        if own.isUpper {
            return written.isUpper && (!form.traits.contains(.common) || isPlain(name, text, start, first))
        }
        return true
    }

    /// Whether a short form in small letters signs a text: alone or with others of its kind in brackets or on its line
    /// ("(sda/afp)").
    static func isSign(_ range: Range<Int>, in text: ScalarText) -> Bool {
        guard range.count >= 3, let start = edge(of: range, by: -1, in: text),
            let end = edge(of: range, by: 1, in: text)
        else { return false }
        let opens = start < 0 || text.scalars[start].isLineEnd || text.scalars[start] == "("
        let closes = end >= text.count || text.scalars[end].isLineEnd || text.scalars[end] == ")"
        return opens && closes && end - start < longestSign
    }

    private static let longestSign = 24

    /// Where what may stand in a sign ends, going from a short form; `nil` where a longer word stands there.
    private static func edge(of range: Range<Int>, by step: Int, in text: ScalarText) -> Int? {
        var position = step < 0 ? range.lowerBound - 1 : range.upperBound
        var letters = 0
        while position >= 0, position < text.count {
            let scalar = text.scalars[position]
            if scalar.isLineEnd || scalar == "(" || scalar == ")" { return position }
            if scalar.isWordCharacter {
                letters += 1
                guard letters <= 5 else { return nil }
            } else {
                guard scalar == "/" || scalar == "," || scalar.isBlank || scalar == "-" else { return nil }
                letters = 0
            }
            position += step
        }
        return position
    }

    /// Whether no letter within a word is a capital where the name has none ("HeuTe").
    private static func isPlain(_ name: [Unicode.Scalar], _ text: ScalarText, _ start: Int, _ first: Int) -> Bool {
        for index in name.indices where index > first {
            if text.scalars[start + index].isUpper, !name[index].isUpper { return false }
        }
        return true
    }
}
