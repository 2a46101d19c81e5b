/// Addresses as messages show them: on one line, of bounded length, without a password.
enum AddressText {
    private static let longest = 200

    static func shortened(_ text: String) -> String {
        let clean = String(
            String.UnicodeScalarView(text.unicodeScalars.prefix(longest).map { $0.value < 0x20 ? " " : $0 }))
        return text.unicodeScalars.count > longest ? clean + "…" : clean
    }
}

extension WebAddress {
    /// The address as a message shows it.
    var shown: String {
        var parts = parts
        guard parts.user != nil else { return AddressText.shortened(string) }
        parts.user = nil
        return AddressText.shortened(WebAddress(parts).string)
    }
}
