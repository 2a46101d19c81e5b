/// A number as news writes it, in one form: `1,8` in French is `1.8` in English.
struct Figure: Sendable, Hashable {
    /// The digits without zeros at either end.
    private(set) var digits: [UInt8]
    /// The power of ten that the digits, read as a whole number, are multiplied by.
    private(set) var exponent: Int

    /// Reads digits with their separators.
    ///
    /// A comma or point with other than three digits behind it is the decimal one; with three it groups, unless the
    /// language writes decimals so. Blanks and apostrophes group.
    init?(_ scalars: ArraySlice<Unicode.Scalar>, decimalComma: Bool) {
        var digits: [UInt8] = []
        var decimals = 0
        var afterPoint = false
        let text = Array(scalars)
        for (index, scalar) in text.enumerated() {
            if scalar.isDigit {
                digits.append(UInt8(scalar.value - 0x30))
                if afterPoint { decimals += 1 }
            } else if scalar == "." || scalar == "," {
                let run = text[(index + 1)...].prefix { $0.isDigit }.count
                let isLast = !text[(index + 1)...].contains { $0 == "." || $0 == "," }
                let isDecimalSign = (scalar == ",") == decimalComma
                if isLast, run != 3 || (isDecimalSign && !text[..<index].contains(where: { $0 == scalar })) {
                    afterPoint = run != 3 || isDecimalSign
                }
            }
        }
        guard !digits.isEmpty, digits.count <= 18 else { return nil }
        self.digits = digits
        exponent = -decimals
        normalize()
    }

    init(_ number: Int) {
        digits = String(max(number, 0)).utf8.map { $0 - 0x30 }
        exponent = 0
        normalize()
    }

    /// Multiplies by a power of ten.
    mutating func scale(by power: Int) { exponent += power }

    /// How many digits carry information.
    var significance: Int { digits.count }

    /// The whole number, where it is a small one.
    var whole: Int? {
        guard exponent >= 0, digits.count + exponent <= 6 else { return nil }
        var value = digits.reduce(0) { $0 * 10 + Int($1) }
        for _ in 0..<exponent { value *= 10 }
        return value
    }

    var key: UInt32 {
        WordKey.hash(digits + [UInt8(truncatingIfNeeded: exponent + 100)], seed: 0x5EED_0002)
    }

    private mutating func normalize() {
        while digits.count > 1, digits.last == 0 {
            digits.removeLast()
            exponent += 1
        }
        while digits.count > 1, digits.first == 0 { digits.removeFirst() }
        if digits == [0] { exponent = 0 }
    }
}
