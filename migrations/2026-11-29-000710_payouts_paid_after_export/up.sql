-- What is in a batch is paid by the bank that read its file: nothing in it is paid before the file is fetched, or the
-- file would lack what the batch counts.
CREATE FUNCTION guard_paid_after_export() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM public.withdrawal_batch_items i JOIN public.withdrawal_batches b ON b.id = i.batch_id
                WHERE i.withdrawal_id = NEW.id AND i.taken_out_at IS NULL AND b.exported_at IS NULL) THEN
        RAISE EXCEPTION 'withdrawal % is in a batch whose file nobody has fetched', NEW.id
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'withdrawals_paid_after_export';
    END IF;
    RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION guard_paid_after_export() FROM PUBLIC;
CREATE TRIGGER withdrawals_paid_after_export BEFORE UPDATE ON withdrawals FOR EACH ROW
    WHEN (OLD.status = 'batched' AND NEW.status IN ('paid', 'failed')) EXECUTE FUNCTION guard_paid_after_export();
