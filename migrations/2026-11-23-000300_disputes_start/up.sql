-- The buyer's no and everything that may follow: rejections with what the exchange itself could check,
-- disputes with their statements and evidence, and what came of them.

-- What was really paid: less than the price when a dispute ended in a split. The terms of the bargain
-- (price, payout, fee) never change.
ALTER TABLE leads ADD COLUMN charged bigint, ADD COLUMN earned bigint;
UPDATE leads SET charged = price, earned = payout WHERE status = 'settled';
ALTER TABLE leads
    ADD CONSTRAINT leads_settled_is_paid CHECK ((status = 'settled') = (charged IS NOT NULL) AND (charged IS NULL) = (earned IS NULL)),
    ADD CONSTRAINT leads_paid_within_price CHECK (earned >= 0 AND earned <= charged AND charged <= price);
DROP INDEX leads_contractor_settled;
CREATE INDEX leads_contractor_settled ON leads (contractor_id, ended_at) INCLUDE (currency, earned)
    WHERE status = 'settled';
-- An offer's return share is counted over its newest decisions.
CREATE INDEX leads_offer_decided ON leads (offer_id, decided_at) INCLUDE (status) WHERE decided_at IS NOT NULL;

INSERT INTO lead_moves (old, new) VALUES ('delivered', 'disputed'), ('accepted', 'disputed');

-- One row a rejected lead, and no lead is rejected twice.
CREATE TABLE rejections (
    lead_id       uuid PRIMARY KEY REFERENCES leads,
    -- Copied from the lead by a trigger, so that who reads by them walks one index.
    offer_id      uuid NOT NULL,
    buyer_id      uuid NOT NULL,
    contractor_id uuid NOT NULL,
    source        text,
    reason        text NOT NULL CONSTRAINT rejections_reason_known CHECK (reason IN
                  ('invalid_contact', 'duplicate', 'out_of_area', 'wrong_topic', 'never_requested', 'not_target_person',
                   'language', 'spam', 'consent_missing', 'order_cancelled', 'other')),
    period        text NOT NULL CONSTRAINT rejections_period_known CHECK (period IN ('decision', 'guarantee')),
    at            timestamptz NOT NULL,
    -- Whether it went to staff first, the buyer being over the offer's return share.
    referred      boolean NOT NULL,
    -- What the exchange's own records say of the reason, where they can say anything.
    finding       text CONSTRAINT rejections_finding_known CHECK (finding IN ('proved', 'refuted', 'undecided'))
);
CREATE INDEX rejections_by_buyer ON rejections (buyer_id, at) INCLUDE (reason, contractor_id, offer_id, source);
CREATE INDEX rejections_by_contractor ON rejections (contractor_id, at) INCLUDE (reason, buyer_id, offer_id, source);
CREATE INDEX rejections_by_time ON rejections (at);
-- The return share counts these apart: their leads were decided when they were accepted.
CREATE INDEX rejections_in_guarantee ON rejections (offer_id, at) WHERE period = 'guarantee';

CREATE FUNCTION copy_rejected_lead() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT l.offer_id, l.buyer_id, l.contractor_id, l.source, l.reason
      INTO NEW.offer_id, NEW.buyer_id, NEW.contractor_id, NEW.source, NEW.reason
      FROM leads l WHERE l.id = NEW.lead_id;
    RETURN NEW;
END $$;
CREATE TRIGGER rejections_copy_lead BEFORE INSERT ON rejections FOR EACH ROW EXECUTE FUNCTION copy_rejected_lead();
CREATE TRIGGER rejections_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON rejections
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Leads rejected before this migration. An accepted lead kept the time it was accepted, so of those
-- rejected inside the guarantee the time of the first decision is all there is.
INSERT INTO rejections (lead_id, offer_id, buyer_id, contractor_id, reason, period, at, referred)
SELECT l.id, l.offer_id, l.buyer_id, l.contractor_id, l.reason,
       CASE WHEN EXISTS (SELECT FROM lead_events e WHERE e.lead_id = l.id AND e.event = 'accepted')
            THEN 'guarantee' ELSE 'decision' END,
       coalesce((SELECT max(e.at) FROM lead_events e WHERE e.lead_id = l.id AND e.event = 'rejected'), l.decided_at, l.created_at),
       false
  FROM leads l WHERE l.reason IS NOT NULL;

CREATE TABLE disputes (
    id              uuid PRIMARY KEY,
    lead_id         uuid NOT NULL CONSTRAINT disputes_once_per_lead UNIQUE REFERENCES leads,
    -- Copied from the lead by a trigger, so that each side's list is one walk along an index.
    buyer_id        uuid NOT NULL,
    contractor_id   uuid NOT NULL,
    -- How it came about: the contractor appealed, or the buyer's rejection had to go to staff first.
    opening         text NOT NULL CONSTRAINT disputes_opening_known CHECK (opening IN ('appeal', 'return_share')),
    -- Whose move it is: the buyer must answer, or staff must decide. Nobody's once it has ended.
    turn            text CONSTRAINT disputes_turn_known CHECK (turn IN ('buyer', 'staff')),
    opened_at       timestamptz NOT NULL,
    -- What each side proposes the contractor should get, in percent of the price.
    buyer_offers     smallint CONSTRAINT disputes_buyer_offer_range CHECK (buyer_offers BETWEEN 1 AND 99),
    contractor_offers smallint CONSTRAINT disputes_contractor_offer_range CHECK (contractor_offers BETWEEN 1 AND 99),
    ended_at        timestamptz,
    outcome         text CONSTRAINT disputes_outcome_known CHECK (outcome IN
                    ('conceded', 'withdrawn', 'agreed', 'verdict', 'unanswered', 'undecided')),
    -- What the contractor got, in percent of the price.
    percent         smallint CONSTRAINT disputes_percent_range CHECK (percent BETWEEN 0 AND 100),
    verdict_reason  text CONSTRAINT disputes_verdict_reason_known CHECK (verdict_reason IN
                    ('lead_meets_terms', 'lead_breaks_terms', 'shared_fault', 'no_evidence')),
    verdict_text    text CONSTRAINT disputes_verdict_text_length CHECK (char_length(verdict_text) BETWEEN 1 AND 4000),
    decided_by      uuid REFERENCES users,
    CONSTRAINT disputes_end_whole CHECK ((ended_at IS NULL) = (outcome IS NULL) AND (outcome IS NULL) = (percent IS NULL)
                                         AND (outcome IS NULL) = (turn IS NOT NULL)),
    CONSTRAINT disputes_verdict_whole CHECK ((outcome IS NOT DISTINCT FROM 'verdict') = (decided_by IS NOT NULL)
        AND (decided_by IS NULL) = (verdict_reason IS NULL) AND (decided_by IS NULL) = (verdict_text IS NULL)),
    CONSTRAINT disputes_verdict_consistent CHECK (CASE verdict_reason
        WHEN 'lead_meets_terms' THEN percent > 0 WHEN 'lead_breaks_terms' THEN percent < 100
        WHEN 'shared_fault' THEN percent BETWEEN 1 AND 99 ELSE true END)
);
CREATE INDEX disputes_open ON disputes (id) INCLUDE (turn) WHERE ended_at IS NULL;
CREATE INDEX disputes_ended ON disputes (id) WHERE ended_at IS NOT NULL;
CREATE INDEX disputes_by_buyer ON disputes (buyer_id, id);
CREATE INDEX disputes_by_contractor ON disputes (contractor_id, id);

-- An ended dispute never changes, and nobody decides a case of a party they belong to.
CREATE FUNCTION guard_dispute() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT l.buyer_id, l.contractor_id INTO NEW.buyer_id, NEW.contractor_id FROM leads l WHERE l.id = NEW.lead_id;
    ELSIF OLD.ended_at IS NOT NULL
       OR (NEW.id, NEW.lead_id, NEW.buyer_id, NEW.contractor_id, NEW.opening, NEW.opened_at)
          IS DISTINCT FROM (OLD.id, OLD.lead_id, OLD.buyer_id, OLD.contractor_id, OLD.opening, OLD.opened_at) THEN
        RAISE EXCEPTION 'dispute % has ended', OLD.id
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'disputes_final';
    END IF;
    IF NEW.decided_by IS NOT NULL AND EXISTS (
        SELECT FROM seats s JOIN leads l ON s.party_id IN (l.buyer_id, l.contractor_id)
         WHERE l.id = NEW.lead_id AND s.user_id = NEW.decided_by) THEN
        RAISE EXCEPTION 'a case is not decided by a member of one of its parties'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'disputes_judge_impartial';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER disputes_guard BEFORE INSERT OR UPDATE ON disputes FOR EACH ROW EXECUTE FUNCTION guard_dispute();
CREATE FUNCTION refuse_dispute_deletion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'disputes are never deleted' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'disputes_kept';
END $$;
CREATE TRIGGER disputes_kept BEFORE DELETE OR TRUNCATE ON disputes FOR EACH STATEMENT EXECUTE FUNCTION refuse_dispute_deletion();

-- What a side says in a dispute; the first of the contractor's is the appeal itself.
CREATE TABLE statements (
    id         uuid PRIMARY KEY,
    dispute_id uuid NOT NULL REFERENCES disputes,
    side       text NOT NULL CONSTRAINT statements_side_known CHECK (side IN ('buyer', 'contractor')),
    user_id    uuid NOT NULL REFERENCES users,
    at         timestamptz NOT NULL,
    text       text NOT NULL CONSTRAINT statements_text_length CHECK (char_length(text) BETWEEN 1 AND 4000)
);
CREATE INDEX statements_by_dispute ON statements (dispute_id, id);
CREATE TRIGGER statements_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON statements
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Files given as evidence, sealed like the contact: a recording is personal data too. The type is what
-- the content showed, never what the sender said.
CREATE TABLE evidence (
    id           uuid PRIMARY KEY,
    lead_id      uuid NOT NULL REFERENCES leads,
    -- The statement it came with; none came with the rejection.
    statement_id uuid REFERENCES statements,
    side         text NOT NULL CONSTRAINT evidence_side_known CHECK (side IN ('buyer', 'contractor')),
    user_id      uuid NOT NULL REFERENCES users,
    at           timestamptz NOT NULL,
    name         text NOT NULL CONSTRAINT evidence_name_length CHECK (char_length(name) BETWEEN 1 AND 120),
    media        text NOT NULL CONSTRAINT evidence_media_known CHECK (media IN
                 ('image/png', 'image/jpeg', 'image/gif', 'image/webp', 'audio/mpeg', 'audio/wav', 'audio/ogg', 'audio/mp4',
                  'audio/flac', 'audio/aac', 'audio/amr', 'application/pdf', 'text/plain')),
    bytes        integer NOT NULL CONSTRAINT evidence_size CHECK (bytes BETWEEN 1 AND 5242880),
    -- SHA-256 of the content as it was given.
    digest       bytea NOT NULL CONSTRAINT evidence_digest_length CHECK (octet_length(digest) = 32),
    sealed       bytea NOT NULL
);
CREATE INDEX evidence_by_lead ON evidence (lead_id, id);
CREATE TRIGGER evidence_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- At commit an ended lead's hold has ended and paid what the lead says it paid, a running lead's has not;
-- and a lead is disputed exactly while it has an open dispute.
CREATE OR REPLACE FUNCTION guard_lead_hold() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE hold_ended boolean; lead public.leads; taken bigint; got bigint; contested boolean;
BEGIN
    SELECT * INTO lead FROM public.leads WHERE id = NEW.id;
    SELECT h.ended_at IS NOT NULL INTO hold_ended FROM public.holds h WHERE h.id = lead.hold_id;
    IF hold_ended IS DISTINCT FROM (lead.ended_at IS NOT NULL) THEN
        RAISE EXCEPTION 'lead % is % but its hold is not in step', NEW.id, NEW.status
            USING ERRCODE = 'check_violation', CONSTRAINT = 'leads_hold_in_step';
    END IF;
    IF lead.status = 'settled' THEN
        SELECT coalesce(sum(amount), 0), coalesce(sum(amount) FILTER (WHERE code = 'capture'), 0) INTO taken, got
          FROM public.transfers WHERE subject = lead.id AND code IN ('capture', 'fee');
        IF (taken, got) IS DISTINCT FROM (lead.charged, lead.earned) THEN
            RAISE EXCEPTION 'lead % says % was paid, the ledger says %', lead.id, lead.charged, taken
                USING ERRCODE = 'check_violation', CONSTRAINT = 'leads_paid_in_step';
        END IF;
    END IF;
    IF lead.status = 'disputed' OR OLD.status = 'disputed' THEN
        SELECT EXISTS (SELECT FROM public.disputes d WHERE d.lead_id = lead.id AND d.ended_at IS NULL) INTO contested;
        IF contested IS DISTINCT FROM (lead.status = 'disputed') THEN
            RAISE EXCEPTION 'lead % is % but its dispute is not in step', lead.id, lead.status
                USING ERRCODE = 'check_violation', CONSTRAINT = 'leads_dispute_in_step';
        END IF;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION guard_dispute_lead() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT l.status = 'disputed' FROM leads l WHERE l.id = NEW.lead_id)
       IS DISTINCT FROM EXISTS (SELECT FROM disputes d WHERE d.id = NEW.id AND d.ended_at IS NULL) THEN
        RAISE EXCEPTION 'dispute % and its lead are not in step', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'disputes_lead_in_step';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER disputes_lead_in_step AFTER INSERT OR UPDATE ON disputes
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard_dispute_lead();

-- What was paid is said once.
CREATE FUNCTION guard_paid_lead() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what lead % paid never changes', OLD.id
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'leads_paid_once';
END $$;
CREATE TRIGGER leads_paid_once BEFORE UPDATE OF charged, earned ON leads FOR EACH ROW
    WHEN (OLD.charged IS NOT NULL AND (NEW.charged, NEW.earned) IS DISTINCT FROM (OLD.charged, OLD.earned))
    EXECUTE FUNCTION guard_paid_lead();
