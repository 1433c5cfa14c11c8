-- Leads: who must act now (status), the buyer's follow-up (stage) and the money (hold) are three
-- columns that are never mixed. Personal data lives apart, sealed.

CREATE TABLE leads (
    id            uuid PRIMARY KEY,
    offer_id      uuid NOT NULL,
    terms_version integer NOT NULL,
    engagement_id uuid NOT NULL,
    buyer_id      uuid NOT NULL,
    contractor_id uuid NOT NULL,
    channel       text NOT NULL CONSTRAINT leads_channel_known
                  CHECK (channel IN ('page', 'api', 'form', 'import', 'call', 'postback')),
    status        text NOT NULL CONSTRAINT leads_status_known CHECK (status IN
                  ('refused', 'quarantined', 'delivered', 'accepted', 'rejected', 'disputed', 'settled', 'returned')),
    stage         text NOT NULL DEFAULT 'new' CONSTRAINT leads_stage_known CHECK (stage IN
                  ('new', 'contacting', 'contacted', 'qualified', 'confirmed', 'won', 'lost', 'nurture')),
    -- Minor units. price = payout + fee, frozen when the lead came in.
    currency      text NOT NULL,
    price         bigint NOT NULL CONSTRAINT leads_price_positive CHECK (price > 0),
    payout        bigint NOT NULL,
    fee           bigint NOT NULL,
    hold_id       uuid,
    score         smallint NOT NULL CONSTRAINT leads_score_range CHECK (score BETWEEN 0 AND 100),
    -- Keyed hashes of the normalised contact: equal for equal people, meaningless without the key.
    phone_key     bytea,
    email_key     bytea,
    region        text,
    source        text,
    -- {"sub1": …} to sub8, those that were given.
    subs          jsonb NOT NULL,
    external_id   text,
    refusal_rule  text,
    -- When the running clock ends; what happens then follows from the status.
    due_at        timestamptz,
    reason        text CONSTRAINT leads_reason_known CHECK (reason IN
                  ('invalid_contact', 'duplicate', 'out_of_area', 'wrong_topic', 'never_requested', 'not_target_person',
                   'language', 'spam', 'consent_missing', 'order_cancelled', 'other')),
    comment       text,
    created_at    timestamptz NOT NULL,
    decided_at    timestamptz,
    -- Whether the decision was left to the clock.
    decided_by_clock boolean NOT NULL DEFAULT false,
    ended_at      timestamptz,
    CONSTRAINT leads_price_adds_up CHECK (price = payout + fee AND payout >= 0 AND fee >= 0),
    CONSTRAINT leads_money_before_contact CHECK ((status IN ('refused', 'quarantined')) = (hold_id IS NULL)),
    CONSTRAINT leads_refusal_names_rule CHECK ((status = 'refused') = (refusal_rule IS NOT NULL)),
    CONSTRAINT leads_clock_runs CHECK ((status IN ('quarantined', 'delivered', 'accepted', 'rejected', 'disputed')) = (due_at IS NOT NULL)),
    CONSTRAINT leads_end_is_dated CHECK ((status IN ('refused', 'settled', 'returned')) = (ended_at IS NOT NULL)),
    CONSTRAINT leads_rejection_has_reason CHECK (status NOT IN ('rejected', 'disputed', 'returned') OR reason IS NOT NULL),
    CONSTRAINT leads_other_has_comment CHECK (reason IS DISTINCT FROM 'other' OR length(trim(comment)) > 0),
    CONSTRAINT leads_terms_exist FOREIGN KEY (offer_id, terms_version) REFERENCES terms (offer_id, version),
    CONSTRAINT leads_engagement_matches FOREIGN KEY (engagement_id, offer_id, buyer_id, contractor_id)
        REFERENCES engagements (id, offer_id, buyer_id, party_id),
    CONSTRAINT leads_hold_matches FOREIGN KEY (hold_id, price, currency, id) REFERENCES holds (id, amount, currency, subject)
);
CREATE INDEX leads_buyer_inbox ON leads (buyer_id, id) WHERE status <> 'refused';
CREATE INDEX leads_buyer_status ON leads (buyer_id, status, id);
CREATE INDEX leads_contractor ON leads (contractor_id, id);
CREATE INDEX leads_contractor_status ON leads (contractor_id, status, id);
CREATE INDEX leads_due ON leads (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX leads_by_phone ON leads (phone_key, offer_id) WHERE phone_key IS NOT NULL AND status <> 'refused';
CREATE INDEX leads_by_email ON leads (email_key, offer_id) WHERE email_key IS NOT NULL AND status <> 'refused';
CREATE UNIQUE INDEX leads_external_once ON leads (engagement_id, external_id) WHERE external_id IS NOT NULL;
CREATE UNIQUE INDEX leads_one_hold ON leads (hold_id) WHERE hold_id IS NOT NULL;

-- The moves a status can make; the same table as leads::status in the program, and a test compares them.
CREATE TABLE lead_moves (old text NOT NULL, new text NOT NULL, PRIMARY KEY (old, new));
INSERT INTO lead_moves (old, new) VALUES
    ('quarantined', 'delivered'), ('quarantined', 'refused'),
    ('delivered', 'accepted'), ('delivered', 'rejected'),
    ('accepted', 'settled'), ('accepted', 'rejected'),
    ('rejected', 'returned'), ('rejected', 'disputed'),
    ('disputed', 'settled'), ('disputed', 'returned');

CREATE FUNCTION guard_lead() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.offer_id, NEW.terms_version, NEW.engagement_id, NEW.buyer_id, NEW.contractor_id, NEW.currency,
        NEW.price, NEW.payout, NEW.fee, NEW.created_at)
       IS DISTINCT FROM
       (OLD.id, OLD.offer_id, OLD.terms_version, OLD.engagement_id, OLD.buyer_id, OLD.contractor_id, OLD.currency,
        OLD.price, OLD.payout, OLD.fee, OLD.created_at)
       OR (OLD.hold_id IS NOT NULL AND NEW.hold_id IS DISTINCT FROM OLD.hold_id) THEN
        RAISE EXCEPTION 'the price, parties and terms of a lead never change'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'leads_bargain_fixed';
    END IF;
    IF NEW.status <> OLD.status
       AND NOT EXISTS (SELECT 1 FROM lead_moves AS move WHERE move.old = OLD.status AND move.new = NEW.status) THEN
        RAISE EXCEPTION 'a lead cannot go from % to %', OLD.status, NEW.status
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'leads_move_allowed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER leads_guard BEFORE UPDATE ON leads FOR EACH ROW EXECUTE FUNCTION guard_lead();

-- At commit an ended lead's hold has ended, and a running lead's has not.
CREATE FUNCTION guard_lead_hold() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE hold_ended boolean; lead_ended boolean;
BEGIN
    SELECT h.ended_at IS NOT NULL, l.ended_at IS NOT NULL INTO hold_ended, lead_ended
      FROM leads l JOIN holds h ON h.id = l.hold_id WHERE l.id = NEW.id;
    IF hold_ended IS DISTINCT FROM lead_ended THEN
        RAISE EXCEPTION 'lead % is % but its hold is not in step', NEW.id, NEW.status
            USING ERRCODE = 'check_violation', CONSTRAINT = 'leads_hold_in_step';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER leads_hold_in_step AFTER UPDATE OF status ON leads
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.hold_id IS NOT NULL AND NEW.status <> OLD.status) EXECUTE FUNCTION guard_lead_hold();

CREATE FUNCTION refuse_lead_deletion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'leads are never deleted' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'leads_kept';
END $$;
CREATE TRIGGER leads_kept BEFORE DELETE OR TRUNCATE ON leads FOR EACH STATEMENT EXECUTE FUNCTION refuse_lead_deletion();

-- The personal data of a lead: name, phone, e-mail, answers and consent, sealed with a key from
-- the configuration. Apart from `leads`, so that lists never carry it and it can be erased alone.
CREATE TABLE lead_contacts (
    lead_id uuid PRIMARY KEY REFERENCES leads,
    sealed  bytea NOT NULL
);

-- The one history both sides read.
CREATE TABLE lead_events (
    lead_id uuid NOT NULL REFERENCES leads,
    id      uuid NOT NULL,
    at      timestamptz NOT NULL,
    actor   text NOT NULL CONSTRAINT lead_events_actor_known
            CHECK (actor IN ('buyer', 'contractor', 'staff', 'clock', 'exchange')),
    user_id uuid REFERENCES users,
    event   text NOT NULL,
    detail  jsonb NOT NULL,
    PRIMARY KEY (lead_id, id)
);
CREATE TRIGGER lead_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON lead_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The buyer's own follow-up: call attempts, notes and the next task. Not part of the shared history.
CREATE TABLE lead_attempts (
    id      uuid PRIMARY KEY,
    lead_id uuid NOT NULL REFERENCES leads,
    user_id uuid NOT NULL REFERENCES users,
    at      timestamptz NOT NULL,
    outcome text NOT NULL CONSTRAINT lead_attempts_outcome_known
            CHECK (outcome IN ('reached', 'no_answer', 'busy', 'voicemail', 'wrong_number', 'call_back', 'message_sent')),
    note    text NOT NULL
);
CREATE INDEX lead_attempts_by_lead ON lead_attempts (lead_id, id);

CREATE TABLE lead_notes (
    id      uuid PRIMARY KEY,
    lead_id uuid NOT NULL REFERENCES leads,
    user_id uuid NOT NULL REFERENCES users,
    at      timestamptz NOT NULL,
    text    text NOT NULL CONSTRAINT lead_notes_length CHECK (char_length(text) BETWEEN 1 AND 4000)
);
CREATE INDEX lead_notes_by_lead ON lead_notes (lead_id, id);

CREATE TABLE lead_tasks (
    id          uuid PRIMARY KEY,
    lead_id     uuid NOT NULL REFERENCES leads,
    buyer_id    uuid NOT NULL REFERENCES parties,
    user_id     uuid NOT NULL REFERENCES users,
    text        text NOT NULL CONSTRAINT lead_tasks_length CHECK (char_length(text) <= 500),
    due_at      timestamptz NOT NULL,
    created_at  timestamptz NOT NULL,
    done_at     timestamptz,
    reminded_at timestamptz
);
CREATE INDEX lead_tasks_open ON lead_tasks (buyer_id, due_at) WHERE done_at IS NULL;
CREATE INDEX lead_tasks_to_remind ON lead_tasks (due_at) WHERE done_at IS NULL AND reminded_at IS NULL;
CREATE INDEX lead_tasks_by_lead ON lead_tasks (lead_id);
