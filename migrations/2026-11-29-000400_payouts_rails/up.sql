-- Ways for money to come in, and the way back: which rail a top-up uses, what the checkout rail has
-- told of it, and refunds.

-- Adds words to a CHECK that lists words, whatever else was added to it before: several slices add
-- to the same lists, in an order nobody knows beforehand.
CREATE FUNCTION add_words(of_table regclass, check_name text, of_column text, words text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    known text[];
BEGIN
    SELECT array_agg(word[1]) INTO known
      FROM pg_constraint c, regexp_matches(pg_get_constraintdef(c.oid), '''([^'']+)''', 'g') AS word
     WHERE c.conrelid = of_table AND c.conname = check_name;
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I, ADD CONSTRAINT %I CHECK (%I IN (%s))',
        of_table, check_name, check_name, of_column,
        (SELECT string_agg(DISTINCT quote_literal(w), ', ') FROM unnest(known || words) AS w));
END $$;
SELECT add_words('mails', 'mails_kind_known', 'kind',
    ARRAY['top_up_refunded', 'payment_alarm', 'funds_low', 'funds_out', 'funds_back']);
SELECT add_words('alarms', 'alarms_kind_known', 'kind', ARRAY['payment']);
SELECT add_words('top_ups', 'top_ups_status_known', 'status', ARRAY['refunding', 'refunded']);
DROP FUNCTION add_words;

ALTER TABLE top_ups
    ADD COLUMN rail text NOT NULL DEFAULT 'bank' CONSTRAINT top_ups_rail_known CHECK (rail IN ('bank', 'checkout')),
    DROP CONSTRAINT top_ups_confirmation_is_signed,
    DROP CONSTRAINT top_ups_cancellation_is_signed,
    -- The checkout rail's own word, proved by its signature, stands where a member of staff signs.
    ADD CONSTRAINT top_ups_confirmation_is_signed CHECK (
        CASE WHEN status IN ('confirmed', 'refunding', 'refunded') THEN confirmed_by IS NOT NULL OR rail = 'checkout'
             ELSE confirmed_by IS NULL END),
    ADD CONSTRAINT top_ups_cancellation_is_signed CHECK (
        CASE WHEN status = 'cancelled' THEN cancelled_by IS NOT NULL OR rail = 'checkout'
             ELSE cancelled_by IS NULL END);

CREATE OR REPLACE FUNCTION guard_top_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.party_id, NEW.amount, NEW.currency, NEW.reference, NEW.rail, NEW.requested_by, NEW.created_at)
       IS DISTINCT FROM
       (OLD.id, OLD.party_id, OLD.amount, OLD.currency, OLD.reference, OLD.rail, OLD.requested_by, OLD.created_at) THEN
        RAISE EXCEPTION 'a top-up is never rewritten'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'top_ups_fixed';
    END IF;
    -- What is confirmed may go back: at once, or while a rail works on it, which may also fail.
    IF NOT ((OLD.status = 'requested')
            OR (OLD.status, NEW.status) IN (('confirmed', 'refunding'), ('confirmed', 'refunded'),
                                            ('refunding', 'refunded'), ('refunding', 'confirmed'),
                                            ('refunded', 'confirmed'))) THEN
        RAISE EXCEPTION 'this top-up is % already', OLD.status
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'top_ups_end_once';
    END IF;
    IF OLD.status <> 'requested' AND (NEW.confirmed_by, NEW.ended_at) IS DISTINCT FROM (OLD.confirmed_by, OLD.ended_at) THEN
        RAISE EXCEPTION 'who confirmed a top-up and when is never rewritten'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'top_ups_fixed';
    END IF;
    RETURN NEW;
END $$;

-- Refunds: out of the wallet into the outside world, for the same top-up, once, at most its amount; and
-- back into the wallet, whole, when the rail could not pay it out.
ALTER TABLE transfer_codes DISABLE TRIGGER transfer_codes_fixed;
INSERT INTO transfer_codes (code, debit_kind, credit_kind, opens_hold, ends_hold, between_parties) VALUES
    ('top_up_refund',        'wallet',   'clearing', false, false, false),
    ('top_up_refund_return', 'clearing', 'wallet',   false, false, false);
ALTER TABLE transfer_codes ENABLE TRIGGER transfer_codes_fixed;

CREATE FUNCTION guard_refund() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.code = 'top_up_refund' AND NOT EXISTS (
        SELECT FROM public.transfers t
         WHERE t.subject = NEW.subject AND t.code = 'top_up' AND t.currency = NEW.currency
           AND (t.credit_account, t.debit_account) = (NEW.debit_account, NEW.credit_account)
           AND NEW.amount <= t.amount
    ) OR NEW.code = 'top_up_refund_return' AND NOT EXISTS (
        SELECT FROM public.transfers t
         WHERE t.subject = NEW.subject AND t.code = 'top_up_refund' AND t.currency = NEW.currency
           AND (t.credit_account, t.debit_account) = (NEW.debit_account, NEW.credit_account)
           AND NEW.amount = t.amount
    ) THEN
        RAISE EXCEPTION 'a refund goes back the way its top-up came, up to its amount'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'transfers_refund_fits';
    END IF;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION guard_refund() FROM PUBLIC;
CREATE TRIGGER transfers_refund_fits AFTER INSERT ON transfers
    FOR EACH ROW WHEN (NEW.code IN ('top_up_refund', 'top_up_refund_return')) EXECUTE FUNCTION guard_refund();

-- What came of a refund. The money left the wallet in the transaction that made the row.
CREATE TABLE top_up_refunds (
    top_up_id   uuid PRIMARY KEY REFERENCES top_ups,
    amount      bigint NOT NULL CONSTRAINT top_up_refunds_amount_positive CHECK (amount > 0),
    currency    text NOT NULL CONSTRAINT top_up_refunds_currency_shape CHECK (currency ~ '^[A-Z]{3}$'),
    reason      text NOT NULL CONSTRAINT top_up_refunds_reason_length CHECK (char_length(reason) BETWEEN 1 AND 500),
    -- asked: the rail is yet to take it; sent: taken, and on its way; then done or failed.
    status      text NOT NULL CONSTRAINT top_up_refunds_status_known CHECK (status IN ('asked', 'sent', 'done', 'failed')),
    -- Nobody when the rail itself told of it.
    asked_by    uuid REFERENCES users,
    -- The rail's own name of it.
    rail_id     text CONSTRAINT top_up_refunds_rail_id_unique UNIQUE
                CONSTRAINT top_up_refunds_rail_id_length CHECK (char_length(rail_id) BETWEEN 1 AND 255),
    problem     text CONSTRAINT top_up_refunds_problem_length CHECK (char_length(problem) <= 500),
    tries       integer NOT NULL DEFAULT 0,
    next_try_at timestamptz,
    created_at  timestamptz NOT NULL,
    ended_at    timestamptz,
    CONSTRAINT top_up_refunds_end_dated CHECK ((status IN ('done', 'failed')) = (ended_at IS NOT NULL)),
    CONSTRAINT top_up_refunds_tried_while_running CHECK ((next_try_at IS NOT NULL) = (status IN ('asked', 'sent')))
);
CREATE INDEX top_up_refunds_running ON top_up_refunds (next_try_at) WHERE next_try_at IS NOT NULL;

CREATE FUNCTION guard_top_up_refund() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.top_up_id, NEW.amount, NEW.currency, NEW.reason, NEW.asked_by, NEW.created_at)
       IS DISTINCT FROM (OLD.top_up_id, OLD.amount, OLD.currency, OLD.reason, OLD.asked_by, OLD.created_at)
       OR OLD.status = 'failed' AND NEW.status <> 'failed' OR OLD.status = 'done' AND NEW.status NOT IN ('done', 'failed') THEN
        RAISE EXCEPTION 'a refund is never rewritten'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'top_up_refunds_fixed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER top_up_refunds_guard BEFORE UPDATE ON top_up_refunds FOR EACH ROW EXECUTE FUNCTION guard_top_up_refund();
CREATE TRIGGER top_up_refunds_kept BEFORE DELETE OR TRUNCATE ON top_up_refunds
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- At commit a top-up says what the ledger moved: in, and back.
DROP TRIGGER top_ups_money_in_step ON top_ups;
CREATE OR REPLACE FUNCTION guard_top_up_money() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    now_is top_ups;
BEGIN
    SELECT * INTO now_is FROM top_ups WHERE id = NEW.id;
    IF NOT EXISTS (
        SELECT FROM transfers t JOIN accounts a ON a.id = t.credit_account
         WHERE t.subject = NEW.id AND t.code = 'top_up'
           AND (t.amount, t.currency, a.party_id) = (NEW.amount, NEW.currency, NEW.party_id)
    ) THEN
        RAISE EXCEPTION 'top-up % is confirmed but its money has not moved', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'top_ups_money_in_step';
    END IF;
    IF (now_is.status IN ('refunding', 'refunded')) <> (
        EXISTS (SELECT FROM transfers t JOIN top_up_refunds r ON r.top_up_id = t.subject
                 WHERE t.subject = NEW.id AND t.code = 'top_up_refund' AND (t.amount, t.currency) = (r.amount, r.currency))
        AND NOT EXISTS (SELECT FROM transfers t WHERE t.subject = NEW.id AND t.code = 'top_up_refund_return'))
    THEN
        RAISE EXCEPTION 'top-up % is % but its refund says otherwise', NEW.id, now_is.status
            USING ERRCODE = 'check_violation', CONSTRAINT = 'top_ups_refund_in_step';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER top_ups_money_in_step AFTER INSERT OR UPDATE ON top_ups
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.status IN ('confirmed', 'refunding', 'refunded'))
    EXECUTE FUNCTION guard_top_up_money();

-- A top-up's hosted payment page, as far as this side knows of it.
CREATE TABLE checkouts (
    top_up_id    uuid PRIMARY KEY REFERENCES top_ups,
    -- opening: the rail has not answered yet; open: the buyer can pay; processing: paid, not yet sure;
    -- then paid, expired or failed.
    state        text NOT NULL CONSTRAINT checkouts_state_known
                 CHECK (state IN ('opening', 'open', 'processing', 'paid', 'expired', 'failed')),
    -- The rail's own name of the page.
    session_id   text CONSTRAINT checkouts_session_unique UNIQUE
                 CONSTRAINT checkouts_session_length CHECK (char_length(session_id) BETWEEN 1 AND 255),
    pay_url      text CONSTRAINT checkouts_url_length CHECK (char_length(pay_url) BETWEEN 1 AND 4000),
    problem      text CONSTRAINT checkouts_problem_length CHECK (char_length(problem) <= 500),
    tries        integer NOT NULL DEFAULT 0,
    -- When the rail is next asked about it; nobody asks about what has ended.
    next_look_at timestamptz,
    created_at   timestamptz NOT NULL,
    CONSTRAINT checkouts_open_have_session CHECK (state NOT IN ('open', 'processing') OR session_id IS NOT NULL),
    CONSTRAINT checkouts_looked_at_while_running CHECK
        ((next_look_at IS NOT NULL) = (state IN ('opening', 'open', 'processing')))
);
CREATE INDEX checkouts_running ON checkouts (next_look_at) WHERE next_look_at IS NOT NULL;

-- Payments the checkout rail took, one for each of its sessions, whatever was told how often. A payment
-- that is not the one asked for waits for staff with nothing booked.
CREATE TABLE checkout_payments (
    session_id     text PRIMARY KEY CONSTRAINT checkout_payments_session_length CHECK (char_length(session_id) BETWEEN 1 AND 255),
    -- What refunds and disputes name it by.
    payment_intent text CONSTRAINT checkout_payments_intent_unique UNIQUE
                   CONSTRAINT checkout_payments_intent_length CHECK (char_length(payment_intent) BETWEEN 1 AND 255),
    amount         bigint NOT NULL CONSTRAINT checkout_payments_amount_positive CHECK (amount > 0),
    currency       text NOT NULL CONSTRAINT checkout_payments_currency_shape CHECK (currency ~ '^[A-Z]{3}$'),
    asked_for      uuid NOT NULL REFERENCES top_ups,
    booked_as      uuid CONSTRAINT checkout_payments_booked_once UNIQUE REFERENCES top_ups,
    booked_by      uuid REFERENCES users,
    at             timestamptz NOT NULL,
    CONSTRAINT checkout_payments_signed_when_booked CHECK (booked_by IS NULL OR booked_as IS NOT NULL)
);
CREATE INDEX checkout_payments_by_top_up ON checkout_payments (asked_for);
CREATE INDEX checkout_payments_unbooked ON checkout_payments (at) WHERE booked_as IS NULL;

CREATE FUNCTION guard_checkout_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.session_id, NEW.payment_intent, NEW.amount, NEW.currency, NEW.asked_for, NEW.at)
       IS DISTINCT FROM (OLD.session_id, OLD.payment_intent, OLD.amount, OLD.currency, OLD.asked_for, OLD.at)
       OR OLD.booked_as IS NOT NULL THEN
        RAISE EXCEPTION 'a payment is booked once and never rewritten'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'checkout_payments_fixed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER checkout_payments_guard BEFORE UPDATE ON checkout_payments
    FOR EACH ROW EXECUTE FUNCTION guard_checkout_payment();
CREATE TRIGGER checkout_payments_kept BEFORE DELETE OR TRUNCATE ON checkout_payments
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- At commit a booked payment is what its top-up moved.
CREATE FUNCTION guard_checkout_booking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM top_ups u JOIN top_ups asked ON asked.id = NEW.asked_for
         WHERE u.id = NEW.booked_as AND u.rail = 'checkout' AND u.status IN ('confirmed', 'refunding', 'refunded')
           AND (u.amount, u.currency, u.party_id) = (NEW.amount, NEW.currency, asked.party_id)
    ) THEN
        RAISE EXCEPTION 'payment % is not what top-up % moved', NEW.session_id, NEW.booked_as
            USING ERRCODE = 'check_violation', CONSTRAINT = 'checkout_payments_money_in_step';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER checkout_payments_money_in_step AFTER INSERT OR UPDATE ON checkout_payments
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.booked_as IS NOT NULL) EXECUTE FUNCTION guard_checkout_booking();

-- What the rail told, each event once: told again, it is counted and does nothing.
CREATE TABLE rail_events (
    id      text PRIMARY KEY CONSTRAINT rail_events_id_length CHECK (char_length(id) BETWEEN 1 AND 255),
    kind    text NOT NULL CONSTRAINT rail_events_kind_length CHECK (char_length(kind) BETWEEN 1 AND 100),
    outcome text NOT NULL CONSTRAINT rail_events_outcome_known
            CHECK (outcome IN ('booked', 'noted', 'repeated', 'ignored', 'unknown', 'odd')),
    top_up_id uuid REFERENCES top_ups,
    at      timestamptz NOT NULL,
    times   integer NOT NULL DEFAULT 1
);
CREATE INDEX rail_events_by_top_up ON rail_events (top_up_id, at) WHERE top_up_id IS NOT NULL;
CREATE INDEX rail_events_by_time ON rail_events (at);
