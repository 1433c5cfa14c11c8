-- The ledger. The program may only insert accounts and transfers; the database itself derives
-- balances and holds from the transfers, in the statement that inserts them, and refuses whatever
-- breaks a rule. Nothing here knows what a lead is.

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
    CONSTRAINT accounts_unique UNIQUE NULLS NOT DISTINCT (party_id, kind, currency),
    CONSTRAINT accounts_currency_key UNIQUE (id, currency)
);

-- Which kind of account each movement leads from and to.
CREATE TABLE transfer_codes (
    code        text PRIMARY KEY,
    debit_kind  text NOT NULL,
    credit_kind text NOT NULL,
    opens_hold  boolean NOT NULL DEFAULT false,
    ends_hold   boolean NOT NULL DEFAULT false
);
INSERT INTO transfer_codes (code, debit_kind, credit_kind, opens_hold, ends_hold) VALUES
    ('top_up',              'clearing',    'wallet',      false, false),
    ('hold',                'wallet',      'escrow',      true,  false),
    ('capture',             'escrow',      'wallet',      false, true),
    ('fee',                 'escrow',      'fees',        false, true),
    ('release',             'escrow',      'wallet',      false, true),
    ('withdrawal_request',  'wallet',      'withdrawing', false, false),
    ('withdrawal_payment',  'withdrawing', 'clearing',    false, false),
    ('withdrawal_return',   'withdrawing', 'wallet',      false, false);

CREATE TABLE transfers (
    id             uuid PRIMARY KEY,
    code           text NOT NULL REFERENCES transfer_codes,
    debit_account  uuid NOT NULL,
    credit_account uuid NOT NULL,
    amount         bigint NOT NULL CONSTRAINT transfers_amount_positive CHECK (amount > 0),
    currency       text NOT NULL,
    -- What the money moved for: a lead, a top-up, a withdrawal.
    subject        uuid NOT NULL,
    -- The hold this transfer ends; a 'hold' transfer opens the hold that bears its own id.
    hold_id        uuid,
    -- The earlier transfer this one corrects.
    corrects       uuid REFERENCES transfers,
    created_at     timestamptz NOT NULL,
    CONSTRAINT transfers_two_accounts CHECK (debit_account <> credit_account),
    CONSTRAINT transfers_hold_named CHECK ((code IN ('capture', 'fee', 'release')) = (hold_id IS NOT NULL)),
    CONSTRAINT transfers_debit_currency FOREIGN KEY (debit_account, currency) REFERENCES accounts (id, currency),
    CONSTRAINT transfers_credit_currency FOREIGN KEY (credit_account, currency) REFERENCES accounts (id, currency)
);
CREATE INDEX transfers_by_debit ON transfers (debit_account, id);
CREATE INDEX transfers_by_credit ON transfers (credit_account, id);
CREATE INDEX transfers_by_subject ON transfers (subject);
-- One top-up, one payment and one return for each subject, however often it is tried.
CREATE UNIQUE INDEX transfers_once_per_subject ON transfers (subject, code)
    WHERE corrects IS NULL AND code IN ('top_up', 'hold', 'withdrawal_request', 'withdrawal_payment', 'withdrawal_return');

-- Money reserved for one subject. `remaining` is the whole amount or nothing: a hold ends once.
CREATE TABLE holds (
    id         uuid PRIMARY KEY REFERENCES transfers,
    account_id uuid NOT NULL REFERENCES accounts,
    amount     bigint NOT NULL,
    currency   text NOT NULL,
    remaining  bigint NOT NULL,
    opened_at  timestamptz NOT NULL,
    ended_at   timestamptz,
    CONSTRAINT holds_end_whole CHECK (remaining = CASE WHEN ended_at IS NULL THEN amount ELSE 0 END),
    CONSTRAINT holds_amount_key UNIQUE (id, amount, currency)
);
CREATE INDEX holds_open ON holds (account_id) WHERE ended_at IS NULL;

ALTER TABLE transfers ADD CONSTRAINT transfers_hold_exists FOREIGN KEY (hold_id) REFERENCES holds;

CREATE FUNCTION ledger_post() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    -- Locks are taken in the order of account ids, so two postings never wait for each other in a ring.
    PERFORM 1 FROM accounts
      WHERE id IN (SELECT debit_account FROM posted UNION SELECT credit_account FROM posted)
      ORDER BY id FOR NO KEY UPDATE;

    IF EXISTS (
        SELECT 1 FROM posted t
          JOIN transfer_codes c ON c.code = t.code
          JOIN accounts d ON d.id = t.debit_account
          JOIN accounts k ON k.id = t.credit_account
         WHERE d.kind <> c.debit_kind OR k.kind <> c.credit_kind
            -- Only a capture moves money between two parties; every other movement stays with one.
            OR (t.code = 'capture' AND d.party_id = k.party_id)
            OR (t.code NOT IN ('capture') AND d.party_id IS NOT NULL AND k.party_id IS NOT NULL
                AND d.party_id <> k.party_id)
    ) THEN
        RAISE EXCEPTION 'a transfer does not fit the accounts its code names'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'transfers_fit_code';
    END IF;

    INSERT INTO holds (id, account_id, amount, currency, remaining, opened_at)
    SELECT id, credit_account, amount, currency, amount, created_at FROM posted WHERE code = 'hold';

    IF EXISTS (SELECT 1 FROM posted WHERE hold_id IS NOT NULL) THEN
        -- A hold pays from the account it was reserved in.
        IF EXISTS (SELECT 1 FROM posted t JOIN holds h ON h.id = t.hold_id WHERE h.account_id <> t.debit_account) THEN
            RAISE EXCEPTION 'a hold can only be spent from its own account'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'holds_own_account';
        END IF;
        -- An ended hold has nothing remaining, so a second end breaks holds_end_whole.
        UPDATE holds h SET remaining = h.remaining - e.spent, ended_at = e.at
          FROM (SELECT hold_id, sum(amount)::bigint AS spent, max(created_at) AS at
                  FROM posted WHERE hold_id IS NOT NULL GROUP BY hold_id) e
         WHERE h.id = e.hold_id;
    END IF;

    UPDATE accounts a SET balance = a.balance + m.delta
      FROM (SELECT account, sum(delta)::bigint AS delta FROM (
                SELECT debit_account AS account, -amount AS delta FROM posted
                UNION ALL
                SELECT credit_account, amount FROM posted) moves
             GROUP BY account) m
     WHERE a.id = m.account;
    RETURN NULL;
END $$;

CREATE TRIGGER transfers_post AFTER INSERT ON transfers
    REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION ledger_post();

CREATE TRIGGER transfers_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON transfers
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Accounts and holds change only inside ledger_post, that is one trigger deep.
CREATE FUNCTION refuse_change_outside_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND pg_trigger_depth() > 1 THEN RETURN NULL; END IF;
    IF TG_OP = 'INSERT' AND pg_trigger_depth() > 1 THEN RETURN NULL; END IF;
    RAISE EXCEPTION '% is written by the ledger alone: % is refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_ledger_only';
END $$;
CREATE TRIGGER accounts_ledger_only BEFORE UPDATE OR DELETE OR TRUNCATE ON accounts
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_outside_ledger();
CREATE TRIGGER holds_ledger_only BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON holds
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_outside_ledger();

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

-- Locks accounts in the order of their ids and tells what is in them. A function, because locking a
-- row takes the right to update it, which the program's role does not have.
CREATE FUNCTION ledger_lock(account_ids uuid[]) RETURNS TABLE (account_id uuid, balance bigint)
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT a.id, a.balance FROM accounts a WHERE a.id = ANY (account_ids) ORDER BY a.id FOR NO KEY UPDATE
$$;
