-- Final means final: a mistaken verdict is not undone but made good, out of the operator's own fees.

ALTER TABLE transfer_codes DISABLE TRIGGER transfer_codes_fixed;
INSERT INTO transfer_codes (code, debit_kind, credit_kind, opens_hold, ends_hold, between_parties) VALUES
    ('compensation', 'fees', 'wallet', false, false, false);
ALTER TABLE transfer_codes ENABLE TRIGGER transfer_codes_fixed;

ALTER TABLE transfers DROP CONSTRAINT transfers_no_correction_yet;
ALTER TABLE transfers ADD CONSTRAINT transfers_correction_named CHECK ((code = 'compensation') = (corrects IS NOT NULL));

-- A compensation names a transfer that ended a hold, in the same currency, and pays no more than was held.
CREATE FUNCTION guard_correction() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM public.transfers t JOIN public.holds h ON h.id = t.hold_id
         WHERE t.id = NEW.corrects AND t.code IN ('capture', 'release') AND t.currency = NEW.currency
           AND h.amount >= NEW.amount + (SELECT coalesce(sum(c.amount), 0) FROM public.transfers c
                                          WHERE c.corrects = NEW.corrects AND c.id <> NEW.id)
    ) THEN
        RAISE EXCEPTION 'a compensation corrects the end of a hold, in its currency, up to its amount'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'transfers_correction_fits';
    END IF;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION guard_correction() FROM PUBLIC;
CREATE TRIGGER transfers_correction_fits AFTER INSERT ON transfers
    FOR EACH ROW WHEN (NEW.corrects IS NOT NULL) EXECUTE FUNCTION guard_correction();
CREATE INDEX transfers_corrections ON transfers (corrects) WHERE corrects IS NOT NULL;
