-- What staff must look at, and how a final mistake is made good.

CREATE TABLE alarms (
    id          uuid PRIMARY KEY,
    kind        text NOT NULL CONSTRAINT alarms_kind_known
                CHECK (kind IN ('bulk_rejection', 'verdict_overdue', 'ledger')),
    -- The same thing rings once, however often it is told.
    thing       text NOT NULL,
    party_id    uuid REFERENCES parties,
    lead_id     uuid REFERENCES leads,
    -- What a reader needs to understand it.
    detail      jsonb NOT NULL,
    at          timestamptz NOT NULL,
    handled_at  timestamptz,
    handled_by  uuid REFERENCES users,
    note        text CONSTRAINT alarms_note_length CHECK (char_length(note) BETWEEN 1 AND 1000),
    CONSTRAINT alarms_once UNIQUE (kind, thing),
    CONSTRAINT alarms_handled_whole CHECK ((handled_at IS NULL) = (handled_by IS NULL) AND (handled_at IS NULL) = (note IS NULL))
);
CREATE INDEX alarms_open ON alarms (id) WHERE handled_at IS NULL;

-- A mistaken verdict stands; what it cost a party is paid to it by the operator, once a second member of
-- staff agrees.
CREATE TABLE corrections (
    id          uuid PRIMARY KEY,
    lead_id     uuid NOT NULL REFERENCES leads,
    party_id    uuid NOT NULL REFERENCES parties,
    amount      bigint NOT NULL CONSTRAINT corrections_amount_positive CHECK (amount > 0),
    currency    text NOT NULL,
    reason      text NOT NULL CONSTRAINT corrections_reason_length CHECK (char_length(reason) BETWEEN 1 AND 2000),
    status      text NOT NULL CONSTRAINT corrections_status_known CHECK (status IN ('asked', 'approved', 'declined')),
    asked_by    uuid NOT NULL REFERENCES users,
    asked_at    timestamptz NOT NULL,
    decided_by  uuid REFERENCES users,
    decided_at  timestamptz,
    CONSTRAINT corrections_decided_whole CHECK ((status = 'asked') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
    CONSTRAINT corrections_two_people CHECK (status <> 'approved' OR decided_by <> asked_by)
);
-- One at a time for a lead.
CREATE UNIQUE INDEX corrections_one_asked ON corrections (lead_id) WHERE status = 'asked';
CREATE INDEX corrections_by_lead ON corrections (lead_id, id);

CREATE FUNCTION guard_correction_request() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE lead public.leads; spent bigint;
BEGIN
    IF TG_OP = 'UPDATE' AND (OLD.status <> 'asked'
       OR (NEW.id, NEW.lead_id, NEW.party_id, NEW.amount, NEW.currency, NEW.reason, NEW.asked_by, NEW.asked_at) IS DISTINCT FROM
          (OLD.id, OLD.lead_id, OLD.party_id, OLD.amount, OLD.currency, OLD.reason, OLD.asked_by, OLD.asked_at)) THEN
        RAISE EXCEPTION 'a decided correction never changes'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'corrections_final';
    END IF;
    SELECT * INTO lead FROM public.leads WHERE id = NEW.lead_id;
    IF lead.status NOT IN ('settled', 'returned') OR NEW.party_id NOT IN (lead.buyer_id, lead.contractor_id)
       OR NEW.currency <> lead.currency
       OR NOT EXISTS (SELECT FROM public.disputes d WHERE d.lead_id = lead.id AND d.outcome IN ('verdict', 'undecided')) THEN
        RAISE EXCEPTION 'a correction is for a party of a lead staff decided, in its currency'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'corrections_fit_lead';
    END IF;
    -- What this party lost by the end: the buyer what it was charged, the contractor what it was not paid.
    SELECT coalesce(sum(amount), 0) INTO spent FROM public.corrections
     WHERE lead_id = NEW.lead_id AND party_id = NEW.party_id AND status <> 'declined' AND id <> NEW.id;
    IF NEW.status <> 'declined' AND spent + NEW.amount > (CASE NEW.party_id WHEN lead.buyer_id THEN coalesce(lead.charged, 0)
                                                                   ELSE lead.payout - coalesce(lead.earned, 0) END) THEN
        RAISE EXCEPTION 'corrections never exceed what a party lost'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'corrections_within_loss';
    END IF;
    IF EXISTS (SELECT FROM public.seats s WHERE s.party_id IN (lead.buyer_id, lead.contractor_id)
                  AND s.user_id = CASE TG_OP WHEN 'INSERT' THEN NEW.asked_by ELSE NEW.decided_by END) THEN
        RAISE EXCEPTION 'a case is not decided by a member of one of its parties'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'corrections_judge_impartial';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER corrections_guard BEFORE INSERT OR UPDATE ON corrections
    FOR EACH ROW EXECUTE FUNCTION guard_correction_request();

-- At commit an approved correction has moved its money, and no other has.
CREATE FUNCTION guard_correction_money() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moved bigint;
BEGIN
    SELECT sum(amount) INTO moved FROM public.transfers WHERE subject = NEW.id AND code = 'compensation';
    IF moved IS DISTINCT FROM (CASE NEW.status WHEN 'approved' THEN NEW.amount END) THEN
        RAISE EXCEPTION 'correction % is % but its money is not in step', NEW.id, NEW.status
            USING ERRCODE = 'check_violation', CONSTRAINT = 'corrections_money_in_step';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER corrections_money_in_step AFTER INSERT OR UPDATE ON corrections
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard_correction_money();
CREATE TRIGGER corrections_kept BEFORE DELETE OR TRUNCATE ON corrections FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- At commit every compensation is the payment of one approved correction, to the party it names.
CREATE FUNCTION guard_compensation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM public.corrections c JOIN public.accounts a ON a.party_id = c.party_id
                    WHERE c.id = NEW.subject AND c.status = 'approved' AND c.amount = NEW.amount
                      AND c.currency = NEW.currency AND a.id = NEW.credit_account) THEN
        RAISE EXCEPTION 'nobody approved compensation %', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'transfers_compensation_approved';
    END IF;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION guard_compensation() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER transfers_compensation_approved AFTER INSERT ON transfers
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.code = 'compensation') EXECUTE FUNCTION guard_compensation();

ALTER TABLE mails DROP CONSTRAINT mails_kind_known;
ALTER TABLE mails ADD CONSTRAINT mails_kind_known CHECK (kind IN
    ('confirmation', 'sign_up_repeated', 'password_reset', 'password_changed', 'invitation', 'party_suspended',
     'party_restored', 'offer_published', 'offer_sent_back', 'terms_changed', 'engagement_requested',
     'engagement_approved', 'engagement_declined', 'lead_delivered', 'lead_accepted', 'lead_rejected',
     'lead_settled', 'lead_returned', 'rejection_referred', 'lead_appealed', 'dispute_answered', 'statement_added',
     'split_proposed', 'dispute_ended', 'verdict_due', 'correction_asked', 'correction_paid', 'bulk_rejection',
     'verdict_overdue', 'task_due', 'top_up_confirmed', 'ledger_alarm'));
