extension UInt8 {
    /// White space of markup: space, tab, line feed, vertical tab, form feed, carriage return.
    var isMarkupSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
}
