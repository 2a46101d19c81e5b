/// What furniture says of itself, by the words that it begins with, in the languages of the news.
enum Phrases {
    enum Category: String, Sendable, CaseIterable {
        /// Leads to another article.
        case readMore = "read more"
        case follow = "follow or share"
        case newsletter
        case rights = "copyright"
        case photo = "photo credit"
        case stamp = "date stamp"
        case advertisement
        case readingTime = "reading time"
        case comments
        case subscribe = "subscription"
        case technical = "technical notice"
        /// A machine's summary.
        case summary
        /// Stands over a list that says the article's points in short.
        case keyPoints = "key points"
        case consent = "consent notice"
        /// Stands over what is said of the author.
        case biography = "about the author"
    }

    /// Text that begins with one of these, in lower case, separated by bars.
    static let beginnings: [(Category, String)] = [
        (
            .readMore,
            "read more|read also|also read|read next|read:|see also|see more|more:|more on this|more from |more news|more stories|related:|related stories|related articles|related content|related topics|related news|recommended|you may also like|you might also like|don't miss|up next|watch:|listen:|watch more|must read|trending|most read|most popular|read the full|read full|read our|continue reading|editor's pick|in other news|what to read next|learn more:|explore more|further reading|recommended reading|previous article|next article|latest news"
        ),
        (
            .readMore,
            "lesen sie auch|lesen sie hier|lesen sie dazu|lesen sie mehr|lesen sie weiter|lesen sie jetzt|lies auch|lies mehr|lies hier|auch lesen|auch interessant|mehr zum thema|mehr dazu|mehr lesen|mehr aus |mehr von |mehr über |mehr nachrichten|mehr news|weitere artikel|weitere themen|weitere nachrichten|weitere news|weitere meldungen|weiterlesen|weiter lesen|zum thema|siehe auch|das könnte sie|das könnte dich|das könnte ihnen|das interessiert|passend dazu|passend zum thema|hier lesen sie|hier geht es|hier geht's|hier finden sie|jetzt lesen|empfohlen|empfehlungen der|unsere empfehlung|meistgelesen|neueste artikel|aktuelle nachrichten|verwandte |ähnliche |interessant:|lesetipp|lesen sie:|mehr:|video:|videos:|im video|podcast:|aus dem archiv|dossier:|interview:|kommentar:|leseempfehlung|neue beiträge|hintergrund:|alle nachrichten|nichts verpassen"
        ),
        (
            .readMore,
            "lire aussi|à lire|lire également|a lire|lire la suite|lire :|lire plus|voir aussi|en savoir plus|pour aller plus loin|sur le même sujet|sur le meme sujet|à voir|a voir|à écouter|écouter|ecouter|notre dossier|lire notre|lire le reportage|lire l'|lire l’|lisez aussi|retrouvez |découvrez |à découvrir|les plus lus|articles liés|nos derniers|plus d'infos|plus d’infos|article réservé|dans la même rubrique|le décryptage|vidéo :|video :|regarder"
        ),
        (
            .readMore,
            "leggi anche|leggi di più|leggi tutto|potrebbe interessarti|vedi anche|per approfondire|articoli correlati|guarda anche|lea también|lee también|lea además|lee además|lea aquí|lee aquí|leer más|leer también|ver también|te puede interesar|te recomendamos|le puede interesar|más información|más sobre|noticias relacionadas|puede leer|mira también|también te puede|leia também|leia mais|veja também|saiba mais|relacionadas|ler mais|lees ook|lees meer|lees verder|lees hier|meer over|bekijk ook|les også|les mer|læs også|læs mere|se også|läs mer|läs också|läs även|läs vidare|se även|lue myös|lue lisää"
        ),
        (
            .readMore,
            "czytaj też|czytaj również|czytaj także|czytaj więcej|czytaj dalej|zobacz też|zobacz także|zobacz również|przeczytaj |polecamy|więcej:|więcej na|czytaj:|читайте также|читайте на|читать далее|читайте ещё|смотрите также|подробнее|по теме|материалы по теме|еще по теме|читать также|čtěte také|přečtěte si|citește și|vezi și|olvasd el|bunu da oku|ayrıca oku|ilgili haber|haberin devamı|関連記事|あわせて読みたい|続きを読む|関連リンク|関連キーワード|【関連|相关阅读|相关新闻|推荐阅读|延伸阅读|延伸閱讀|相關新聞|更多新聞|更多新闻|관련기사|관련 기사|더보기|يقرأ أيضا|اقرأ أيضا|اقرأ أيضًا|ये भी पढ़ें|यह भी पढ़ें|इसे भी पढ़ें|ये खबरें भी|संबंधित खबरें|संबंधित|और पढ़ें|अन्य खबरें|أخبار ذات صلة|مواضيع ذات صلة|مقالات ذات صلة|ذات صلة|اقرأ المزيد|للمزيد|baca juga|xem thêm|đọc thêm"
        ),
        (
            .follow,
            "follow us|follow |share this|share on|share article|share via|join us on|like us|find us on|folgen sie|folge uns|folgt uns|teilen|artikel teilen|diesen artikel|auf facebook|suivez|partager|partagez|síguenos|sigue |comparte|compartir|seguici|condividi|siga |compartilhe|volg ons|deel |følg |del artikkel|följ |dela |udostępnij|obserwuj|подписывайтесь|поделиться|присоединяйтесь|bizi takip|添加|分享|facebook|twitter|whatsapp|telegram|instagram|pinterest|print|e-mail|email|drucken|imprimer|kopiert|copy link|link kopieren|bookmark|merken|enregistrer|envoyer par|ajouter à vos|als e-mail|per e-mail|guardar|salva|bewaar|lagre|spara|gem artikel|zapisz|シェア|シェアする|保存する|ツイート|收藏|공유|공유하기|مشاركة|शेयर|शेयर करें|send us|contact us|get in touch|email us"
        ),
        (
            .newsletter,
            "newsletter|sign up|subscribe to our|get the latest|get our|subscribe for|stay informed|stay up to date|never miss|join our|receive |melden sie sich|jetzt anmelden|abonnieren sie|newsletter abonnieren|bleiben sie informiert|unser newsletter|der newsletter|inscrivez-vous|abonnez-vous|recevez |s'inscrire|suscríbete|suscribete|recibe |regístrate|iscriviti|inscreva-se|schrijf je in|zapisz się|meld deg på|anmäl dig|tilmeld|подпишитесь|please enter|enter your email|your email|e-mail-adresse|ihre e-mail|ich bin damit einverstanden|mit ihrer anmeldung|by signing up|by submitting|by subscribing"
        ),
        (
            .rights,
            "©|(c) |copyright|all rights reserved|alle rechte|tous droits|todos los derechos|tutti i diritti|todos os direitos|wszelkie prawa|materiał chroniony|все права|alle rettigheter|kopiering|this document is subject|reproduction of|this article may not|no part of this|die inhalte auf dieser|この記事は|無断転載|版权|저작권|무단|جميع الحقوق|सर्वाधिकार|版權|转载|quelle: |transparenzhinweis|©"
        ),
        (
            .photo,
            "foto:|fotos:|foto(s)|fotos |photo:|photos:|image:|images:|bild:|bilder:|bildquelle|picture:|pictures:|photograph:|photo by|photo courtesy|image credit|image source|image courtesy|photo credit|crédit photo|credit photo|crédits|credit:|crédit :|photo :|© |getty images|zdjęcie:|fot.|фото:|foto de|foto di|symbolbild|archivbild|screenshot|(photo|[photo|illustration|写真|사진|(foto|(bild|lead image|featured image|titelbild|تصوير:|صورة:|الصورة:|फोटो:|फ़ोटो:|तस्वीर:|图片来源|圖片來源|图源|图：|圖：|図：|사진=|사진:|사진 ="
        ),
        (
            .stamp,
            "published|updated|last updated|last modified|last update|posted |first published|publication date|veröffentlicht|aktualisiert|zuletzt aktualisiert|stand:|erstellt am|publié le|publié |mis à jour|mise à jour|modifié le|publicado|actualizado|pubblicato|aggiornato|aangepast|gepubliceerd|bijgewerkt|publisert|oppdatert|publicerad|uppdaterad|publiceret|opdateret|opublikowano|aktualizacja|data publikacji|опубликовано|обновлено|дата публикации|güncelleme|yayınlanma|giriş:|更新|発行|公開|发布|入力|입력|수정|آخر تحديث|تاريخ النشر|نشر في|अपडेट|प्रकाशित|更新时间|發布時間|发布时间|최종수정|등록"
        ),
        (
            .advertisement,
            "advertisement|advertising|sponsored|ad:|anzeige|werbung|publicité|publicidad|pubblicità|publicidade|advertentie|annonse|annons|annonce|reklama|реклама|reklam|story continues below|article continues after|article continues below|continue reading below|scroll to continue|广告|広告|광고|weiter nach der anzeige|nach der anzeige|la suite après|la suite après cette publicité|skip ad|ads by|إعلان|إعلانات|विज्ञापन|paid content|contenido patrocinado|promoted|this post may contain affiliate|this article contains affiliate|affiliate"
        ),
        (
            .readingTime,
            "lesezeit|reading time|temps de lecture|lecture |tempo di lettura|tiempo de lectura|tempo de leitura|leestijd|lesetid|czas czytania|время чтения|min read|minute read|minuten lesezeit"
        ),
        (
            .comments,
            "comments|comment |join the discussion|start the discussion|reader responses|leave a comment|leave a reply|join the conversation|add a comment|view comments|show comments|kommentare|leserkommentare|leserstimmen|lesermeinungen|reaktionen der leser|réactions des lecteurs|vos réactions|reader comments|opiniones de los lectores|отзывы|kommentieren|kommentar schreiben|zu den kommentaren|diskutieren sie|reden sie mit|commentaires|commentez|réagir|ajouter un commentaire|comentarios|deja un comentario|commenti|reacties|kommentarer|komentarze|skomentuj|комментарии|yorumlar|コメント|评论|留言|댓글|評論|التعليقات|تعليقات|टिप्पणियां|टिप्पणी|what do you think|let us know|have your say|tell us|do you have a story|got a story|have a tip|got a tip|your email address will not|deine e-mail-adresse wird|votre adresse e-mail|votre adresse de messagerie"
        ),
        (
            .subscribe,
            "subscribe|diesen artikel weiterlesen|contenu réservé|contenu abonné|already a subscriber|sign in|log in|register|create an account|to continue reading|unlock|this article is for|this content is|premium content|become a member|support our|support us|donate|jetzt testen|jetzt abonnieren|jetzt lesen|weiterlesen mit|sie haben bereits|bereits abonnent|einloggen|anmelden|registrieren|dieser artikel ist|dieser inhalt ist|abonnez|déjà abonné|se connecter|cet article est réservé|réservé aux abonnés|il vous reste|iniciar sesión|suscriptores|ya eres|accedi|abbonati|abbonamento|prenumerera|bli abonnent|logg inn|logga in|zaloguj|wykup|войти|оформить|vous possédez déjà|vous avez déjà un compte|avez-vous déjà un compte|hast du bereits|haben sie bereits|already have an account|don't have an account|¿ya tienes|¿ya es|hai già un|この記事は会員|会員限定|有料会員|残り|ログイン|로그인|登录|訂閱|订阅|本文仅限|本文僅限|이 기사는 구독|이 기사는 유료|이 콘텐츠는|この記事は有料|ここから先は|هذا المحتوى للمشتركين|هذا المقال للمشتركين|للمشتركين فقط|पूरी खबर पढ़ने|आगे पढ़ने के लिए|para seguir leyendo|contenido exclusivo|este contenido es exclusivo|este artículo es exclusivo|solo para suscriptores|per continuare a leggere|pour lire la suite|la suite est réservée|um weiterzulesen|weiterlesen nur|conteúdo exclusivo|dit artikel is|unterstützen sie|we rely on|soutenez|sostieni|apoya "
        ),
        (
            .summary,
            "ai summary|ai-generated summary|summary generated|this summary was|ki-zusammenfassung|zusammenfassung der ki|diese zusammenfassung|résumé généré|resumen generado|riassunto generato|sammendraget er laget|sammanfattningen är|ai 요약|뉴스 요약|ai要約|aiによる要約|ai摘要"
        ),
        (
            .biography,
            "about the author|about the authors|about the writer|about the reporter|about this author|über den autor|über die autorin|über die autoren|zum autor|zur autorin|zu den autoren|à propos de l'auteur|à propos de l’auteur|à propos de l'autrice|à propos de l’autrice|l'auteur|l’auteur|sobre el autor|sobre la autora|acerca del autor|sull'autore|sull’autore|over de auteur|om författaren|om forfatteren|o autorze|об авторе|著者プロフィール|執筆者プロフィール|筆者プロフィール|作者简介|作者簡介|关于作者|關於作者|기자 소개|عن الكاتب|लेखक के बारे में|लेखक परिचय"
        ),
        (
            .keyPoints,
            "key points|key takeaways|key facts|at a glance|in brief|takeaways|das wichtigste in kürze|das wichtigste auf einen blick|auf einen blick|in kürze|kurz und knapp|l'essentiel|l’essentiel|en bref|en résumé|las claves|en breve|lo esencial|claves del|in breve|i punti chiave|samenvatting|i korthet|kort fortalt|saken oppsummert|ポイント|要点|この記事のポイント|핵심 요약|要點"
        ),
        (
            .technical,
            "please enable javascript|javascript is|your browser|this video|this content could not|loading|error|to view this|to enjoy our content|an dieser stelle|empfohlener externer inhalt|externer inhalt|ich bin einverstanden|dieser inhalt kann|inhalt nicht verfügbar|wir benötigen|hier finden sie inhalte|hier sollte|ce contenu|afin d'afficher|pour afficher ce contenu|contenu bloqué|we use cookies|wir verwenden cookies|cookie|accept|your privacy|datenschutz|nous utilisons|click here|klicken sie|tap here|open in app|download the app|back to top|nach oben|nach unten scrollen|zur startseite|retour à|go back|skip to|jump to|show more|load more|mehr anzeigen|afficher plus|mehr laden|view gallery|view more|view image|slide |bild anzeigen|play video|video abspielen|listen to this article|hören sie|artikel anhören|écouter l|dieser text wurde|0 seconds|this story was|contenido no disponible|contenuto non disponibile|inhalt blockiert|この動画を再生|動画を再生|您的浏览器|您的瀏覽器|이 동영상을 보려면|동영상을 재생|متصفحك|आपका ब्राउज़र"
        ),
    ]
}
