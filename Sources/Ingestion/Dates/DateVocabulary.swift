/// The words that dates are written with, by language.
enum DateVocabulary {
    /// A row a language: the twelve months, alternatives by `|`.
    ///
    /// Every beginning of three letters or more stands for the whole word where it is unambiguous in its language; what
    /// two languages have goes to the upper one. Accents don't count.
    private static let months = """
        january february march april may june july august september october november december
        januar|jaenner|janner|jan februar|feber|feb marz|maerz|mrz april mai juni|jun juli|jul august september \
        oktober november dezember
        janvier fevrier|fevr mars avril mai juin juillet|juil aout septembre octobre novembre decembre
        enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre
        gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
        janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro
        januari februari maart|mrt april mei juni juli augustus september oktober november december
        januari februari mars april maj juni juli augusti september oktober november december
        januar februar marts|mars april maj|mai juni juli august september oktober november december|desember
        tammikuu|tammikuuta helmikuu|helmikuuta maaliskuu|maaliskuuta huhtikuu|huhtikuuta toukokuu|toukokuuta \
        kesakuu|kesakuuta heinakuu|heinakuuta elokuu|elokuuta syyskuu|syyskuuta lokakuu|lokakuuta \
        marraskuu|marraskuuta joulukuu|joulukuuta
        styczen|stycznia luty|lutego marzec|marca kwiecien|kwietnia maj|maja czerwiec|czerwca lipiec|lipca \
        sierpien|sierpnia wrzesien|wrzesnia pazdziernik|pazdziernika listopad|listopada grudzien|grudnia
        leden|ledna unor|unora brezen|brezna duben|dubna kveten|kvetna cerven|cervna cervenec|cervence srpen|srpna \
        zari rijen|rijna listopad|listopadu prosinec|prosince
        januar|januara februar|februara marec|marca april|aprila maj|maja jun|juna jul|jula august|augusta \
        september|septembra oktober|oktobra november|novembra december|decembra
        январь|января февраль|февраля март|марта апрель|апреля май|мая июнь|июня июль|июля август|августа \
        сентябрь|сентября октябрь|октября ноябрь|ноября декабрь|декабря
        січень|січня лютий|лютого березень|березня квітень|квітня травень|травня червень|червня липень|липня \
        серпень|серпня вересень|вересня жовтень|жовтня листопад|листопада грудень|грудня
        ιανουαριος|ιανουαριου|ιαν φεβρουαριος|φεβρουαριου|φεβ μαρτιος|μαρτιου|μαρ|μαμ απριλιος|απριλιου|απρ \
        μαιος|μαιου|μαι ιουνιος|ιουνιου|ιουν|ιον ιουλιος|ιουλιου|ιουλ|ιολ αυγουστος|αυγουστου|αυγ \
        σεπτεμβριος|σεπτεμβριου|σεπ οκτωβριος|οκτωβριου|οκτ νοεμβριος|νοεμβριου|νοε|νοβ δεκεμβριος|δεκεμβριου|δεκ
        januar|jan februar|feb|februari marcius|marciuis aprilis|aprilius majus|maijus junius juliius|julius \
        augusztus szeptember oktober november december
        ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik
        ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
        يناير فبراير مارس أبريل|ابريل مايو يونيو يوليو أغسطس|اغسطس سبتمبر أكتوبر|اكتوبر نوفمبر ديسمبر
        जनवरी फरवरी|फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर|सितम्बर अक्टूबर|अक्तूबर नवंबर|नवम्बर दिसंबर|दिसम्बर
        """

    /// Month by name or unambiguous beginning; 0 where a beginning is of two months.
    private static let monthTable: [String: Int] = {
        var whole: [String: Int] = [:]
        var beginnings: [String: Int] = [:]
        for row in months.split(separator: "\n") {
            var own: [String: Int] = [:]
            for (index, names) in row.split(separator: " ").enumerated() {
                for name in names.split(separator: "|").map(String.init) {
                    if whole[name] == nil { whole[name] = index + 1 }
                    var beginning = name
                    while beginning.unicodeScalars.count >= 3 {
                        let known = own[beginning] ?? index + 1
                        own[beginning] = known == index + 1 ? known : 0
                        beginning.unicodeScalars.removeLast()
                    }
                }
            }
            // "mar" is March in a dozen languages, and November in one further down.
            beginnings.merge(own) { first, _ in first }
        }
        return beginnings.merging(whole) { $1 }
    }()

    /// Weekdays, and words that may stand in a date and say nothing.
    private static let idle: Set<String> = {
        let words = """
            monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun
            montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
            lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim
            lunes martes miercoles jueves viernes sabado domingo mie jue vie sab dom
            lunedi martedi mercoledi giovedi venerdi sabato domenica gio
            segunda terca quarta quinta sexta feira seg ter qua qui sex
            maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma woe don vrij za zo wo vr
            mandag tirsdag onsdag torsdag fredag lordag sondag man tir ons tor fre lor son tis tisdag
            maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai
            poniedzialek wtorek sroda czwartek piatek sobota niedziela pon wto sro czw pia sob nie
            po ut st ct pa so ne pn wt sr cz pt sb nd ti ke to pe la su mon tors lor son cs sze szo pzt sal car per cum cmt paz
            pondeli utery streda ctvrtek patek nedele
            понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс
            понеділок вівторок середа четвер пятниця субота неділя
            δευτερα τριτη τεταρτη πεμπτη παρασκευη σαββατο κυριακη κυρ δευ τρι τετ πεμ παρ σαβ
            hetfo kedd szerda csutortok pentek szombat vasarnap
            pazartesi sali carsamba persembe cuma cumartesi pazar
            월요일 화요일 수요일 목요일 금요일 토요일 일요일 월 화 수 목 금 토 일 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日
            星期一 星期二 星期三 星期四 星期五 星期六 星期日
            the on at of st nd rd th t um den der am dem vom von ab uhr h le la les a de du del della des er ere il el
            los las alle ore o ordinal kl klo godz w dne v o at hs hrs hod ob om och i на в г года год р року
            published updated posted last modified date created first
            veroffentlicht aktualisiert zuletzt erstellt stand geandert publiziert datum
            publie publiee mis mise jour modifie le et pubblicato aggiornato publicado actualizado fecha gepubliceerd
            """
        return Set(words.split { $0 == " " || $0 == "\n" }.map(String.init))
    }()

    /// Returns 1 to 12 for a month's name or its beginning.
    ///
    /// - Parameter word: folded by `folded(_:)`.
    /// - Returns: `nil` where it is none, or could be two.
    static func month(_ word: String) -> Int? {
        if let month = monthTable[word] { return month == 0 ? nil : month }
        return nil
    }

    /// Whether a folded word may stand in a date and says nothing.
    static func isIdle(_ word: String) -> Bool { idle.contains(word) }

    /// Returns whether a folded word says "before noon" (`false`) or "after noon" (`true`).
    static func isAfternoon(_ word: String) -> Bool? {
        switch word {
        case "am", "오전", "午前", "上午", "πμ", "vorm": false
        case "pm", "오후", "午後", "下午", "μμ", "nachm": true
        default: nil
        }
    }

    /// Folds a word for look-up: lower case, accents of Latin, Greek and Cyrillic letters dropped.
    static func folded(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var result = String.UnicodeScalarView()
        for scalar in scalars {
            if scalar.isASCII {
                result.append(Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value).asciiLowercased))
                continue
            }
            if (0x300...0x36F).contains(scalar.value) { continue }
            for lower in scalar.properties.lowercaseMapping.unicodeScalars {
                if let plain = plain[lower] {
                    result.append(contentsOf: plain.unicodeScalars)
                } else if !(0x300...0x36F).contains(lower.value) {
                    result.append(lower)
                }
            }
        }
        return String(result)
    }

    private static let plain: [Unicode.Scalar: String] = {
        let rows = [
            "a": "àáâãåāăąä", "c": "çćč", "d": "ďđ", "e": "èéêëēęě", "g": "ğ", "i": "ìíîïīı", "l": "łľĺ", "n": "ñńň",
            "o": "òóôõøōőö", "r": "řŕ", "s": "śşšș", "t": "ťţț", "u": "ùúûūůűü", "y": "ýÿ", "z": "źżž", "ss": "ß",
            "ae": "æ", "α": "ά", "ε": "έ", "η": "ή", "ι": "ίϊΐ", "ο": "ό", "υ": "ύϋΰ", "ω": "ώ", "σ": "ς", "е": "ё",
        ]
        var table: [Unicode.Scalar: String] = [:]
        for (plain, accented) in rows { for scalar in accented.unicodeScalars { table[scalar] = plain } }
        return table
    }()
}
