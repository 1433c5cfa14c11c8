-- Money coming in from outside: asked for by a buyer, confirmed by staff once it has arrived.

CREATE TABLE top_ups (
    id            uuid PRIMARY KEY,
    party_id      uuid NOT NULL REFERENCES parties,
    amount        bigint NOT NULL CONSTRAINT top_ups_amount_positive CHECK (amount > 0),
    currency      text NOT NULL CONSTRAINT top_ups_currency_shape CHECK (currency ~ '^[A-Z]{3}$'),
    -- What the buyer writes on the bank transfer.
    reference     text NOT NULL CONSTRAINT top_ups_reference_unique UNIQUE
                  CONSTRAINT top_ups_reference_shape CHECK (reference ~ '^LX-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
    status        text NOT NULL DEFAULT 'requested' CONSTRAINT top_ups_status_known
                  CHECK (status IN ('requested', 'confirmed', 'cancelled')),
    requested_by  uuid NOT NULL REFERENCES users,
    confirmed_by  uuid REFERENCES users,
    cancelled_by  uuid REFERENCES users,
    -- Staff say why; a buyer need not.
    cancel_reason text CONSTRAINT top_ups_reason_length CHECK (char_length(cancel_reason) BETWEEN 1 AND 500),
    created_at    timestamptz NOT NULL,
    ended_at      timestamptz,
    CONSTRAINT top_ups_confirmation_is_signed CHECK ((status = 'confirmed') = (confirmed_by IS NOT NULL)),
    CONSTRAINT top_ups_cancellation_is_signed CHECK ((status = 'cancelled') = (cancelled_by IS NOT NULL)),
    CONSTRAINT top_ups_only_cancelled_has_reason CHECK (cancel_reason IS NULL OR status = 'cancelled'),
    CONSTRAINT top_ups_end_is_dated CHECK ((status = 'requested') = (ended_at IS NULL))
);
CREATE INDEX top_ups_by_party ON top_ups (party_id, id);
CREATE INDEX top_ups_waiting ON top_ups (id) WHERE status = 'requested';

-- What was asked for never changes, and it ends once.
CREATE FUNCTION guard_top_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.party_id, NEW.amount, NEW.currency, NEW.reference, NEW.requested_by, NEW.created_at)
       IS DISTINCT FROM
       (OLD.id, OLD.party_id, OLD.amount, OLD.currency, OLD.reference, OLD.requested_by, OLD.created_at) THEN
        RAISE EXCEPTION 'a top-up is never rewritten'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'top_ups_fixed';
    END IF;
    IF OLD.status <> 'requested' THEN
        RAISE EXCEPTION 'this top-up is % already', OLD.status
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'top_ups_end_once';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER top_ups_guard BEFORE UPDATE ON top_ups FOR EACH ROW EXECUTE FUNCTION guard_top_up();

CREATE FUNCTION refuse_top_up_deletion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'top-ups are never deleted' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'top_ups_kept';
END $$;
CREATE TRIGGER top_ups_kept BEFORE DELETE OR TRUNCATE ON top_ups FOR EACH STATEMENT EXECUTE FUNCTION refuse_top_up_deletion();

-- At commit a confirmed top-up has moved its money: this much, in this currency, to this party.
CREATE FUNCTION guard_top_up_money() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM transfers t JOIN accounts a ON a.id = t.credit_account
         WHERE t.subject = NEW.id AND t.code = 'top_up'
           AND (t.amount, t.currency, a.party_id) = (NEW.amount, NEW.currency, NEW.party_id)
    ) THEN
        RAISE EXCEPTION 'top-up % is confirmed but its money has not moved', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'top_ups_money_in_step';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER top_ups_money_in_step AFTER INSERT OR UPDATE ON top_ups
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.status = 'confirmed') EXECUTE FUNCTION guard_top_up_money();
