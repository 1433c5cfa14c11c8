-- Money of one party from one currency into another, at a rate staff state. Each currency balances in
-- itself: what leaves one wallet goes outside, and what comes into the other comes from there.

ALTER TABLE transfer_codes DISABLE TRIGGER transfer_codes_fixed;
INSERT INTO transfer_codes (code, debit_kind, credit_kind, opens_hold, ends_hold, between_parties) VALUES
    ('exchange_out', 'wallet',   'clearing', false, false, false),
    ('exchange_in',  'clearing', 'wallet',   false, false, false);
ALTER TABLE transfer_codes ENABLE TRIGGER transfer_codes_fixed;

CREATE TABLE exchanges (
    id            uuid PRIMARY KEY,
    party_id      uuid NOT NULL REFERENCES parties,
    from_currency text NOT NULL CONSTRAINT exchanges_from_shape CHECK (from_currency ~ '^[A-Z]{3}$'),
    from_amount   bigint NOT NULL CONSTRAINT exchanges_from_range CHECK (from_amount BETWEEN 1 AND 1000000000000000),
    to_currency   text NOT NULL CONSTRAINT exchanges_to_shape CHECK (to_currency ~ '^[A-Z]{3}$'),
    to_amount     bigint NOT NULL CONSTRAINT exchanges_to_range CHECK (to_amount BETWEEN 1 AND 1000000000000000),
    -- Whole units of `to` for one of `from`, as it was written.
    rate          text NOT NULL CONSTRAINT exchanges_rate_shape CHECK (rate ~ '^(0|[1-9][0-9]{0,9})(\.[0-9]{1,8})?$'),
    -- How many decimals `to` has beyond those of `from`.
    shift         smallint NOT NULL CONSTRAINT exchanges_shift_range CHECK (shift BETWEEN -4 AND 4),
    reason        text NOT NULL CONSTRAINT exchanges_reason_length CHECK (char_length(reason) BETWEEN 1 AND 500),
    made_by       uuid NOT NULL REFERENCES users,
    created_at    timestamptz NOT NULL,
    CONSTRAINT exchanges_two_currencies CHECK (from_currency <> to_currency),
    -- Rounded half up, once.
    CONSTRAINT exchanges_amounts_follow_rate CHECK (to_amount = round(from_amount * rate::numeric * 10::numeric ^ shift::numeric))
);
CREATE INDEX exchanges_by_party ON exchanges (party_id, id);
CREATE TRIGGER exchanges_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON exchanges
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- At commit an exchange and its two transfers say the same, and neither stands without the other.
CREATE FUNCTION guard_exchange() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    wanted uuid;
BEGIN
    IF TG_RELID = 'public.exchanges'::regclass THEN wanted := NEW.id; ELSE wanted := NEW.subject; END IF;
    IF NOT EXISTS (
        SELECT FROM public.exchanges x
          JOIN public.transfers o ON o.subject = x.id AND o.code = 'exchange_out'
          JOIN public.accounts d ON d.id = o.debit_account
          JOIN public.transfers i ON i.subject = x.id AND i.code = 'exchange_in'
          JOIN public.accounts c ON c.id = i.credit_account
         WHERE x.id = wanted
           AND (o.amount, o.currency, d.party_id) = (x.from_amount, x.from_currency, x.party_id)
           AND (i.amount, i.currency, c.party_id) = (x.to_amount, x.to_currency, x.party_id)
    ) THEN
        RAISE EXCEPTION 'exchange % and its money are not in step', wanted
            USING ERRCODE = 'check_violation', CONSTRAINT = 'exchanges_money_in_step';
    END IF;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION guard_exchange() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER exchanges_money_in_step AFTER INSERT ON exchanges
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard_exchange();
CREATE CONSTRAINT TRIGGER transfers_exchange_booked AFTER INSERT ON transfers
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.code IN ('exchange_out', 'exchange_in')) EXECUTE FUNCTION guard_exchange();
