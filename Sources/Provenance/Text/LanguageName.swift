/// Languages by their English name.
public enum LanguageName {
    /// The name of a language by its ISO 639-1 code; the code where it has none here.
    public static func text(_ code: String) -> String { names[code] ?? code }

    private static let names = [
        "ar": "Arabic", "da": "Danish", "de": "German", "en": "English", "es": "Spanish", "fr": "French",
        "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
        "pt": "Portuguese", "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
    ]
}
