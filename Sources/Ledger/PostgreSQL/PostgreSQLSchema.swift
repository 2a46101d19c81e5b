/// The tables of a ledger in PostgreSQL, the same as SQLite's, in the types and with the indexes that are native there.
enum PostgreSQLSchema {
    /// "Srcr" in ASCII: which of a database's advisory locks are a ledger's.
    static let lockClass: Int32 = 0x5372_6372
    /// The version of the tables.
    static let version = Int64(steps.count)

    /// What each version added to the one before, the first of them to an empty schema.
    static let steps: [String] = [log + derived + admission]

    /// Entries that one partition of the log has room for.
    static let partition: Int64 = 1 << 24

    /// The log only grows: triggers refuse all else, and so do the rights, also to whoever owns the tables.
    ///
    /// Entries and nodes are cut by their numbers, which go with time: what is filled never changes again. It is frozen
    /// once by vacuum and never looked at again, an old part can be moved to cheaper disks or dumped once for all, and the
    /// indexes that are written to stay small. What is looked up by articles isn't cut by time: each look-up would have
    /// to go through the index of every part.
    private static let log = """
        CREATE TABLE ledger_version(version bigint NOT NULL, made timestamptz NOT NULL DEFAULT now());
        CREATE TABLE ledger(origin text NOT NULL, vkey text NOT NULL, imported bigint NOT NULL DEFAULT 0);
        CREATE TABLE entry(idx bigint PRIMARY KEY, bytes bytea NOT NULL) PARTITION BY RANGE (idx);
        CREATE TABLE node(i bigint PRIMARY KEY, hash bytea NOT NULL) PARTITION BY RANGE (i);
        CREATE TABLE checkpoint(size bigint PRIMARY KEY, note text NOT NULL);
        CREATE TABLE content(digest bytea PRIMARY KEY, bytes bytea);
        CREATE TABLE feed_state(url text COLLATE "C" PRIMARY KEY, state text NOT NULL);
        CREATE TABLE page_state(key text COLLATE "C" PRIMARY KEY, state text NOT NULL);
        CREATE TABLE mark(name text COLLATE "C" PRIMARY KEY, value bigint NOT NULL);
        CREATE TABLE witnessed(
            origin text COLLATE "C" PRIMARY KEY, vkey text NOT NULL, size bigint NOT NULL, note text NOT NULL,
            at bigint NOT NULL);

        CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'the ledger only grows: % refuses %', TG_TABLE_NAME, TG_OP
                USING ERRCODE = 'integrity_constraint_violation';
        END $$;

        -- Makes the partitions that a log of so many entries needs, and returns how many they have room for.
        CREATE FUNCTION ledger_make_room(entries bigint) RETURNS bigint
        LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
        DECLARE
            part bigint := greatest(entries - 1, 0) / \(partition);
            name text; parent text; width bigint;
        BEGIN
            FOR parent, width IN VALUES ('entry', \(partition)), ('node', 2 * \(partition)) LOOP
                name := parent || '_' || part;
                CONTINUE WHEN to_regclass(quote_ident(name)) IS NOT NULL;
                -- A table that is attached locks nobody out who reads; one that is made in its place would.
                EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', name, parent);
                EXECUTE format(
                    'ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%s) TO (%s)', parent, name, part * width,
                    (part + 1) * width);
                EXECUTE format(
                    'CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION ledger_refuse()', name);
                EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM PUBLIC, CURRENT_USER', name);
            END LOOP;
            RETURN (part + 1) * \(partition);
        END $$;
        REVOKE EXECUTE ON FUNCTION ledger_make_room(bigint) FROM PUBLIC;

        """ + ["ledger", "entry", "node", "checkpoint"].map(guarding).joined() + "SELECT ledger_make_room(0);\n"

    private static func guarding(_ table: String) -> String {
        """
        CREATE TRIGGER no_change BEFORE UPDATE OR DELETE ON \(table) FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
        CREATE TRIGGER no_truncate BEFORE TRUNCATE ON \(table) EXECUTE FUNCTION ledger_refuse();
        REVOKE UPDATE, DELETE, TRUNCATE ON \(table) FROM PUBLIC, CURRENT_USER;

        """
    }

    /// What each table is for is said at SQLite's. Texts by which rows are found are compared byte by byte, whatever the
    /// server's locale; `newest`, `open` and `active` are 0 or 1, so that both stores understand one query.
    private static let derived = """
        CREATE TABLE article(
            idx bigint PRIMARY KEY, work bigint NOT NULL, version bigint NOT NULL, newest bigint NOT NULL,
            url text NOT NULL, outlet text COLLATE "C", title text, language text, published text, modified text,
            at bigint NOT NULL, seen bigint NOT NULL, time bigint NOT NULL, text bytea NOT NULL, document bytea NOT NULL);
        CREATE INDEX article_work ON article(work, idx);
        CREATE INDEX article_outlet ON article(outlet, time) WHERE newest = 1;
        CREATE INDEX article_time ON article(time, idx) WHERE newest = 1;
        CREATE INDEX article_document ON article(document);
        CREATE TABLE address(
            key text COLLATE "C" NOT NULL, rank bigint NOT NULL, work bigint NOT NULL, PRIMARY KEY(key, rank, work));
        CREATE TABLE attribution(
            idx bigint PRIMARY KEY, article bigint NOT NULL, standing bigint NOT NULL, resolution bigint, target bigint,
            cited text COLLATE "C");
        CREATE INDEX attribution_article ON attribution(article);
        CREATE INDEX attribution_cited ON attribution(cited, standing, idx) WHERE cited IS NOT NULL;
        CREATE INDEX attribution_target ON attribution(target) WHERE target IS NOT NULL;
        CREATE TABLE resolution(idx bigint PRIMARY KEY, attribution bigint NOT NULL, target bigint NOT NULL);
        CREATE INDEX resolution_attribution ON resolution(attribution, idx);
        CREATE TABLE fingerprint(hash bigint NOT NULL, article bigint NOT NULL, PRIMARY KEY(hash, article));
        CREATE TABLE feature(
            key bigint NOT NULL, time bigint NOT NULL, article bigint NOT NULL, outlet text COLLATE "C",
            PRIMARY KEY(key, time, article));
        CREATE INDEX feature_outlet ON feature(outlet, key, time);
        CREATE TABLE signature(
            article bigint PRIMARY KEY, fingerprints bytea NOT NULL, keys bytea NOT NULL, features bytea NOT NULL);
        CREATE TABLE feed(
            url text COLLATE "C" PRIMARY KEY, position bigint NOT NULL, title text, active bigint NOT NULL, moved text);
        CREATE INDEX feed_position ON feed(position) WHERE active = 1;
        CREATE TABLE search(article bigint PRIMARY KEY, words tsvector NOT NULL);
        CREATE INDEX search_words ON search USING gin(words);

        """

    /// Lets another user of the server read the ledger, or work on it: append to the log, and nothing else to that.
    private static let admission = """
        CREATE FUNCTION ledger_admit(member name, works boolean DEFAULT false) RETURNS void
        LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
        DECLARE name text;
        BEGIN
            EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), member);
            FOREACH name IN ARRAY ARRAY['ledger_version', 'ledger', 'entry', 'node', 'checkpoint', 'content', 'feed_state',
                'page_state', 'mark', 'witnessed', 'article', 'address', 'attribution', 'resolution', 'fingerprint',
                'feature', 'signature', 'feed', 'search'] LOOP
                EXECUTE format('GRANT SELECT ON %I TO %I', name, member);
                CONTINUE WHEN NOT works OR name IN ('ledger_version', 'ledger');
                EXECUTE format('GRANT INSERT ON %I TO %I', name, member);
                CONTINUE WHEN name IN ('entry', 'node', 'checkpoint');
                EXECUTE format('GRANT UPDATE ON %I TO %I', name, member);
                CONTINUE WHEN name = 'content';
                EXECUTE format('GRANT DELETE ON %I TO %I', name, member);
            END LOOP;
            IF works THEN EXECUTE format('GRANT EXECUTE ON FUNCTION ledger_make_room(bigint) TO %I', member); END IF;
        END $$;
        REVOKE EXECUTE ON FUNCTION ledger_admit(name, boolean) FROM PUBLIC;

        """
}
