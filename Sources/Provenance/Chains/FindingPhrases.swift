/// What findings say in the languages of the interface: phrases by name and language, with `{0}`, `{1}` … for what stands in
/// their gaps.
enum FindingPhrases {
    static let languages = ["en", "fr", "de"]

    static let table: [String: [String: String]] = [
        "single-origin": [
            "en": "{0} media are cited ({1}); the {2} chains that start here all end in {3}.",
            "fr": "{0} médias sont cités ({1}) ; les {2} chaînes qui partent d’ici aboutissent toutes à {3}.",
            "de": "{0} Medien werden zitiert ({1}); alle {2} Ketten, die hier beginnen, enden bei {3}.",
        ],
        "end.article": [
            "en": "one article of {0}",
            "fr": "un même article de {0}",
            "de": "einem Artikel von {0}",
        ],
        "end.article.unknown": [
            "en": "one article of one outlet",
            "fr": "un même article d’un même média",
            "de": "einem Artikel eines Mediums",
        ],
        "end.source": [
            "en": "one source, {0}",
            "fr": "une même source, {0}",
            "de": "einer Quelle, {0}",
        ],
        "end.source.unknown": [
            "en": "one named source",
            "fr": "une même source nommée",
            "de": "einer benannten Quelle",
        ],
        "end.document": [
            "en": "one document, {0}",
            "fr": "un même document, {0}",
            "de": "einem Dokument, {0}",
        ],
        "end.document.unknown": [
            "en": "one named document",
            "fr": "un même document nommé",
            "de": "einem benannten Dokument",
        ],
        "end.post": [
            "en": "a post on {0}",
            "fr": "un message sur {0}",
            "de": "einem Beitrag auf {0}",
        ],
        "end.post.unknown": [
            "en": "a post on a social network",
            "fr": "un message sur un réseau social",
            "de": "einem Beitrag in einem sozialen Netzwerk",
        ],
        "end.unheld": [
            "en": "{0}, whose article is not held",
            "fr": "{0}, dont l’article n’est pas détenu",
            "de": "{0}, dessen Artikel nicht vorliegt",
        ],
        "end.unheld.unknown": [
            "en": "one medium, whose article is not held",
            "fr": "un média dont l’article n’est pas détenu",
            "de": "einem Medium, dessen Artikel nicht vorliegt",
        ],
        "end.unnamed": [
            "en": "one source that is not named",
            "fr": "une source qui n’est pas nommée",
            "de": "einer Quelle, die nicht genannt wird",
        ],
        "circular": [
            "en": "The chain {0} comes back to this article: {1} articles cite one another for it.",
            "fr": "La chaîne {0} revient à cet article : {1} articles se citent mutuellement à ce sujet.",
            "de": "Die Kette {0} führt zu diesem Artikel zurück: {1} Artikel berufen sich dafür aufeinander.",
        ],
        "outlet.unknown": [
            "en": "an unknown outlet",
            "fr": "un média inconnu",
            "de": "ein unbekanntes Medium",
        ],
        "uncredited-copy": [
            "en":
                "{0} of its {1} words stand, in the same order, in an article of {2} of {3} ({4}), which it does not "
                + "name; the longest passage begins {5}.{6} {7}",
            "fr":
                "{0} de ses {1} mots figurent, dans le même ordre, dans un article de {2} du {3} ({4}) qu’il ne "
                + "nomme pas ; le plus long passage commence par {5}.{6} {7}",
            "de":
                "{0} seiner {1} Wörter stehen in derselben Reihenfolge in einem Artikel von {2} vom {3} ({4}), den "
                + "er nicht nennt; die längste Stelle beginnt {5}.{6} {7}",
        ],
        "uncredited-copy.sign": [
            "en": " That article bears the sign of {0}.",
            "fr": " Cet autre article porte la signature de {0}.",
            "de": " Jener Artikel trägt das Zeichen von {0}.",
        ],
        "compared.one": [
            "en": "One article with shared passages compared.",
            "fr": "Un article aux passages communs a été comparé.",
            "de": "Ein Artikel mit gemeinsamen Stellen wurde verglichen.",
        ],
        "compared.many": [
            "en": "{0} articles with shared passages compared.",
            "fr": "{0} articles aux passages communs ont été comparés.",
            "de": "{0} Artikel mit gemeinsamen Stellen wurden verglichen.",
        ],
        "agency-unsigned.dispatch": [
            "en": "{0} of its {1} words stand in a dispatch of {3} ({2}); {3} is named nowhere in this article.",
            "fr": "{0} de ses {1} mots figurent dans une dépêche de {3} ({2}), que cet article ne nomme nulle part.",
            "de":
                "{0} seiner {1} Wörter stehen in einer Meldung von {3} ({2}), genannt wird {3} in diesem Artikel "
                + "nirgends.",
        ],
        "agency-unsigned.signed": [
            "en":
                "{0} of its {1} words stand in an article that bears the sign of {3} ({2}); {3} is named nowhere "
                + "in this one.",
            "fr":
                "{0} de ses {1} mots figurent dans un article qui porte la signature de {3} ({2}), que celui-ci ne "
                + "nomme nulle part.",
            "de":
                "{0} seiner {1} Wörter stehen in einem Artikel mit dem Zeichen von {3} ({2}), genannt wird {3} in "
                + "diesem nirgends.",
        ],
        "unnamed-source-only.one": [
            "en":
                "The one claim that this article lays to somebody is laid to a source without a name{0}; no person, "
                + "outlet, agency, organization or document is named.",
            "fr":
                "La seule affirmation que cet article attribue à quelqu’un l’est à une source sans nom{0} ; aucune "
                + "personne, aucun média, aucune agence, aucune organisation ni aucun document n’est nommé.",
            "de":
                "Die eine Aussage, die dieser Artikel jemandem zuschreibt, kommt von einer Quelle ohne Namen{0}; "
                + "weder Person noch Medium, Agentur, Organisation oder Dokument wird genannt.",
        ],
        "unnamed-source-only.many": [
            "en":
                "All {1} claims that this article lays to somebody are laid to sources without a name{0}; no person, "
                + "outlet, agency, organization or document is named for any.",
            "fr":
                "Les {1} affirmations que cet article attribue à quelqu’un le sont toutes à des sources sans nom{0} "
                + "; aucune personne, aucun média, aucune agence, aucune organisation ni aucun document n’est nommé.",
            "de":
                "Alle {1} Aussagen, die dieser Artikel jemandem zuschreibt, kommen von Quellen ohne Namen{0}; weder "
                + "Person noch Medium, Agentur, Organisation oder Dokument wird genannt.",
        ],
        "aside": [
            "en": " ({0})",
            "fr": " ({0})",
            "de": " ({0})",
        ],
        "aside.more": [
            "en": " ({0}, …)",
            "fr": " ({0}, …)",
            "de": " ({0}, …)",
        ],
        "outlet-unknown.one": [
            "en":
                "{0} is cited by domain; the registry of {1} outlets does not know it, so who publishes there is not "
                + "known here.",
            "fr":
                "{0} est cité par son domaine ; le registre de {1} médias ne le connaît pas, et l’on ignore donc ici "
                + "qui y publie.",
            "de":
                "{0} wird mit der Domain zitiert; das Verzeichnis von {1} Medien kennt sie nicht, und wer dort "
                + "veröffentlicht, ist hier nicht bekannt.",
        ],
        "outlet-unknown.many": [
            "en":
                "{0} are cited by domain; the registry of {1} outlets does not know them, so who publishes there is "
                + "not known here.",
            "fr":
                "{0} sont cités par leur domaine ; le registre de {1} médias ne les connaît pas, et l’on ignore donc "
                + "ici qui y publie.",
            "de":
                "{0} werden mit der Domain zitiert; das Verzeichnis von {1} Medien kennt sie nicht, und wer dort "
                + "veröffentlicht, ist hier nicht bekannt.",
        ],
        "machine-translated.one": [
            "en": "The text has one sign of a literal translation from {0}: {1}.",
            "fr": "Le texte porte un signe de traduction littérale (langue d’origine : {0}) : {1}.",
            "de": "Der Text trägt ein Zeichen einer wörtlichen Übersetzung (Ausgangssprache: {0}): {1}.",
        ],
        "machine-translated.many": [
            "en": "The text has {2} signs of a literal translation from {0}: {1}.",
            "fr": "Le texte porte {2} signes de traduction littérale (langue d’origine : {0}) : {1}.",
            "de": "Der Text trägt {2} Zeichen einer wörtlichen Übersetzung (Ausgangssprache: {0}): {1}.",
        ],
        "machine-translated.more": [
            "en": "The text has {2} signs of a literal translation from {0}, among them {1}.",
            "fr": "Le texte porte {2} signes de traduction littérale (langue d’origine : {0}), dont {1}.",
            "de": "Der Text trägt {2} Zeichen einer wörtlichen Übersetzung (Ausgangssprache: {0}), darunter {1}.",
        ],
        "sign.left": [
            "en": "{0}, left in {1}",
            "fr": "{0}, non traduit",
            "de": "{0}, unübersetzt",
        ],
        "sign.for": [
            "en": "{0} for {1}",
            "fr": "{0} pour {1}",
            "de": "{0} für {1}",
        ],
        "no-link-to-cited.one": [
            "en": "{0} is cited; none of the {1} links in the text leads there.",
            "fr": "{0} est cité ; aucun des {1} liens du texte n’y mène.",
            "de": "{0} wird zitiert; keiner der {1} Links im Text führt dorthin.",
        ],
        "no-link-to-cited.many": [
            "en": "{0} are cited; none of the {1} links in the text leads there.",
            "fr": "{0} sont cités ; aucun des {1} liens du texte n’y mène.",
            "de": "{0} werden zitiert; keiner der {1} Links im Text führt dorthin.",
        ],
        "cited-article-not-found": [
            "en": "The articles cited were looked for among those held from {0} to {1}: {2}.",
            "fr": "Les articles cités ont été cherchés parmi ceux détenus du {0} au {1} : {2}.",
            "de": "Die zitierten Artikel wurden unter denen gesucht, die vom {0} bis {1} vorliegen: {2}.",
        ],
        "cited-article-not-found.none": [
            "en": "no article of {0} is held",
            "fr": "aucun article de {0} n’est détenu",
            "de": "von {0} liegt kein Artikel vor",
        ],
        "cited-article-not-found.some": [
            "en": "{0}: none of the {1} held fits",
            "fr": "{0} : aucun des {1} détenus ne convient",
            "de": "{0}: keiner der {1} vorliegenden passt",
        ],
        "cited-article-not-found.most": [
            "en": "{0}: none of the {1} or more held fits",
            "fr": "{0} : aucun des {1} détenus ou plus ne convient",
            "de": "{0}: keiner der {1} oder mehr vorliegenden passt",
        ],
        "silent-edit": [
            "en":
                "The version first seen {0} differs from that of {1}: {2}{3}; what is new holds no note of a "
                + "correction.{4}",
            "fr":
                "La version vue d’abord le {0} diffère de celle du {1} : {2}{3} ; ce qui est nouveau ne signale "
                + "aucune correction.{4}",
            "de":
                "Die zuerst am {0} gesehene Fassung weicht von der vom {1} ab: {2}{3}; was neu ist, weist auf keine "
                + "Korrektur hin.{4}",
        ],
        "silent-edit.others": [
            "en": " {0} of its {1} changes are of this kind.",
            "fr": " {0} de ses {1} changements sont de cette sorte.",
            "de": " {0} seiner {1} Änderungen sind von dieser Art.",
        ],
        "change.added.one": [
            "en": "{0} of its {1} paragraphs is new",
            "fr": "{0} de ses {1} paragraphes est nouveau",
            "de": "{0} ihrer {1} Absätze ist neu",
        ],
        "change.added.many": [
            "en": "{0} of its {1} paragraphs are new",
            "fr": "{0} de ses {1} paragraphes sont nouveaux",
            "de": "{0} ihrer {1} Absätze sind neu",
        ],
        "change.removed.one": [
            "en": "{0} of the earlier ones is gone",
            "fr": "{0} des anciens a disparu",
            "de": "{0} der früheren fehlt",
        ],
        "change.removed.many": [
            "en": "{0} of the earlier ones are gone",
            "fr": "{0} des anciens ont disparu",
            "de": "{0} der früheren fehlen",
        ],
        "cited-article-changed": [
            "en":
                "The article of {0} that is cited ({1}) was changed after this one was seen: its version of {2} "
                + "differs from that of {3}, {4}.",
            "fr":
                "L’article cité de {0} ({1}) a été modifié après que celui-ci a été vu : sa version du {2} diffère "
                + "de celle du {3}, {4}.",
            "de":
                "Der zitierte Artikel von {0} ({1}) wurde geändert, nachdem dieser gesehen worden war: Seine Fassung "
                + "vom {2} weicht von der vom {3} ab, {4}.",
        ],
        "cited-article-changed.unknown": [
            "en":
                "The article that is cited ({1}) was changed after this one was seen: its version of {2} differs "
                + "from that of {3}, {4}.",
            "fr":
                "L’article cité ({1}) a été modifié après que celui-ci a été vu : sa version du {2} diffère de celle "
                + "du {3}, {4}.",
            "de":
                "Der zitierte Artikel ({1}) wurde geändert, nachdem dieser gesehen worden war: Seine Fassung vom {2} "
                + "weicht von der vom {3} ab, {4}.",
        ],
        "and": [
            "en": "{0} and {1}",
            "fr": "{0} et {1}",
            "de": "{0} und {1}",
        ],
        "quote": [
            "en": "“{0}”",
            "fr": "« {0} »",
            "de": "„{0}“",
        ],
    ]
}
