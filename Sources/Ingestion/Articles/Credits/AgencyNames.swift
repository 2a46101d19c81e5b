/// The names and signs of news agencies, as pages write them.
///
/// Which outlet a name stands for isn't known here: the list only tells an agency's sign from other words.
struct AgencyNames: Sendable {
    static let standard = AgencyNames()

    /// Names that are written like this and mean an agency wherever a credit stands.
    private static let names = """
        AFP|Agence France-Presse|AFP=時事|Reuters|Thomson Reuters|rtr|Associated Press|The Associated Press|AP|dpa|DPA\
        |Deutsche Presse-Agentur|dpa-AFX|dpa-infocom|dpa-tmn|apa|APA|Austria Presse Agentur|sda|SDA|Keystone-SDA\
        |Keystone-ATS|ATS|ats|AWP|awp|ANSA|Ansa|EFE|Efe|Agencia EFE|Europa Press|EP|Lusa|ANP|Belga|BELGA|Ritzau|NTB|TT\
        |STT|PAP|ČTK|CTK|TASR|SITA|MTI|Agerpres|Mediafax|BTA|Tanjug|Beta|HINA|STA|LETA|BNS|ELTA|PTI|ANI|IANS|UNI|AAP\
        |PA|PA Media|PA Wire|Press Association|UPI|Bloomberg|Bloomberg News|Dow Jones|Dow Jones Newswires|epd|KNA|kna\
        |sid|SID|dts|DTS|dts Nachrichtenagentur|dapd|ddp|ots|AKP|Xinhua|新华社|新華社|中新社|中央社|CNA|Kyodo|Kyodo News\
        |共同|共同通信|時事|時事通信|ロイター|Jiji|Jiji Press|Yonhap|연합뉴스|뉴시스|뉴스1|TASS|ТАСС|Interfax|Интерфакс|RIA Novosti\
        |РИА Новости|Ukrinform|Укринформ|BelTA|Anadolu|Anadolu Agency|Anadolu Ajansı|AA|DHA|İHA|IHA|MENA|SPA|WAM|QNA|KUNA\
        |Petra|NNA|IRNA|ISNA|Tasnim|AGI|Adnkronos|askanews|LaPresse|Telam|Télam|Agência Brasil|Agência Estado\
        |Estadão Conteúdo|Folhapress|Notimex|Antara|Bernama|VNA|TTXVN|The Canadian Press|La Presse Canadienne\
        |Canadian Press|Tribune News Service|CNN Wire|States News Service|Zuma|Agenturen|Agenturmaterial|agencies\
        |news agencies|agences|agencias|agenzie|agenturer
        """

    private let names: Set<String>
    /// The same in lower case, for signs in brackets.
    private let lowercased: Set<String>

    /// A telling word of each name, by its hash.
    private let firstWords: WordTable<Bool>

    private init() {
        let list = Self.names.split(separator: "|").map { String($0) }
        names = Set(list)
        lowercased = Set(list.map { $0.lowercased() })
        // What many texts hold tells nothing: there the second word must do.
        let common = Set(["the", "la", "news", "states", "agencia", "press"].map { WordHash.of($0.utf8) })
        let first = list.compactMap { name in
            WordHash.words(of: name.utf8).first { !common.contains($0) }
        }
        firstWords = WordTable(Dictionary(first.map { ($0, true) }) { first, _ in first })
    }

    /// Whether a text is an agency's name; in brackets its case doesn't matter.
    func contains(_ text: some StringProtocol, anyCase: Bool = false) -> Bool {
        names.contains(String(text)) || (anyCase && lowercased.contains(text.lowercased()))
    }

    /// Whether a name may occur in a text: a quick look that spares most lines a closer one.
    func mayOccur(in utf8: ArraySlice<UInt8>) -> Bool {
        if utf8.contains(where: { $0 >= 0xE3 && $0 <= 0xED }) { return true }
        return WordHash.words(of: utf8).contains { firstWords[$0] != nil }
    }

    /// Whether it is a word for agencies in general, so that no agency is named.
    static func isGeneral(_ name: some StringProtocol) -> Bool {
        ["agenturen", "agenturmaterial", "agencies", "news agencies", "agences", "agencias", "agenzie", "agenturer"]
            .contains(name.lowercased())
    }
}
