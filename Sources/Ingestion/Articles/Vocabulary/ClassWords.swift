/// The words of class names and ids that say what an element is, in the languages of those who write templates.
enum ClassWords {
    /// Words that mean it alone, each line one label.
    static let words: [(Labels, String)] = [
        (
            .related,
            "related relateds relacionado relacionada relacionadas relacionados verwandt verwandte lies associe readmore readalso seealso morenews morefrom morestories mehrzumthema outbrain taboola recirculation recirc ligatus plista zergnet revcontent linkbox linklist upnext similar recommended recommendation recommendations recommend recommande recommandes empfehlung empfehlungen mostread mostpopular popular trending topstories meistgelesen connexe connexes correlati correlate correlated suggestions suggested suggestion crosslink crosslinks interlink readnext nextarticle lire alsolike youmayalsolike relatedlinks weiterlesen onward"
        ),
        (.teaser, "teaser teasers thumbnails teaserlist cards"),
        (
            .share,
            "share shares sharing sharebar sharebar socials social socialmedia sharethis addthis addtoany shariff partage partager compartir condividi follow followus teilen sharedaddy jp-relatedposts"
        ),
        (
            .comments,
            "comment comments commenting commentlist kommentar kommentare commentaires commentaire comentarios comentario commenti disqus respond opinionlist livefyre leserkommentare coral viafoura responses"
        ),
        (
            .newsletter,
            "newsletter newsletters subscribe subscription subscribebox signup mailinglist mailchimp infoletter nlbox emailsignup optin"
        ),
        (
            .advertisement,
            "ad ads adv advert adverts advertisement advertising advertorial adbox adslot adunit adcontainer adwrapper banner banners werbung anzeige anzeigen publicite pub pubs publicidad pubblicita reklam reklama reklame annonce annonces sponsor sponsored sponsors sponsorship dfp gpt adsense adsbygoogle affiliate affiliates affiliation teads mpu leaderboard billboard skyscraper"
        ),
        (
            .promotion,
            "promo promos promotion promotions promobox upsell crosssell callout cta donate donation donations spenden don appdownload appbanner"
        ),
        (
            .navigation,
            "nav navi navbar navigation subnav menu menus breadcrumb breadcrumbs crumb crumbs pagination pager paging toc tableofcontents inhaltsverzeichnis skiplink skip sitemap megamenu topbar toolbar prevnext postnav"
        ),
        (.footer, "footer foot colophon footnav siteinfo impressum copyright disclaimer legal"),
        (.header, "header masthead topheader siteheader"),
        (
            .sidebar,
            "sidebar sidebars sidebox rightcol rightcolumn rightrail siderail rail randspalte marginal"
        ),
        (
            .tags,
            "tags taglist tagcloud keywords topics topiclist schlagworte schlagwort themen etiquetas categories rubriques taxonomy hashtags"
        ),
        (.consent, "cookie cookies consent gdpr privacy cmp onetrust didomi usercentrics sourcepoint"),
        (
            .paywall,
            "paywall paygate regwall piano premiumbox abobox abo aboteaser abonnement abonnieren subscriber meter barrier"
        ),
        (
            .media,
            "video videos player videoplayer audioplayer jwplayer mediaplayer podcast podcasts gallery galleries galerie diaporama slideshow slider carousel carrousel swiper bildergalerie fotostrecke lightbox audio playlist brightcove"
        ),
        (
            .caption,
            "caption captions figcaption bildunterschrift bildtext legende legend imagecaption photocredit imagecredit bildquelle credit credits piedefoto didascalia photographer copyrightinfo fotocredit"
        ),
        (
            .byline,
            "byline bylines author authors autor autoren autorin auteur auteurs autore autori signature contributor contributors verfasser writer authorname dateline reporter"
        ),
        (.biography, "bio biography authorbio authorbox aboutauthor autorenbox authorinfo authorcard"),
        (
            .date,
            "date datetime dateline timestamp pubdate published publishdate publication datum datepublished lastmodified modified updated zeit fecha"
        ),
        (
            .kicker,
            "kicker overline dachzeile spitzmarke eyebrow ressort rubrik supertitle rubrique surtitre flag topline roofline"
        ),
        (.headline, "headline headlines pagetitle articletitle posttitle entrytitle storytitle"),
        (
            .standfirst,
            "standfirst lead leadtext lede intro introduction dek deck subtitle subheadline subheading untertitel unterzeile vorspann anleser chapo chapeau entradilla bajada sottotitolo sapo excerpt abstract summary summaries ingress manchet description synopsis catenaccio antetitulo sumario subtitulo lid"
        ),
        (.poll, "poll polls survey quiz umfrage sondage voting vote rating ratings stars encuesta"),
        (
            .furniture,
            "widget widgets printonly noprint apphint hint hints hinweis tools tool readingtime readtime lesezeit meta metadata postmeta entrymeta bookmark bookmarks fontsize textsize viewcount toolbox actions action icon icons button buttons buttonbar btn loading loader spinner placeholder error notice tooltip modal popup overlay dropdown login signin register registrieren anmelden search suche suchformular searchform feedback correction-form contactform form captcha translate sticky"
        ),
        (.pullQuote, "pullquote pullquotes zitatbox exergue sumarios blockquote-pull"),
        (.hidden, "hidden visuallyhidden srononly sronly screenreader invisible offscreen noscript dnone"),
        (.box, "box infobox factbox faktenbox kasten encadre inset"),
        (.embed, "embed embedded twitter tweet instagram facebook tiktok youtube iframe oembed"),
        (.live, "live liveblog liveticker ticker livefeed livepost"),
        (
            .body,
            "articlebody storybody postbody entrycontent postcontent articlecontent articletext storycontent storytext newstext bodytext bodycopy articlecopy richtext texte artikeltext artikelinhalt fliesstext paragraphs maintext fulltext newsbody newscontent newsarticle articledetail articlecontainer contenttext wysiwyg prose"
        ),
        (.article, "article artikel articulo articolo story post entry newsitem hentry"),
    ]

    /// Words that name the body where one of `wholes` stands before one of `parts`.
    static let wholes: Set<String> = [
        "article", "artikel", "articulo", "articolo", "story", "entry", "post", "page", "news", "main", "single",
        "blog", "content", "body", "text", "detail", "item", "node", "field", "newsitem", "nota", "noticia", "art",
        "rich", "beitrag", "wp", "block", "meldung", "doc", "document", "editorial",
    ]
    static let parts: Set<String> = [
        "body", "content", "text", "copy", "inhalt", "contenu", "cuerpo", "testo", "texte", "corps", "contenido",
        "corpo", "paragraphs", "paragraph", "txt", "richtext", "contents", "brodtext", "brodtekst", "tresc",
        "htmlcontent", "bodytext",
    ]

    /// Words that may follow a name of the body without changing what it is.
    static let neutral: Set<String> = [
        "wrapper", "wrap", "container", "inner", "outer", "main", "area", "block", "section", "column", "col", "html",
        "full", "left", "center", "desktop", "mobile", "formatted", "field", "div", "box", "module", "component",
        "text",
        "content", "body", "p", "paragraph", "paragraphs", "rich", "wide", "narrow", "article", "story", "default",
        "item",
    ]

    /// Words that begin a name which says what else a page has, not what the element is (`has-sidebar`).
    static let states: Set<String> = [
        "has", "no", "with", "without", "enable", "enabled", "category", "not", "show", "hide",
    ]

    /// Two words in a row that mean what neither means alone.
    static let pairs: [(Labels, [String])] = [
        (
            .related,
            [
                "read more", "more news", "more from", "more stories", "see also", "read also", "read next",
                "also read", "most read", "most popular", "most viewed", "top stories", "top news", "latest news",
                "mehr zum", "zum thema", "lire aussi", "sur le", "leggi anche", "lea tambien", "more on",
                "further reading", "next article", "up next", "in depth", "recent posts", "latest articles",
                "linked articles", "article list", "articles list", "article links", "news list", "post list",
                "link list", "links list", "links block", "link block", "more articles", "other news", "link box",
                "teaser list", "you may",
                "dont miss", "inline link", "internal link", "article recirculation", "en relation", "inread links",
            ]
        ),
        (
            .biography,
            [
                "author bio", "about author", "author info", "author box", "author card", "author profile",
                "author description",
                "author about", "writer bio", "author details",
            ]
        ),
        (.newsletter, ["sign up", "news letter", "mailing list", "email signup", "email form", "stay informed"]),
        (.hidden, ["sr only", "screen reader", "visually hidden", "display none", "d none", "is hidden", "u hidden"]),
        (.furniture, ["reading time", "read time", "font size", "print only", "reading progress", "time to"]),
        (
            .caption,
            [
                "image description", "image info", "image caption", "photo credit", "image credit", "image copyright",
                "media credit", "image source", "picture caption", "image text", "wp caption", "image meta",
                "photo caption",
            ]
        ),
        (.headline, ["article title", "post title", "entry title", "story title", "page title", "article headline"]),
        (.byline, ["article author", "post author", "by line"]),
        (
            .tags,
            [
                "tag list", "article tags", "post tags", "entry tags", "tags links", "topic list", "story tags",
                "tag cloud",
            ]
        ),
        (.live, ["live blog", "live ticker", "live feed", "live post"]),
        (.navigation, ["table of", "post navigation", "skip link", "skip to", "page nav", "prev next"]),
        (.promotion, ["app promo", "app store", "google play", "call to"]),
        (
            .standfirst,
            ["sub title", "sub headline", "article lead", "article intro", "article summary", "article description"]
        ),
        (.pullQuote, ["pull quote", "quote box"]),
        (.comments, ["leave reply", "reader comments"]),
    ]
}
