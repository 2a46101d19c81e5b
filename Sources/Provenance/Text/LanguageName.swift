/// Languages by name.
public enum LanguageName {
    /// The name of a language by its ISO 639-1 code, in a language of the interface (`en`, `fr`, `de`); the code where it
    /// has none here.
    public static func text(_ code: String, in language: String = "en") -> String {
        guard let name = names[code] else { return code }
        switch language {
        case "fr": return name.french
        case "de": return name.german
        default: return name.english
        }
    }

    private static let names: [String: (english: String, french: String, german: String)] = [
        "ar": ("Arabic", "arabe", "Arabisch"),
        "da": ("Danish", "danois", "Dänisch"),
        "de": ("German", "allemand", "Deutsch"),
        "en": ("English", "anglais", "Englisch"),
        "es": ("Spanish", "espagnol", "Spanisch"),
        "fr": ("French", "français", "Französisch"),
        "it": ("Italian", "italien", "Italienisch"),
        "ja": ("Japanese", "japonais", "Japanisch"),
        "ko": ("Korean", "coréen", "Koreanisch"),
        "nl": ("Dutch", "néerlandais", "Niederländisch"),
        "no": ("Norwegian", "norvégien", "Norwegisch"),
        "pl": ("Polish", "polonais", "Polnisch"),
        "pt": ("Portuguese", "portugais", "Portugiesisch"),
        "ru": ("Russian", "russe", "Russisch"),
        "sv": ("Swedish", "suédois", "Schwedisch"),
        "tr": ("Turkish", "turc", "Türkisch"),
        "uk": ("Ukrainian", "ukrainien", "Ukrainisch"),
        "zh": ("Chinese", "chinois", "Chinesisch"),
    ]
}
