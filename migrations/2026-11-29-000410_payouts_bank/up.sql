-- The bank's statements: what staff uploaded, its lines, and what was made of each.

CREATE TABLE bank_statements (
    id          uuid PRIMARY KEY,
    -- The bank account, as the file or whoever uploaded it names it.
    account     text NOT NULL CONSTRAINT bank_statements_account_length CHECK (char_length(account) BETWEEN 1 AND 64),
    name        text NOT NULL CONSTRAINT bank_statements_name_length CHECK (char_length(name) BETWEEN 1 AND 200),
    format      text NOT NULL CONSTRAINT bank_statements_format_known CHECK (format IN ('camt053', 'csv', 'xlsx')),
    -- read: a table whose columns are yet to be named; done: its lines are kept.
    status      text NOT NULL CONSTRAINT bank_statements_status_known CHECK (status IN ('read', 'done')),
    -- The file itself, sealed, while its columns are not named.
    content     bytea,
    encoding    text,
    delimiter   text,
    lines_new   integer NOT NULL DEFAULT 0 CONSTRAINT bank_statements_new_not_negative CHECK (lines_new >= 0),
    -- Those an earlier statement brought already.
    lines_known integer NOT NULL DEFAULT 0 CONSTRAINT bank_statements_known_not_negative CHECK (lines_known >= 0),
    -- Those the bank has not booked yet, which may still go away.
    lines_pending integer NOT NULL DEFAULT 0 CONSTRAINT bank_statements_pending_not_negative CHECK (lines_pending >= 0),
    uploaded_by uuid NOT NULL REFERENCES users,
    created_at  timestamptz NOT NULL,
    CONSTRAINT bank_statements_content_while_read CHECK ((status = 'read') = (content IS NOT NULL))
);
CREATE INDEX bank_statements_waiting ON bank_statements (id) WHERE status = 'read';

-- How the columns of a table were named, for the next statement of the account.
CREATE TABLE bank_mappings (
    account text PRIMARY KEY,
    mapping jsonb NOT NULL,
    at      timestamptz NOT NULL
);

CREATE TABLE bank_lines (
    id            uuid PRIMARY KEY,
    statement_id  uuid NOT NULL REFERENCES bank_statements,
    account       text NOT NULL,
    -- What makes it this line and no other: the bank's reference with what it says of it, or its contents
    -- and which of several alike it is. SHA-256.
    entry_key     bytea NOT NULL CONSTRAINT bank_lines_key_length CHECK (octet_length(entry_key) = 32),
    direction     text NOT NULL CONSTRAINT bank_lines_direction_known CHECK (direction IN ('credit', 'debit')),
    -- Whether it takes back an earlier line.
    reversal      boolean NOT NULL,
    amount        bigint NOT NULL CONSTRAINT bank_lines_amount_positive CHECK (amount > 0)
                  CONSTRAINT bank_lines_amount_bounded CHECK (amount <= 1000000000000000),
    currency      text NOT NULL CONSTRAINT bank_lines_currency_shape CHECK (currency ~ '^[A-Z]{3}$'),
    booked_on     date NOT NULL,
    payer         text CONSTRAINT bank_lines_payer_length CHECK (char_length(payer) BETWEEN 1 AND 200),
    payer_account text CONSTRAINT bank_lines_payer_account_length CHECK (char_length(payer_account) BETWEEN 1 AND 64),
    purpose       text NOT NULL CONSTRAINT bank_lines_purpose_length CHECK (char_length(purpose) <= 1000),
    bank_reference text CONSTRAINT bank_lines_bank_reference_length CHECK (char_length(bank_reference) BETWEEN 1 AND 255),
    -- The top-up its purpose names.
    names         uuid REFERENCES top_ups,
    created_at    timestamptz NOT NULL,
    CONSTRAINT bank_lines_once UNIQUE (account, entry_key)
);
CREATE INDEX bank_lines_by_statement ON bank_lines (statement_id, id);
CREATE INDEX bank_lines_by_payer ON bank_lines (payer_account) WHERE payer_account IS NOT NULL;
CREATE INDEX bank_lines_by_name ON bank_lines (payer) WHERE payer IS NOT NULL;
CREATE INDEX bank_lines_by_named ON bank_lines (names) WHERE names IS NOT NULL;
CREATE TRIGGER bank_lines_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON bank_lines
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What was made of a line, once: a top-up it paid for, or put aside with a reason.
CREATE TABLE bank_line_ends (
    line_id   uuid PRIMARY KEY REFERENCES bank_lines,
    top_up_id uuid CONSTRAINT bank_line_ends_one_line UNIQUE REFERENCES top_ups,
    -- Whether the money had been booked by hand before and the line is only its proof.
    proof     boolean NOT NULL DEFAULT false,
    reason    text CONSTRAINT bank_line_ends_reason_length CHECK (char_length(reason) BETWEEN 1 AND 500),
    ended_by  uuid NOT NULL REFERENCES users,
    at        timestamptz NOT NULL,
    CONSTRAINT bank_line_ends_one_way CHECK ((top_up_id IS NULL) = (reason IS NOT NULL)),
    CONSTRAINT bank_line_ends_proof_of_money CHECK (NOT proof OR top_up_id IS NOT NULL)
);
CREATE TRIGGER bank_line_ends_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON bank_line_ends
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- At commit a booked line is money that came in, as much as its top-up moved.
CREATE FUNCTION guard_bank_booking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM bank_lines l JOIN top_ups u ON u.id = NEW.top_up_id
         WHERE l.id = NEW.line_id AND l.direction = 'credit' AND NOT l.reversal
           AND u.rail = 'bank' AND u.status IN ('confirmed', 'refunding', 'refunded')
           AND (u.amount, u.currency) = (l.amount, l.currency)
    ) THEN
        RAISE EXCEPTION 'line % is not what top-up % moved', NEW.line_id, NEW.top_up_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'bank_line_ends_money_in_step';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER bank_line_ends_money_in_step AFTER INSERT ON bank_line_ends
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.top_up_id IS NOT NULL) EXECUTE FUNCTION guard_bank_booking();
