/// Small inputs of the tests' own.
enum SampleInputs {
    /// The head of a PNG picture.
    static let picture: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52]
        + [UInt8](repeating: 0, count: 64)

    static let page = """
        <!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Le pont de Brumeval rouvre</title>
        <link rel="canonical" href="https://www.exemple-gazette.fr/pont-de-brumeval"></head><body>
        <nav><a href="/">Accueil</a> <a href="/sport">Sport</a></nav>
        <article><h1>Le pont de Brumeval rouvre</h1>
        <p>Après deux ans de travaux, le pont de Brumeval accueille de nouveau les voitures et les vélos depuis lundi matin.</p>
        <p>Selon Le Monde, le chantier a coûté 4,2 millions d’euros, soit le double de ce qui était prévu au départ.</p>
        <p>« Nous sommes soulagés », a déclaré la maire de la commune, Odile Kervran, devant une centaine d’habitants réunis sur la berge.</p>
        <p>La circulation des poids lourds reste interdite jusqu’au printemps, le temps que les derniers contrôles soient faits.</p>
        </article><footer>Mentions légales</footer></body></html>
        """

    static let feed = """
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0"><channel><title>Gazette d’essai</title><link>https://www.exemple-gazette.fr/</link>
        <item><title>Le pont rouvre</title><link>https://www.exemple-gazette.fr/pont</link>
        <guid>pont</guid><pubDate>Mon, 02 Feb 2026 08:00:00 +0100</pubDate>
        <description>Deux ans de travaux.</description></item></channel></rss>
        """

    static let subscriptions = """
        <?xml version="1.0" encoding="utf-8"?>
        <opml version="2.0"><head><title>Mes fils</title></head><body>
        <outline text="France"><outline type="rss" text="Gazette" xmlUrl="https://www.exemple-gazette.fr/rss.xml" htmlUrl="https://www.exemple-gazette.fr/"/></outline>
        </body></opml>
        """
}
