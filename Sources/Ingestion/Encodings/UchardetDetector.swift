import CUchardet

/// Guesses an encoding from the bytes; the one file that owns uchardet's pointers.
///
/// https://www.freedesktop.org/wiki/Software/uchardet/
enum UchardetDetector {
    /// Returns the label of the likeliest encoding; `nil` where uchardet commits itself to none.
    static func label(for bytes: ArraySlice<UInt8>) -> String? {
        guard let detector = uchardet_new() else { return nil }
        defer { uchardet_delete(detector) }
        let status = bytes.withUnsafeBytes { raw in
            uchardet_handle_data(detector, raw.baseAddress?.assumingMemoryBound(to: CChar.self), raw.count)
        }
        guard status == 0 else { return nil }
        uchardet_data_end(detector)
        guard let name = uchardet_get_charset(detector) else { return nil }
        let label = String(cString: name)
        return label.isEmpty ? nil : label
    }
}
