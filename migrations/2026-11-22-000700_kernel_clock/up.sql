-- How far a rehearsal has turned the clock forward (TEST_CLOCK=1). One row, shared by every process.
CREATE TABLE clock_offset (
    only_row boolean PRIMARY KEY DEFAULT true CONSTRAINT clock_offset_one_row CHECK (only_row),
    seconds  bigint NOT NULL CONSTRAINT clock_offset_forward CHECK (seconds >= 0)
);
INSERT INTO clock_offset (seconds) VALUES (0);

CREATE FUNCTION refuse_clock_backward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.seconds < OLD.seconds THEN
        RAISE EXCEPTION 'the clock never runs backward'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'clock_offset_forward';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER clock_offset_forward BEFORE UPDATE ON clock_offset FOR EACH ROW EXECUTE FUNCTION refuse_clock_backward();
