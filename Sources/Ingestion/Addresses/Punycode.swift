/// Punycode (RFC 3492, https://www.rfc-editor.org/rfc/rfc3492).
enum Punycode {
    private static let base = 36
    private static let tMin = 1
    private static let tMax = 26

    /// Encodes the scalars of one label, without the prefix `xn--`; `nil` for a label that no name can hold.
    static func encode(_ scalars: [UInt32]) -> [UInt8]? {
        guard scalars.count <= 255 else { return nil }
        var out = scalars.filter { $0 < 0x80 }.map { UInt8(truncatingIfNeeded: $0) }
        let basicCount = out.count
        var handled = basicCount
        if basicCount > 0 { out.append(UInt8(ascii: "-")) }
        var next: UInt32 = 0x80
        var delta = 0
        var bias = 72
        while handled < scalars.count {
            guard let smallest = scalars.lazy.filter({ $0 >= next }).min() else { return nil }
            // At most 0x10FFFF times 256: far from overflow.
            delta += Int(smallest - next) * (handled + 1)
            next = smallest
            for scalar in scalars {
                if scalar < next { delta += 1 }
                guard scalar == next else { continue }
                append(delta, bias: bias, to: &out)
                bias = adapt(delta, count: handled + 1, isFirst: handled == basicCount)
                delta = 0
                handled += 1
            }
            delta += 1
            next += 1
        }
        return out
    }

    /// Appends a number as a generalized variable-length integer.
    private static func append(_ delta: Int, bias: Int, to out: inout [UInt8]) {
        var rest = delta
        var step = base
        while true {
            let threshold = min(max(step - bias, tMin), tMax)
            if rest < threshold { break }
            out.append(digit(threshold + (rest - threshold) % (base - threshold)))
            rest = (rest - threshold) / (base - threshold)
            step += base
        }
        out.append(digit(rest))
    }

    private static func digit(_ value: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: value < 26 ? 0x61 + value : 0x16 + value)
    }

    private static func adapt(_ delta: Int, count: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / count
        var steps = 0
        while delta > (base - tMin) * tMax / 2 {
            delta /= base - tMin
            steps += base
        }
        return steps + (base - tMin + 1) * delta / (delta + 38)
    }
}
