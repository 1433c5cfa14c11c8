-- Leads a network only tells the number of: each is fetched from it, outside of any transaction, until
-- it is here. What was acknowledged stands here until then.
CREATE TABLE receiver_fetches (
    id           uuid PRIMARY KEY,
    receiver_id  uuid NOT NULL REFERENCES receivers,
    -- The network's own number of the lead: told twice it is one lead.
    external_id  text NOT NULL CONSTRAINT receiver_fetches_external_shape CHECK (external_id ~ '^[0-9]{1,30}$'),
    status       text NOT NULL CONSTRAINT receiver_fetches_status_known CHECK (status IN ('waiting', 'done', 'failed')),
    tries        integer NOT NULL DEFAULT 0 CONSTRAINT receiver_fetches_tries_counted CHECK (tries >= 0),
    next_try_at  timestamptz NOT NULL,
    -- A word for why the last try failed: a key of the texts.
    last_error   text,
    created_at   timestamptz NOT NULL,
    ended_at     timestamptz,
    CONSTRAINT receiver_fetches_once UNIQUE (receiver_id, external_id),
    CONSTRAINT receiver_fetches_end_dated CHECK ((status = 'waiting') = (ended_at IS NULL))
);
CREATE INDEX receiver_fetches_due ON receiver_fetches (next_try_at) WHERE status = 'waiting';
CREATE INDEX receiver_fetches_open ON receiver_fetches (receiver_id) WHERE status <> 'done';

-- A receiver stays what it was made for.
CREATE FUNCTION guard_receiver() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.engagement_id, NEW.party_id, NEW.kind, NEW.created_at)
       IS DISTINCT FROM (OLD.id, OLD.engagement_id, OLD.party_id, OLD.kind, OLD.created_at) THEN
        RAISE EXCEPTION 'a receiver stays what it was made for' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.closed_at IS NOT NULL AND NEW.closed_at IS DISTINCT FROM OLD.closed_at THEN
        RAISE EXCEPTION 'a closed receiver stays closed' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER receivers_guard BEFORE UPDATE ON receivers FOR EACH ROW EXECUTE FUNCTION guard_receiver();
