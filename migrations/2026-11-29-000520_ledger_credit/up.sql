-- A credit limit: how far below zero staff let a party's wallet go, to pay for leads and for nothing else.

ALTER TABLE accounts ADD COLUMN credit bigint NOT NULL DEFAULT 0
    CONSTRAINT accounts_credit_range CHECK (credit BETWEEN 0 AND 1000000000000000)
    CONSTRAINT accounts_credit_is_a_wallets CHECK (kind = 'wallet' OR credit = 0);
ALTER TABLE accounts DROP CONSTRAINT accounts_no_overdraft;
ALTER TABLE accounts ADD CONSTRAINT accounts_no_overdraft CHECK (kind = 'clearing' OR balance >= -credit);

-- Every limit there ever was; the newest of an account is its `credit`, derived in the same statement.
CREATE TABLE credit_limits (
    id         uuid PRIMARY KEY,
    seq        bigint GENERATED ALWAYS AS IDENTITY,
    account_id uuid NOT NULL REFERENCES accounts,
    amount     bigint NOT NULL CONSTRAINT credit_limits_amount_range CHECK (amount BETWEEN 0 AND 1000000000000000),
    reason     text NOT NULL CONSTRAINT credit_limits_reason_length CHECK (char_length(reason) BETWEEN 1 AND 500),
    set_by     uuid NOT NULL REFERENCES users,
    created_at timestamptz NOT NULL
);
CREATE INDEX credit_limits_by_account ON credit_limits (account_id, seq);
CREATE TRIGGER credit_limits_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON credit_limits
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE credit_limits ENABLE ALWAYS TRIGGER credit_limits_append_only;

CREATE FUNCTION ledger_set_credit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    wallet public.accounts;
BEGIN
    IF TG_RELID <> 'public.credit_limits'::regclass THEN
        RAISE EXCEPTION 'only limits give credit' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'credit_limits_only';
    END IF;
    SELECT * INTO wallet FROM public.accounts WHERE id = NEW.account_id FOR NO KEY UPDATE;
    -- Numbers are given before the lock: two at once must not end in the older one.
    IF EXISTS (SELECT FROM public.credit_limits WHERE account_id = NEW.account_id AND seq > NEW.seq) THEN
        RAISE EXCEPTION 'a newer limit was set meanwhile'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'credit_limits_in_order';
    END IF;
    IF wallet.kind <> 'wallet' THEN
        RAISE EXCEPTION 'only a wallet has credit' USING ERRCODE = 'check_violation', CONSTRAINT = 'accounts_credit_is_a_wallets';
    END IF;
    IF wallet.balance + NEW.amount < 0 THEN
        RAISE EXCEPTION 'more of the credit is used than that'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'credit_limits_cover_use';
    END IF;
    UPDATE public.accounts SET credit = NEW.amount WHERE id = NEW.account_id;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION ledger_set_credit() FROM PUBLIC;
CREATE TRIGGER credit_limits_post AFTER INSERT ON credit_limits FOR EACH ROW EXECUTE FUNCTION ledger_set_credit();

-- As before, and now also by the function above, which writes nothing but `credit`.
CREATE OR REPLACE FUNCTION refuse_change_outside_ledger() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    stack text;
BEGIN
    IF TG_OP IN ('INSERT', 'UPDATE') AND pg_trigger_depth() > 1 THEN
        GET DIAGNOSTICS stack = PG_CONTEXT;
        -- This function, the one statement that fired it, and the function that statement stands in.
        IF stack ~ '^[^\n]*\nSQL statement "[^"]*"\nPL/pgSQL function public\.(ledger_post|ledger_set_credit)\(\) ' THEN RETURN NULL; END IF;
    END IF;
    RAISE EXCEPTION '% is written by the ledger alone: % is refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_ledger_only';
END $$;

-- An account is born without credit.
CREATE FUNCTION refuse_opening_credit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an account is opened without credit'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'accounts_open_without_credit';
END $$;
CREATE TRIGGER accounts_open_without_credit BEFORE INSERT ON accounts
    FOR EACH ROW WHEN (NEW.credit <> 0) EXECUTE FUNCTION refuse_opening_credit();

-- Credit pays for leads: whatever else takes money out of a wallet takes the party's own. It stands after
-- transfers_post in the alphabet and so runs after it, on balances that are moved already.
CREATE FUNCTION guard_own_money() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET plan_cache_mode = force_generic_plan
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM posted WHERE code NOT IN ('hold', 'capture', 'fee', 'release')) THEN RETURN NULL; END IF;
    IF EXISTS (
        SELECT FROM posted p JOIN public.transfer_codes c ON c.code = p.code JOIN public.accounts a ON a.id = p.debit_account
         WHERE c.debit_kind = 'wallet' AND NOT c.opens_hold AND a.balance < 0
    ) THEN
        RAISE EXCEPTION 'credit pays for leads and for nothing else'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'transfers_spend_own_money';
    END IF;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION guard_own_money() FROM PUBLIC;
CREATE TRIGGER transfers_spend_own_money AFTER INSERT ON transfers
    REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION guard_own_money();

-- As before, and what may be spent beyond the balance.
DROP FUNCTION ledger_lock(uuid[]);
CREATE FUNCTION ledger_lock(account_ids uuid[]) RETURNS TABLE (account_id uuid, balance bigint, credit bigint)
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT a.id, a.balance, a.credit FROM public.accounts a WHERE a.id = ANY (account_ids) ORDER BY a.id FOR NO KEY UPDATE
$$;
REVOKE EXECUTE ON FUNCTION ledger_lock(uuid[]) FROM PUBLIC;

-- One more kind of letter, whatever others there are.
DO $$
DECLARE kinds text;
BEGIN
    SELECT string_agg(DISTINCT quote_literal(k), ', ') INTO kinds FROM (
        SELECT (regexp_matches(pg_get_constraintdef(oid), '''([a-z_]+)''', 'g'))[1] AS k
          FROM pg_constraint WHERE conname = 'mails_kind_known'
        UNION SELECT 'credit_changed') words;
    ALTER TABLE mails DROP CONSTRAINT mails_kind_known;
    EXECUTE 'ALTER TABLE mails ADD CONSTRAINT mails_kind_known CHECK (kind IN (' || kinds || '))';
END $$;
