/// The things that notices speak of, in the languages of the news.
///
/// Things are parted by spaces, the words for one thing by bars; a thing with an exclamation mark must be spoken of.
/// Words are in lower case, without the signs in them.
enum NoticeTable {
    static let topics: [(fewest: Int, things: String)] = [
        (
            4,
            """
            cookie|cookies consent|consentement|consentimiento|einwilligung|einwilligen zustimmung|zustimmen \
            datenschutz|datenschutzerklärung|privacy|privatsphäre partner|partners|partnern|partenaires|partenaire|socios \
            tracking|tracker|trackers device|devices|gerät|geräte|geräten|appareil|terminal|dispositivo \
            advertising|ads|werbung|anzeigen|publicité|publicités|publicidad speichern|store|storing|stocker|almacenar \
            zugreifen|accéder|acceder|access vendors legitimate \
            personalised|personalized|personalisierte|personnalisés|personnalisées|personalizados \
            preferences|einstellungen akzeptieren|accept|accepter|aceptar measurement|messen|messung \
            technologien|technologies browser|browsing widerrufen|withdraw
            """
        ),
        (
            3,
            """
            !commission|commissions|provision|provisionen|comisión|comisiones|commissione|commissioni|affiliate|prowizję|\
            provisjon|provisionslinks|affiliatelinks|provisie|comissão|vergütung \
            link|links|lien|liens|enlace|enlaces|linki|linków|verlinkten|verlinkungen|lenker|länkar \
            purchase|purchases|buy|buying|bought|kaufen|kauf|kaufst|kaufen|einkaufen|einkauf|erwerben|bestellen|achetez|\
            achat|achats|acheter|compras|compra|comprar|acquisti|acquisto|acquistare|zakupu|koper|kjøper \
            we|us|our|wir|uns|unsere|nous|podemos|nos|noi|vi|wij \
            earn|receive|get|erhalten|erhält|verdienen|bekommen|percevoir|toucher|gagner|recevoir|recibir|ganar|ricevere|\
            guadagnare|receber
            """
        ),
        (
            4,
            """
            !newsletter|newsletters|inbox|postfach|posteingang|boîte|infolettre|buzón|bandeja|casella|mailbox|email|mail|\
            mails|nyhetsbrev|nyhedsbrev|nieuwsbrief|briefing \
            !your|you|ihrem|ihr|ihre|ihnen|sie|dein|deinem|deine|dich|vos|vous|votre|tu|te|tus|su|sua|tua|din|je|jouw \
            sign|subscribe|abonnieren|abonniere|anmelden|inscrivez|inscrire|abonnez|suscríbete|apúntate|iscriviti|register|\
            registrieren|get|receive|delivered|straight|direkt|erhalten|bekommen|holen|recevez|recevoir|recibe|reciba|\
            ricevi|join|direct|ontvang \
            every|daily|weekly|morning|evening|each|jeden|jede|täglich|täglichen|morgen|abend|wöchentlich|chaque|matin|\
            soir|quotidien|cada|mañana|semana|diario|ogni|week|day|friday|sunday|sonntag|freitag \
            stories|story|news|headlines|nachrichten|geschichten|themen|actualité|actualités|infos|histoires|noticias|\
            historias|notizie|wichtigste|wichtigsten|essentiel|best|top|important|analysis|highlights|updates|tips
            """
        ),
        (
            4,
            """
            !journalism|journalismus|reporting|newsroom|journalisme|periodismo|giornalismo|journalisten|journalists|\
            redaktion|rédaction|journalistik|journalistikk|publication|magazine|magazin|media \
            !support|supporting|unterstützen|unterstützung|unterstütze|soutenez|soutenir|soutien|apoya|apoye|sostieni|\
            donate|donation|donations|spende|spenden|don|dons|contribute|contribution|contributing|membership|mitglied|\
            mitgliedschaft|abonnez \
            our|us|we|unsere|unser|unseren|wir|uns|notre|nos|nous|nuestro|nuestra|nostro \
            month|monthly|monat|monatlich|mois|mensuel|mes|small|klein|kleinen|readers|leser|leserinnen|lecteurs|lectores|\
            today|heute|now|jetzt|independent|unabhängig|unabhängiger|unabhängigen|indépendant|indépendante|\
            independiente|free|kostet|costs|cost|money|geld|possible|möglich|deductible
            """
        ),
        (
            4,
            """
            !abo|abonnement|abonnements|subscription|subscriptions|subscribe|subscriber|subscribers|abonnieren|digitalabo|\
            suscripción|suscríbete|abbonamento|abonnez|abonnés|angebot|offre|offer|oferta|zugang|access|accès|acceso|\
            probeabo|prenumeration|abonnent|monatsabo \
            weeks|week|month|months|monat|monate|monats|wochen|mois|semaines|mes|meses|mesi|year|jahr|annual|monthly|\
            monatlich|mensuel|månad \
            cancel|kündbar|kündigen|engagement|cancelar|anytime|jederzeit|résiliable|résiliez|disdici|avslutte \
            unlimited|unbegrenzt|unbegrenzten|illimité|ilimitado|illimitato|alle|all|todos|tous|full|premium|exklusive|\
            exclusive|digital \
            euro|euros|€|usd|kr|chf|gratis|free|kostenlos|gratuit|preis \
            test|testen|teste|trial|try|essai|essayez|prueba|first|ersten|premier|primer|introductory|profitez|start
            """
        ),
        (
            4,
            """
            !app|apps|application|aplicación|applicazione|appen \
            download|downloaden|herunterladen|laden|lade|téléchargez|télécharger|descarga|descargar|scarica|install|get|\
            holen|hol|installieren|disponible|available \
            our|unsere|unserer|notre|nuestra|nostra|ihr|ihre|deine|your \
            news|nachrichten|actualité|infos|noticias|notizie|read|lesen|lire|leer|push|headlines|stories|android|iphone|\
            ios|wherever|unterwegs
            """
        ),
        (
            4,
            """
            !appareil|appareils|dispositivo|dispositivos|devices|device|gerät|geräte|geräten|enhet|enheter \
            compte|comptes|account|accounts|konto|cuenta|suscripción|abonnement|subscription|login \
            autre|autres|otro|otra|another|other|anderen|anderes|même|fois|simultaneously|gleichzeitig|personne|persona|\
            person|seul|annan \
            lire|lecture|leer|leyendo|utiliser|usando|utilizando|using|reading|nutzen|lesen|connecter|usar|message|limit
            """
        ),
    ]

    /// What notices say in scripts that set no spaces.
    static let fragments: [(NoticeWords.Topic, String)] = [
        (.newsletter, "メールでお届け|メルマガ|ニュースレター|メールマガジン|뉴스레터|메일로 받아|电子报|電子報|订阅我们|訂閱我們"),
        (.affiliate, "手数料を受け取|アフィリエイト|수수료를 받|수수료를 제공|赚取佣金|获得佣金|分潤"),
        (.support, "ご支援をお願い|サポートをお願い|후원해 주|支持我们的新闻|支持我們的新聞"),
        (.offer, "有料会員になると|会員登録すると|この記事の続き|유료 회원|订阅后继续阅读"),
        (.app, "アプリをダウンロード|アプリで読|앱을 다운로드|下载客户端|下載app|下载APP"),
    ]
}
