-- The ledger. The program may only insert accounts and transfers; the database itself derives
-- balances and holds from the transfers, in the statement that inserts them, and refuses whatever
-- breaks a rule. Nothing here knows what a lead is.
--
-- Rows of transfers and holds have no foreign keys: ledger_post looks every account, code and hold
-- up once for a whole statement, which is five times cheaper than a check per row on the path every
-- lead takes, and none of the rows looked up can ever be deleted or renamed.

CREATE TABLE accounts (
    id         uuid PRIMARY KEY,
    kind       text NOT NULL CONSTRAINT accounts_kind_known
               CHECK (kind IN ('wallet', 'escrow', 'withdrawing', 'fees', 'clearing')),
    party_id   uuid REFERENCES parties,
    currency   text NOT NULL CONSTRAINT accounts_currency_shape CHECK (currency ~ '^[A-Z]{3}$'),
    -- Minor units. Written by the trigger on transfers and by nothing else.
    balance    bigint NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL,
    CONSTRAINT accounts_operator_owns_no_party CHECK ((kind IN ('fees', 'clearing')) = (party_id IS NULL)),
    CONSTRAINT accounts_no_overdraft CHECK (kind = 'clearing' OR balance >= 0),
    CONSTRAINT accounts_unique UNIQUE NULLS NOT DISTINCT (party_id, kind, currency)
) WITH (fillfactor = 60); -- Room on each page for the next balance, so that no index is touched.

-- Which kind of account each movement leads from and to.
CREATE TABLE transfer_codes (
    code            text PRIMARY KEY,
    debit_kind      text NOT NULL,
    credit_kind     text NOT NULL,
    opens_hold      boolean NOT NULL DEFAULT false,
    ends_hold       boolean NOT NULL DEFAULT false,
    -- Whether money changes its owner; every other movement stays with one party.
    between_parties boolean NOT NULL DEFAULT false
);
INSERT INTO transfer_codes (code, debit_kind, credit_kind, opens_hold, ends_hold, between_parties) VALUES
    ('top_up',              'clearing',    'wallet',      false, false, false),
    ('hold',                'wallet',      'escrow',      true,  false, false),
    ('capture',             'escrow',      'wallet',      false, true,  true),
    ('fee',                 'escrow',      'fees',        false, true,  false),
    ('release',             'escrow',      'wallet',      false, true,  false),
    ('withdrawal_request',  'wallet',      'withdrawing', false, false, false),
    ('withdrawal_payment',  'withdrawing', 'clearing',    false, false, false),
    ('withdrawal_return',   'withdrawing', 'wallet',      false, false, false);

CREATE TABLE transfers (
    id             uuid PRIMARY KEY,
    -- The order of posting. Whoever posts locks the accounts first, so an account's transfers are
    -- numbered in the order its balance changed, whatever the clocks of several machines say.
    seq            bigint GENERATED ALWAYS AS IDENTITY,
    code           text NOT NULL,
    debit_account  uuid NOT NULL,
    credit_account uuid NOT NULL,
    -- The upper bound keeps any sum of one statement within a bigint.
    amount         bigint NOT NULL CONSTRAINT transfers_amount_positive CHECK (amount > 0)
                   CONSTRAINT transfers_amount_bounded CHECK (amount <= 1000000000000000),
    currency       text NOT NULL,
    -- What the money moved for: a lead, a top-up, a withdrawal.
    subject        uuid NOT NULL,
    -- The hold this transfer ends; a 'hold' transfer opens the hold that bears its own id.
    hold_id        uuid,
    -- The earlier transfer this one corrects.
    corrects       uuid,
    created_at     timestamptz NOT NULL,
    CONSTRAINT transfers_two_accounts CHECK (debit_account <> credit_account),
    CONSTRAINT transfers_hold_named CHECK ((code IN ('capture', 'fee', 'release')) = (hold_id IS NOT NULL)),
    -- A correction will be a code of its own that reverses what it names. Until there is one,
    -- nothing may claim to be a correction and pass as a second payment.
    CONSTRAINT transfers_no_correction_yet CHECK (corrects IS NULL),
    -- One top-up, one hold, one capture and so on for each subject, however often it is tried.
    CONSTRAINT transfers_once_per_subject UNIQUE (subject, code)
);
CREATE INDEX transfers_by_debit ON transfers (debit_account, seq);
CREATE INDEX transfers_by_credit ON transfers (credit_account, seq);

-- Money reserved for one subject. `remaining` is the whole amount or nothing: a hold ends once.
CREATE TABLE holds (
    -- The id of the transfer that opened it.
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    subject    uuid NOT NULL,
    amount     bigint NOT NULL,
    currency   text NOT NULL,
    remaining  bigint NOT NULL,
    opened_at  timestamptz NOT NULL,
    ended_at   timestamptz,
    CONSTRAINT holds_end_whole CHECK (remaining = CASE WHEN ended_at IS NULL THEN amount ELSE 0 END),
    -- For whoever points at a hold: it names the amount and the subject with it and cannot be wrong.
    CONSTRAINT holds_subject_key UNIQUE (id, amount, currency, subject)
) WITH (fillfactor = 80);

-- Its plans are made once and kept for the session, so they must be as good for a thousand rows in a
-- big table as for the one row in an empty table they may first be made for: look-ups by key, always.
CREATE FUNCTION ledger_post() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET plan_cache_mode = force_generic_plan
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
    touched  uuid[];
    deltas   bigint[];
    opening  bigint;
    ending   bigint;
    ended    uuid[];
    spent    bigint[];
    ended_on timestamptz[];
BEGIN
    -- As a trigger on any other table this function would post money nobody recorded.
    IF TG_RELID <> 'public.transfers'::regclass THEN
        RAISE EXCEPTION 'only transfers are posted' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'transfers_only';
    END IF;

    SELECT array_agg(account), array_agg(delta) INTO touched, deltas
      FROM (SELECT account, sum(delta)::bigint AS delta
              FROM (SELECT debit_account AS account, -amount AS delta FROM posted
                    UNION ALL
                    SELECT credit_account, amount FROM posted) moves
             GROUP BY account) m;
    IF touched IS NULL THEN RETURN NULL; END IF;

    -- Locks are taken in the order of account ids, so two postings never wait for each other in a ring.
    PERFORM FROM public.accounts WHERE id = ANY (touched) ORDER BY id FOR NO KEY UPDATE;

    IF EXISTS (
        SELECT FROM (
            SELECT p.currency,
                   (SELECT c FROM public.transfer_codes c WHERE c.code = p.code) AS rule,
                   (SELECT a FROM public.accounts a WHERE a.id = p.debit_account) AS debit,
                   (SELECT a FROM public.accounts a WHERE a.id = p.credit_account) AS credit
              FROM (SELECT DISTINCT code, debit_account, credit_account, currency FROM posted) p
            OFFSET 0) t
         WHERE ((debit).kind, (debit).currency, (credit).kind, (credit).currency)
               IS DISTINCT FROM ((rule).debit_kind, t.currency, (rule).credit_kind, t.currency)
            OR ((debit).party_id = (credit).party_id) = (rule).between_parties
    ) THEN
        RAISE EXCEPTION 'a transfer does not fit the accounts its code names'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'transfers_fit_code';
    END IF;

    SELECT count(*) FILTER (WHERE code = 'hold'), count(hold_id) INTO opening, ending FROM posted;

    IF opening > 0 THEN
        INSERT INTO public.holds (id, account_id, subject, amount, currency, remaining, opened_at)
        SELECT id, credit_account, subject, amount, currency, amount, created_at FROM posted WHERE code = 'hold';
    END IF;

    IF ending > 0 THEN
        SELECT array_agg(hold_id), array_agg(amount), array_agg(at) INTO ended, spent, ended_on
          FROM (SELECT hold_id, sum(amount)::bigint AS amount, max(created_at) AS at
                  FROM posted WHERE hold_id IS NOT NULL GROUP BY hold_id) e;
        -- A hold pays for its own subject, from the account it was reserved in.
        IF EXISTS (
            SELECT FROM (
                SELECT p.debit_account, p.subject, (SELECT h FROM public.holds h WHERE h.id = p.hold_id) AS hold
                  FROM posted p WHERE p.hold_id IS NOT NULL
                OFFSET 0) t
             WHERE ((hold).account_id, (hold).subject) IS DISTINCT FROM (t.debit_account, t.subject)
        ) THEN
            RAISE EXCEPTION 'a hold can only be spent for its own subject and from its own account'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'holds_own_subject';
        END IF;
        IF EXISTS (SELECT FROM public.holds WHERE id = ANY (ended) AND ended_at IS NOT NULL) THEN
            RAISE EXCEPTION 'a hold has ended before'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'holds_end_once';
        END IF;
        -- Anything but the whole of it breaks holds_end_whole.
        UPDATE public.holds h SET remaining = h.remaining - e.amount, ended_at = e.at
          FROM unnest(ended, spent, ended_on) AS e (hold_id, amount, at) WHERE h.id = e.hold_id;
    END IF;

    UPDATE public.accounts a SET balance = a.balance + m.delta
      FROM unnest(touched, deltas) AS m (account, delta) WHERE a.id = m.account;
    RETURN NULL;
END $$;
-- Who may execute it could hang it on a table of their own.
REVOKE EXECUTE ON FUNCTION ledger_post() FROM PUBLIC;

CREATE TRIGGER transfers_post AFTER INSERT ON transfers
    REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION ledger_post();

CREATE TRIGGER transfers_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON transfers
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Balances and holds are written by ledger_post and by nothing else: being inside some trigger is
-- not enough, the statement must stand in that very function. (Its search_path leaves `public` out,
-- so its name is always given with the schema, and a namesake elsewhere is called otherwise.)
CREATE FUNCTION refuse_change_outside_ledger() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    stack text;
BEGIN
    IF TG_OP IN ('INSERT', 'UPDATE') AND pg_trigger_depth() > 1 THEN
        GET DIAGNOSTICS stack = PG_CONTEXT;
        -- This function, the one statement that fired it, and the function that statement stands in.
        IF stack ~ '^[^\n]*\nSQL statement "[^"]*"\nPL/pgSQL function public\.ledger_post\(\) ' THEN RETURN NULL; END IF;
    END IF;
    RAISE EXCEPTION '% is written by the ledger alone: % is refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_ledger_only';
END $$;
CREATE TRIGGER accounts_ledger_only BEFORE UPDATE OR DELETE OR TRUNCATE ON accounts
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_outside_ledger();
CREATE TRIGGER holds_ledger_only BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON holds
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_outside_ledger();

-- Which movements exist is decided by migrations.
CREATE TRIGGER transfer_codes_fixed BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON transfer_codes
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- An account is born empty.
CREATE FUNCTION refuse_opening_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.balance <> 0 THEN
        RAISE EXCEPTION 'an account is opened with nothing in it'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'accounts_open_empty';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER accounts_open_empty BEFORE INSERT ON accounts
    FOR EACH ROW EXECUTE FUNCTION refuse_opening_balance();

-- Also where triggers are told to stay silent (session_replication_role).
ALTER TABLE transfers ENABLE ALWAYS TRIGGER transfers_append_only;
ALTER TABLE accounts ENABLE ALWAYS TRIGGER accounts_ledger_only;
ALTER TABLE holds ENABLE ALWAYS TRIGGER holds_ledger_only;

-- Locks accounts in the order of their ids and tells what is in them. A function, because locking a
-- row takes the right to update it, which the program's role does not have.
CREATE FUNCTION ledger_lock(account_ids uuid[]) RETURNS TABLE (account_id uuid, balance bigint)
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT a.id, a.balance FROM public.accounts a WHERE a.id = ANY (account_ids) ORDER BY a.id FOR NO KEY UPDATE
$$;
REVOKE EXECUTE ON FUNCTION ledger_lock(uuid[]) FROM PUBLIC;
