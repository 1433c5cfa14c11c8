-- The chain of transfers. Every transfer becomes one link, in the order of posting; a link's hash is made
-- of the one before it, so nothing that was linked can be changed, taken out or put in without every later
-- hash changing too. Each day's last hash is signed and published (chain_days). docs/proof.md tells the format.
--
-- Nothing of this stands in the way of a posting: ledger_seal links what was committed, some seconds later.

-- What a transfer says, as one line of ASCII with fields in a fixed order. Everything that is hashed is in it.
CREATE FUNCTION ledger_line(t transfers) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN 'transfer/1 ' || t.seq || ' ' || t.id || ' ' || t.code || ' ' || t.debit_account || ' ' || t.credit_account
        || ' ' || t.amount || ' ' || t.currency || ' ' || t.subject || ' ' || coalesce(t.hold_id::text, '-')
        || ' ' || coalesce(t.corrects::text, '-')
        || ' ' || to_char(t.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

-- The hash of that line as the leaf of a Merkle tree (RFC 9162, 2.1.1): one hash serves chain and tree.
CREATE FUNCTION ledger_leaf(t transfers) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
    RETURN sha256('\x00'::bytea || convert_to(ledger_line(t), 'UTF8'));

CREATE TABLE chain_links (
    -- 1, 2, 3 … without gaps.
    position    bigint PRIMARY KEY CONSTRAINT chain_links_position_positive CHECK (position > 0),
    -- No foreign key: chain_links_follow looks every transfer up, and none can ever be deleted.
    transfer_id uuid NOT NULL CONSTRAINT chain_links_once UNIQUE,
    leaf        bytea NOT NULL CONSTRAINT chain_links_leaf_size CHECK (octet_length(leaf) = 32),
    -- SHA-256 of the hash before (32 zero bytes before the first) and the leaf.
    hash        bytea NOT NULL CONSTRAINT chain_links_hash_size CHECK (octet_length(hash) = 32)
);

-- Finds the newest transfers by their number. A B-tree would be touched by every posting; this one is
-- written once for every sixteen pages, after the fact.
CREATE INDEX transfers_by_seq ON transfers USING brin (seq) WITH (pages_per_range = 16, autosummarize = on);

-- Whoever inserts: each link follows the one before it, is the hash of its transfer as it stands, and
-- keeps the order of posting. With no gaps and nothing deleted this holds for the whole chain.
CREATE FUNCTION guard_chain_links() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET plan_cache_mode = force_generic_plan
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
    IF EXISTS (
        SELECT FROM linked n
          LEFT JOIN public.chain_links p ON p.position = n.position - 1
          LEFT JOIN public.transfers t ON t.id = n.transfer_id
          LEFT JOIN public.transfers b ON b.id = p.transfer_id
         WHERE (n.position = 1) <> (p.position IS NULL)
            OR n.leaf IS DISTINCT FROM public.ledger_leaf(t)
            OR n.hash IS DISTINCT FROM sha256(coalesce(p.hash, decode(repeat('00', 32), 'hex')) || n.leaf)
            OR t.seq <= b.seq
    ) THEN
        RAISE EXCEPTION 'a link follows from the one before it and from its transfer'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'chain_links_follow';
    END IF;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION guard_chain_links() FROM PUBLIC;
CREATE TRIGGER chain_links_follow AFTER INSERT ON chain_links
    REFERENCING NEW TABLE AS linked FOR EACH STATEMENT EXECUTE FUNCTION guard_chain_links();
CREATE TRIGGER chain_links_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON chain_links
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE chain_links ENABLE ALWAYS TRIGGER chain_links_follow;
ALTER TABLE chain_links ENABLE ALWAYS TRIGGER chain_links_append_only;

-- Links what was posted, up to about `most` transfers, and answers how many; NULL when it is not known yet
-- what was posted: somebody else is linking, or a transaction that has posted stays open longer than `patience`.
--
-- A transaction draws its numbers (transfers.seq) before it commits, so a lower number may appear after a
-- higher one. What is final is found as CREATE INDEX CONCURRENTLY finds it: whoever has drawn a number holds
-- a ROW EXCLUSIVE lock on transfers until after the commit is seen by all. So: the last number given so far,
-- then everybody who holds that lock, and once those have ended every number up to it is committed or
-- gone for good. Nobody is kept waiting for it, as a lock on the table would do.
CREATE FUNCTION ledger_seal(most integer, patience interval) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET plan_cache_mode = force_generic_plan
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
    until   timestamptz := clock_timestamp() + patience;
    given   bigint;
    posting text[];
    last    public.chain_links;
    reached bigint := 0;
    ahead   bigint;
    one     record;
    ids     uuid[] := '{}';
    leaves  bytea[] := '{}';
    hashes  bytea[] := '{}';
BEGIN
    -- Each statement here must see what was committed before it began.
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'links are made in a transaction that reads what is committed'
            USING ERRCODE = 'invalid_transaction_state', CONSTRAINT = 'chain_read_committed';
    END IF;
    IF NOT pg_try_advisory_xact_lock(7809644666846636904) THEN RETURN NULL; END IF;

    SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END INTO given FROM public.transfers_seq_seq;
    LOOP
        SELECT array_agg(virtualtransaction) INTO posting FROM pg_locks
         WHERE locktype = 'relation' AND relation = 'public.transfers'::regclass AND mode = 'RowExclusiveLock' AND granted
           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
           AND pid IS DISTINCT FROM pg_backend_pid()
           AND (posting IS NULL OR virtualtransaction = ANY (posting));
        EXIT WHEN posting IS NULL;
        IF clock_timestamp() > until THEN RETURN NULL; END IF;
        PERFORM pg_sleep(0.005);
    END LOOP;

    SELECT * INTO last FROM public.chain_links ORDER BY position DESC LIMIT 1;
    IF last.position IS NOT NULL THEN
        SELECT seq INTO reached FROM public.transfers WHERE id = last.transfer_id;
        IF reached IS NULL THEN
            RAISE EXCEPTION 'the last link''s transfer is gone'
                USING ERRCODE = 'data_corrupted', CONSTRAINT = 'chain_links_transfer_gone';
        END IF;
    END IF;
    WHILE reached < given AND cardinality(ids) < most LOOP
        ahead := least(given, reached + most);
        FOR one IN SELECT t.id, public.ledger_leaf(t) AS leaf FROM public.transfers t
                    WHERE t.seq > reached AND t.seq <= ahead ORDER BY t.seq LOOP
            last.hash := sha256(coalesce(last.hash, decode(repeat('00', 32), 'hex')) || one.leaf);
            ids := array_append(ids, one.id);
            leaves := array_append(leaves, one.leaf);
            hashes := array_append(hashes, last.hash);
        END LOOP;
        reached := ahead;
    END LOOP;
    IF cardinality(ids) > 0 THEN
        INSERT INTO public.chain_links (position, transfer_id, leaf, hash)
        SELECT coalesce(last.position, 0) + n.place, n.transfer_id, n.leaf, n.hash
          FROM unnest(ids, leaves, hashes) WITH ORDINALITY AS n (transfer_id, leaf, hash, place);
    END IF;
    RETURN cardinality(ids);
END $$;
REVOKE EXECUTE ON FUNCTION ledger_seal(integer, interval) FROM PUBLIC;

-- The heads: for each day (UTC) with transfers what its links come to, signed by the exchange.
CREATE TABLE chain_days (
    day            date PRIMARY KEY,
    first_position bigint NOT NULL CONSTRAINT chain_days_first_once UNIQUE,
    last_position  bigint NOT NULL CONSTRAINT chain_days_last_once UNIQUE,
    -- One line of canonical JSON, signed as it stands.
    document       text NOT NULL,
    -- Ed25519.
    signature      bytea NOT NULL CONSTRAINT chain_days_signature_size CHECK (octet_length(signature) = 64),
    key_id         text NOT NULL,
    -- The hashes of the tree's subtrees of 256 leaves, one after another, so that a transfer's path is found
    -- without reading the whole day.
    tiles          bytea NOT NULL,
    CONSTRAINT chain_days_in_order CHECK (first_position BETWEEN 1 AND last_position)
);

CREATE FUNCTION guard_chain_days() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    before public.chain_days;
    said   jsonb := NEW.document::jsonb;
BEGIN
    SELECT * INTO before FROM public.chain_days WHERE day <> NEW.day ORDER BY day DESC LIMIT 1;
    IF NEW.first_position <> coalesce(before.last_position, 0) + 1
       OR NEW.day <= before.day
       OR (said ->> 'kind', said ->> 'day', said ->> 'first', said ->> 'last', said ->> 'links')
          IS DISTINCT FROM ('lead-exchange/ledger-day/1', to_char(NEW.day, 'YYYY-MM-DD'), NEW.first_position::text,
                            NEW.last_position::text, (NEW.last_position - NEW.first_position + 1)::text)
       OR said ->> 'link' IS DISTINCT FROM
          (SELECT encode(l.hash, 'hex') FROM public.chain_links l WHERE l.position = NEW.last_position)
       OR said ->> 'previous' IS DISTINCT FROM encode(sha256(convert_to(before.document, 'UTF8')), 'hex')
       OR octet_length(NEW.tiles) <> 32 * ((NEW.last_position - NEW.first_position) / 256 + 1)
    THEN
        RAISE EXCEPTION 'a day''s head follows from the one before it and from its links'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'chain_days_follow';
    END IF;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION guard_chain_days() FROM PUBLIC;
CREATE TRIGGER chain_days_follow AFTER INSERT ON chain_days
    FOR EACH ROW EXECUTE FUNCTION guard_chain_days();
CREATE TRIGGER chain_days_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON chain_days
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE chain_days ENABLE ALWAYS TRIGGER chain_days_follow;
ALTER TABLE chain_days ENABLE ALWAYS TRIGGER chain_days_append_only;
