/// The tables of a ledger in SQLite.
///
/// The log (`entry`, `node`, `checkpoint`) only grows, which triggers see to. Everything under "derived" follows from
/// the entries and the contents, and can be made again from them.
enum SQLiteSchema {
    /// "Srcr" in ASCII, in the file's header.
    static let applicationID: Int32 = 0x5372_6372
    /// The version of the tables, as `user_version`.
    static let version = 1 + Int32(steps.count)

    /// What each version added to the one before, the first of them to version 1. A new ledger goes the same way as an old
    /// one, so that both have the same tables.
    static let steps: [String] = [
        // `imported`: whether it is the copy of another ledger's log. `witnessed`: the newest checkpoint of each log that
        // was cosigned. `mark`: how far a recurring work has come; like the states of feeds and pages it is no record.
        """
        ALTER TABLE ledger ADD COLUMN imported INTEGER NOT NULL DEFAULT 0;
        CREATE TABLE witnessed(
            origin TEXT PRIMARY KEY, vkey TEXT NOT NULL, size INTEGER NOT NULL, note TEXT NOT NULL,
            at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE mark(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        """,
        // `cited`: the outlet that an attribution names, so that a new article finds those that may mean it. An outlet's
        // articles are found by what they share with a claim, however many others share it.
        """
        ALTER TABLE attribution ADD COLUMN cited TEXT;
        UPDATE attribution SET cited =
            (SELECT json_extract(CAST(bytes AS TEXT), '$.outlet') FROM entry WHERE entry.idx = attribution.idx);
        DROP INDEX attribution_open;
        ALTER TABLE attribution DROP COLUMN open;
        CREATE INDEX attribution_cited ON attribution(cited, standing) WHERE cited IS NOT NULL;
        CREATE INDEX feature_outlet ON feature(outlet, key, time);
        """,
    ]

    /// The log of version 1.
    static let log = """
        CREATE TABLE ledger(origin TEXT NOT NULL, vkey TEXT NOT NULL);
        CREATE TABLE entry(idx INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
        CREATE TABLE node(i INTEGER PRIMARY KEY, hash BLOB NOT NULL);
        CREATE TABLE checkpoint(size INTEGER PRIMARY KEY, note TEXT NOT NULL);
        CREATE TABLE content(id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, bytes BLOB);
        CREATE TABLE feed_state(url TEXT PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE page_state(key TEXT PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID;
        """ + ["ledger", "entry", "node", "checkpoint"].map(triggers).joined()

    private static func triggers(of table: String) -> String {
        ["UPDATE", "DELETE"].map { change in
            """

            CREATE TRIGGER \(table)_no_\(change.lowercased()) BEFORE \(change) ON \(table)
            BEGIN SELECT RAISE(ABORT, 'the ledger only grows: \(table) refuses \(change)'); END;
            """
        }.joined()
    }

    /// - `article`: a row a version; `work` is the entry of the first one, `time` the publication, else the first sight,
    ///   in seconds since 1970.
    /// - `address`: comparison keys; the lower `rank` counts first: the article's own address, where a redirect led, what
    ///   was asked for.
    /// - `fingerprint` and `feature` have the newest versions alone; `signature` says what to take out of them when a
    ///   version is no longer the newest.
    /// - `attribution`: `standing` is when its article took its form.
    static let derived = """
        CREATE TABLE article(
            idx INTEGER PRIMARY KEY, work INTEGER NOT NULL, version INTEGER NOT NULL, newest INTEGER NOT NULL,
            url TEXT NOT NULL, outlet TEXT, title TEXT, language TEXT, published TEXT, modified TEXT,
            at INTEGER NOT NULL, seen INTEGER NOT NULL, time INTEGER NOT NULL, text BLOB NOT NULL,
            document BLOB NOT NULL);
        CREATE INDEX article_work ON article(work, idx);
        CREATE INDEX article_outlet ON article(outlet, time) WHERE newest = 1;
        CREATE INDEX article_time ON article(time) WHERE newest = 1;
        CREATE INDEX article_document ON article(document);
        CREATE TABLE address(
            key TEXT NOT NULL, rank INTEGER NOT NULL, work INTEGER NOT NULL, PRIMARY KEY(key, rank, work)) WITHOUT ROWID;
        CREATE TABLE attribution(
            idx INTEGER PRIMARY KEY, article INTEGER NOT NULL, open INTEGER NOT NULL, standing INTEGER NOT NULL,
            resolution INTEGER, target INTEGER);
        CREATE INDEX attribution_article ON attribution(article);
        CREATE INDEX attribution_open ON attribution(standing) WHERE open = 1;
        CREATE INDEX attribution_target ON attribution(target) WHERE target IS NOT NULL;
        CREATE TABLE resolution(idx INTEGER PRIMARY KEY, attribution INTEGER NOT NULL, target INTEGER NOT NULL);
        CREATE INDEX resolution_attribution ON resolution(attribution, idx);
        CREATE TABLE fingerprint(hash INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY(hash, article)) WITHOUT ROWID;
        CREATE TABLE feature(
            key INTEGER NOT NULL, time INTEGER NOT NULL, article INTEGER NOT NULL, outlet TEXT,
            PRIMARY KEY(key, time, article)) WITHOUT ROWID;
        CREATE TABLE signature(
            article INTEGER PRIMARY KEY, fingerprints BLOB NOT NULL, keys BLOB NOT NULL, features BLOB NOT NULL);
        CREATE TABLE feed(
            url TEXT PRIMARY KEY, position INTEGER NOT NULL, title TEXT, active INTEGER NOT NULL, moved TEXT) WITHOUT ROWID;
        CREATE INDEX feed_position ON feed(position) WHERE active = 1;
        CREATE VIRTUAL TABLE search USING fts5(
            title, text, content = '', tokenize = "unicode61 remove_diacritics 2");
        """
}
