-- Money going out: where a party wants to be paid, what it asks for, and what staff hand to the bank.

ALTER TABLE transfer_codes DISABLE TRIGGER transfer_codes_fixed;
INSERT INTO transfer_codes (code, debit_kind, credit_kind, opens_hold, ends_hold, between_parties) VALUES
    ('withdrawal_fee', 'withdrawing', 'fees', false, false, false);
ALTER TABLE transfer_codes ENABLE TRIGGER transfer_codes_fixed;

-- Where a party is paid in one currency. A change is a new version; old ones stay, because withdrawals point at them.
CREATE TABLE payees (
    id          uuid PRIMARY KEY,
    party_id    uuid NOT NULL REFERENCES parties,
    currency    text NOT NULL CONSTRAINT payees_currency_shape CHECK (currency ~ '^[A-Z]{3}$'),
    version     integer NOT NULL CONSTRAINT payees_version_positive CHECK (version > 0),
    kind        text NOT NULL CONSTRAINT payees_kind_known CHECK (kind IN ('iban', 'russian', 'other')),
    -- The last characters of the account, by which its owner knows it.
    ending      text NOT NULL CONSTRAINT payees_ending_length CHECK (char_length(ending) BETWEEN 1 AND 4),
    -- Holder, account, bank and address, sealed.
    sealed      bytea NOT NULL,
    created_by  uuid NOT NULL REFERENCES users,
    created_at  timestamptz NOT NULL,
    -- Nothing is paid to it earlier: time for the party's people to notice a change they did not make.
    usable_at   timestamptz NOT NULL,
    CONSTRAINT payees_usable_later CHECK (usable_at >= created_at),
    CONSTRAINT payees_one_version UNIQUE (party_id, currency, version),
    -- For whoever points at a payee: it names the party and the currency with it and cannot be wrong.
    CONSTRAINT payees_owner UNIQUE (id, party_id, currency)
);
CREATE TRIGGER payees_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON payees
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE withdrawals (
    id            uuid PRIMARY KEY,
    party_id      uuid NOT NULL REFERENCES parties,
    -- What leaves the wallet; the fee is taken out of it and the rest is paid out.
    amount        bigint NOT NULL CONSTRAINT withdrawals_amount_positive CHECK (amount > 0),
    fee           bigint NOT NULL,
    currency      text NOT NULL CONSTRAINT withdrawals_currency_shape CHECK (currency ~ '^[A-Z]{3}$'),
    reference     text NOT NULL CONSTRAINT withdrawals_reference_unique UNIQUE
                  CONSTRAINT withdrawals_reference_shape CHECK (reference ~ '^LX-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
    status        text NOT NULL CONSTRAINT withdrawals_status_known
                  CHECK (status IN ('requested', 'approved', 'batched', 'paid', 'failed', 'refused', 'cancelled')),
    -- Whether it takes two people to approve it, as the settings were when it was asked for.
    two_people    boolean NOT NULL,
    -- The version of the payee it is paid to; none while the party has named no account.
    payee_id      uuid,
    payable_from  timestamptz NOT NULL,
    requested_by  uuid NOT NULL REFERENCES users,
    created_at    timestamptz NOT NULL,
    approved_by   uuid REFERENCES users,
    approved_at   timestamptz,
    seconded_by   uuid REFERENCES users,
    seconded_at   timestamptz,
    -- Staff, or the party's own user when it is cancelled.
    ended_by      uuid REFERENCES users,
    ended_at      timestamptz,
    reason        text CONSTRAINT withdrawals_reason_length CHECK (char_length(reason) BETWEEN 1 AND 500),
    CONSTRAINT withdrawals_own_payee FOREIGN KEY (payee_id, party_id, currency) REFERENCES payees (id, party_id, currency),
    CONSTRAINT withdrawals_fee_within CHECK (fee >= 0 AND fee < amount),
    CONSTRAINT withdrawals_approval_dated CHECK ((approved_by IS NULL) = (approved_at IS NULL)
                                             AND (seconded_by IS NULL) = (seconded_at IS NULL)),
    CONSTRAINT withdrawals_two_differ CHECK (seconded_by IS NULL OR (approved_by IS NOT NULL AND seconded_by <> approved_by)),
    CONSTRAINT withdrawals_approved_first CHECK (status NOT IN ('approved', 'batched', 'paid', 'failed')
        OR (approved_by IS NOT NULL AND (NOT two_people OR seconded_by IS NOT NULL))),
    CONSTRAINT withdrawals_end_signed CHECK ((status IN ('paid', 'failed', 'refused', 'cancelled')) = (ended_by IS NOT NULL)
                                         AND (ended_by IS NULL) = (ended_at IS NULL)),
    CONSTRAINT withdrawals_no_has_reason CHECK ((status IN ('failed', 'refused')) = (reason IS NOT NULL)),
    CONSTRAINT withdrawals_not_early CHECK (status <> 'paid' OR ended_at >= payable_from)
);
CREATE INDEX withdrawals_by_party ON withdrawals (party_id, id);
CREATE INDEX withdrawals_waiting ON withdrawals (status, id) WHERE status IN ('requested', 'approved', 'batched');
CREATE INDEX withdrawals_without_payee ON withdrawals (party_id, currency)
    WHERE payee_id IS NULL AND status IN ('requested', 'approved');

-- What was asked for never changes, it moves along its road only, and nobody of the party has a say on the staff's side.
CREATE FUNCTION guard_withdrawal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE judge uuid;
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'requested' OR NEW.approved_by IS NOT NULL OR NEW.seconded_by IS NOT NULL THEN
            RAISE EXCEPTION 'a withdrawal begins as a request'
                USING ERRCODE = 'restrict_violation', CONSTRAINT = 'withdrawals_begin_requested';
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.status IN ('paid', 'failed', 'refused', 'cancelled') THEN
        RAISE EXCEPTION 'this withdrawal is % already', OLD.status
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'withdrawals_end_once';
    END IF;
    IF (NEW.id, NEW.party_id, NEW.amount, NEW.fee, NEW.currency, NEW.reference, NEW.two_people, NEW.requested_by, NEW.created_at)
       IS DISTINCT FROM
       (OLD.id, OLD.party_id, OLD.amount, OLD.fee, OLD.currency, OLD.reference, OLD.two_people, OLD.requested_by, OLD.created_at)
       OR (OLD.approved_by IS NOT NULL AND (NEW.approved_by, NEW.approved_at) IS DISTINCT FROM (OLD.approved_by, OLD.approved_at))
       OR (OLD.seconded_by IS NOT NULL AND (NEW.seconded_by, NEW.seconded_at) IS DISTINCT FROM (OLD.seconded_by, OLD.seconded_at))
       -- An account may be named later, once.
       OR ((NEW.payee_id, NEW.payable_from) IS DISTINCT FROM (OLD.payee_id, OLD.payable_from)
           AND (OLD.payee_id IS NOT NULL OR NEW.payee_id IS NULL OR OLD.status NOT IN ('requested', 'approved'))) THEN
        RAISE EXCEPTION 'a withdrawal is never rewritten'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'withdrawals_fixed';
    END IF;
    IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN
       (('requested', 'approved'), ('requested', 'refused'), ('requested', 'cancelled'),
        ('approved', 'batched'), ('approved', 'paid'), ('approved', 'failed'),
        ('batched', 'approved'), ('batched', 'paid'), ('batched', 'failed')) THEN
        RAISE EXCEPTION 'no way leads from % to %', OLD.status, NEW.status
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'withdrawals_moves';
    END IF;
    judge := CASE
        WHEN NEW.seconded_by IS DISTINCT FROM OLD.seconded_by THEN NEW.seconded_by
        WHEN NEW.approved_by IS DISTINCT FROM OLD.approved_by THEN NEW.approved_by
        WHEN NEW.status IN ('paid', 'failed', 'refused') THEN NEW.ended_by END;
    IF EXISTS (SELECT FROM public.seats s WHERE s.user_id = judge AND s.party_id = NEW.party_id) THEN
        RAISE EXCEPTION 'a withdrawal is not decided by a member of its party'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'withdrawals_impartial';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER withdrawals_guard BEFORE INSERT OR UPDATE ON withdrawals FOR EACH ROW EXECUTE FUNCTION guard_withdrawal();
CREATE TRIGGER withdrawals_kept BEFORE DELETE OR TRUNCATE ON withdrawals FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Approved withdrawals on their way to the bank together. Which they are is fixed when the batch is made, what the
-- files say when they are first fetched: whoever fetches them again gets the same bytes.
CREATE TABLE withdrawal_batches (
    id          uuid PRIMARY KEY,
    reference   text NOT NULL CONSTRAINT withdrawal_batches_reference_unique UNIQUE
                CONSTRAINT withdrawal_batches_reference_shape CHECK (reference ~ '^LX-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
    items       integer NOT NULL CONSTRAINT withdrawal_batches_not_empty CHECK (items > 0),
    made_by     uuid NOT NULL REFERENCES users,
    made_at     timestamptz NOT NULL,
    exported_by uuid REFERENCES users,
    exported_at timestamptz,
    sealed_csv  bytea,
    -- None when the operator's own account was not known then.
    sealed_xml  bytea,
    CONSTRAINT withdrawal_batches_export_whole CHECK ((exported_by IS NULL) = (exported_at IS NULL)
        AND (exported_at IS NULL) = (sealed_csv IS NULL) AND (sealed_xml IS NULL OR sealed_csv IS NOT NULL))
);

CREATE TABLE withdrawal_batch_items (
    batch_id      uuid NOT NULL REFERENCES withdrawal_batches,
    withdrawal_id uuid NOT NULL REFERENCES withdrawals,
    place         integer NOT NULL,
    -- Only before the files were fetched.
    taken_out_by  uuid REFERENCES users,
    taken_out_at  timestamptz,
    PRIMARY KEY (batch_id, withdrawal_id),
    CONSTRAINT withdrawal_batch_items_place UNIQUE (batch_id, place),
    CONSTRAINT withdrawal_batch_items_out_signed CHECK ((taken_out_by IS NULL) = (taken_out_at IS NULL))
);
CREATE UNIQUE INDEX withdrawal_batch_items_one_open ON withdrawal_batch_items (withdrawal_id) WHERE taken_out_at IS NULL;

CREATE FUNCTION guard_withdrawal_batch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.exported_at IS NOT NULL
       OR (NEW.id, NEW.reference, NEW.items, NEW.made_by, NEW.made_at) IS DISTINCT FROM
          (OLD.id, OLD.reference, OLD.items, OLD.made_by, OLD.made_at) THEN
        RAISE EXCEPTION 'a batch is never rewritten'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'withdrawal_batches_fixed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER withdrawal_batches_guard BEFORE UPDATE ON withdrawal_batches FOR EACH ROW EXECUTE FUNCTION guard_withdrawal_batch();
CREATE TRIGGER withdrawal_batches_kept BEFORE DELETE OR TRUNCATE ON withdrawal_batches
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION guard_withdrawal_batch_item() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE batch public.withdrawal_batches; withdrawal public.withdrawals;
BEGIN
    SELECT * INTO batch FROM public.withdrawal_batches WHERE id = NEW.batch_id;
    SELECT * INTO withdrawal FROM public.withdrawals WHERE id = NEW.withdrawal_id;
    IF batch.exported_at IS NOT NULL OR NEW.place NOT BETWEEN 1 AND batch.items
       OR (TG_OP = 'INSERT' AND NEW.taken_out_at IS NOT NULL)
       OR (TG_OP = 'UPDATE' AND (OLD.taken_out_at IS NOT NULL OR
           (NEW.batch_id, NEW.withdrawal_id, NEW.place) IS DISTINCT FROM (OLD.batch_id, OLD.withdrawal_id, OLD.place))) THEN
        RAISE EXCEPTION 'what is in a batch is fixed'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'withdrawal_batch_items_fixed';
    END IF;
    IF TG_OP = 'INSERT' AND (withdrawal.payee_id IS NULL OR withdrawal.payable_from > batch.made_at) THEN
        RAISE EXCEPTION 'a withdrawal joins a batch once it may be paid, to an account that is known'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'withdrawal_batch_items_payable';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER withdrawal_batch_items_guard BEFORE INSERT OR UPDATE ON withdrawal_batch_items
    FOR EACH ROW EXECUTE FUNCTION guard_withdrawal_batch_item();
CREATE TRIGGER withdrawal_batch_items_kept BEFORE DELETE OR TRUNCATE ON withdrawal_batch_items
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- At commit a batch has as many rows as it says.
CREATE FUNCTION guard_withdrawal_batch_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT count(*) FROM public.withdrawal_batch_items WHERE batch_id = NEW.id) <> NEW.items THEN
        RAISE EXCEPTION 'batch % does not have its % rows', NEW.id, NEW.items
            USING ERRCODE = 'check_violation', CONSTRAINT = 'withdrawal_batches_whole';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER withdrawal_batches_whole AFTER INSERT ON withdrawal_batches
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard_withdrawal_batch_whole();

-- At commit a withdrawal, its transfers and its place in a batch agree, whichever of them was written: the amount is
-- taken from its party's wallet; a paid one moved what was paid out and the fee, together the amount; one that came to
-- nothing has its amount back; a running one has moved no more. It is `batched` exactly while it is open in a batch.
CREATE FUNCTION guard_withdrawal_in_step() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE wanted uuid; w public.withdrawals; moved jsonb; due jsonb; batched boolean;
BEGIN
    IF TG_TABLE_NAME = 'withdrawals' THEN wanted := NEW.id;
    ELSIF TG_TABLE_NAME = 'transfers' THEN wanted := NEW.subject;
    ELSE wanted := NEW.withdrawal_id;
    END IF;
    SELECT * INTO w FROM public.withdrawals WHERE id = wanted;
    SELECT coalesce(jsonb_object_agg(t.code, jsonb_build_array(t.amount, t.currency, coalesce(d.party_id, c.party_id))), '{}')
      INTO moved
      FROM public.transfers t JOIN public.accounts d ON d.id = t.debit_account JOIN public.accounts c ON c.id = t.credit_account
     WHERE t.subject = wanted
       AND t.code IN ('withdrawal_request', 'withdrawal_payment', 'withdrawal_fee', 'withdrawal_return');
    due := jsonb_strip_nulls(jsonb_build_object(
        'withdrawal_request', jsonb_build_array(w.amount, w.currency, w.party_id),
        'withdrawal_payment', CASE WHEN w.status = 'paid' THEN jsonb_build_array(w.amount - w.fee, w.currency, w.party_id) END,
        'withdrawal_fee', CASE WHEN w.status = 'paid' AND w.fee > 0 THEN jsonb_build_array(w.fee, w.currency, w.party_id) END,
        'withdrawal_return', CASE WHEN w.status IN ('failed', 'refused', 'cancelled')
                                  THEN jsonb_build_array(w.amount, w.currency, w.party_id) END));
    IF w.id IS NULL OR moved <> due THEN
        RAISE EXCEPTION 'withdrawal % is % but its money is not in step', wanted, coalesce(w.status, 'missing')
            USING ERRCODE = 'check_violation', CONSTRAINT = 'withdrawals_money_in_step';
    END IF;
    batched := EXISTS (SELECT FROM public.withdrawal_batch_items i WHERE i.withdrawal_id = wanted AND i.taken_out_at IS NULL);
    IF w.status = 'batched' AND NOT batched OR batched AND w.status NOT IN ('batched', 'paid', 'failed') THEN
        RAISE EXCEPTION 'withdrawal % is % but its place in a batch says otherwise', wanted, w.status
            USING ERRCODE = 'check_violation', CONSTRAINT = 'withdrawals_batch_in_step';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER withdrawals_in_step AFTER INSERT OR UPDATE ON withdrawals
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard_withdrawal_in_step();
CREATE CONSTRAINT TRIGGER withdrawal_batch_items_in_step AFTER INSERT OR UPDATE ON withdrawal_batch_items
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard_withdrawal_in_step();
CREATE CONSTRAINT TRIGGER transfers_withdrawal_in_step AFTER INSERT ON transfers
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.code IN ('withdrawal_request', 'withdrawal_payment', 'withdrawal_fee', 'withdrawal_return'))
    EXECUTE FUNCTION guard_withdrawal_in_step();

-- The kinds of letters there are already, and these.
DO $$
DECLARE kinds text;
BEGIN
    SELECT string_agg(DISTINCT quote_literal(kind), ', ') INTO kinds FROM (
        SELECT (regexp_matches(pg_get_constraintdef(oid), '''([a-z_]+)''', 'g'))[1] AS kind
          FROM pg_constraint WHERE conname = 'mails_kind_known'
        UNION SELECT unnest(ARRAY['payee_changed', 'withdrawal_requested', 'withdrawal_approved', 'withdrawal_paid',
                                  'withdrawal_failed'])) k;
    ALTER TABLE mails DROP CONSTRAINT mails_kind_known;
    EXECUTE 'ALTER TABLE mails ADD CONSTRAINT mails_kind_known CHECK (kind IN (' || kinds || '))';
END $$;
