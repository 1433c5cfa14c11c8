-- What the doors add to leads: tests, proof of consent, and an order's amount that changed afterwards.

ALTER TABLE leads DROP CONSTRAINT leads_channel_known;
ALTER TABLE leads ADD CONSTRAINT leads_channel_known
    CHECK (channel IN ('page', 'api', 'form', 'import', 'receiver', 'call', 'postback'));

-- What came through each engagement's form lately.
CREATE INDEX leads_by_form ON leads (engagement_id, created_at) INCLUDE (status, contractor_id) WHERE channel = 'form';

-- Leads sent to try things out. They are not in `leads`, so that no money, cap, figure or duplicate can
-- ever count one.
CREATE TABLE test_leads (
    id            uuid PRIMARY KEY,
    offer_id      uuid NOT NULL,
    terms_version integer NOT NULL,
    engagement_id uuid NOT NULL REFERENCES engagements,
    buyer_id      uuid NOT NULL REFERENCES parties,
    contractor_id uuid NOT NULL REFERENCES parties,
    channel       text NOT NULL CONSTRAINT test_leads_channel_known
                  CHECK (channel IN ('page', 'api', 'form', 'import', 'receiver', 'call', 'postback')),
    currency      text NOT NULL,
    price         bigint NOT NULL CONSTRAINT test_leads_price_positive CHECK (price > 0),
    payout        bigint NOT NULL,
    fee           bigint NOT NULL,
    refusal_rule  text CONSTRAINT test_leads_rule_known CHECK (refusal_rule IN
                  ('engagement_not_active', 'contractor_suspended', 'offer_not_open', 'outside_hours', 'source_not_allowed',
                   'invalid_phone', 'invalid_email', 'out_of_area', 'duplicate', 'daily_cap', 'total_cap', 'budget',
                   'insufficient_funds', 'quarantine')),
    source        text,
    subs          jsonb NOT NULL,
    external_id   text,
    -- Name, phone, e-mail, answers and consent, sealed like a lead's.
    sealed        bytea NOT NULL,
    created_at    timestamptz NOT NULL,
    CONSTRAINT test_leads_price_adds_up CHECK (price = payout + fee AND payout >= 0 AND fee >= 0),
    CONSTRAINT test_leads_terms_exist FOREIGN KEY (offer_id, terms_version) REFERENCES terms (offer_id, version)
);
CREATE INDEX test_leads_by_contractor ON test_leads (contractor_id, id);
CREATE INDEX test_leads_by_buyer ON test_leads (buyer_id, id);
CREATE INDEX test_leads_by_engagement ON test_leads (engagement_id, id);

-- What a person saw and agreed to on a page of the exchange, as a signed document.
CREATE TABLE certificates (
    lead_id   uuid PRIMARY KEY REFERENCES leads,
    -- The document as it was signed, sealed because it names an address and a browser.
    sealed    bytea NOT NULL,
    -- Ed25519 over the document.
    signature bytea NOT NULL CONSTRAINT certificates_signature_length CHECK (octet_length(signature) = 64)
);
CREATE TRIGGER certificates_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON certificates
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What a lead costs after its order was amended: never more than was held, never after it ended.
CREATE TABLE amended_prices (
    lead_id uuid PRIMARY KEY REFERENCES leads,
    price   bigint NOT NULL CONSTRAINT amended_prices_positive CHECK (price > 0),
    at      timestamptz NOT NULL
);
CREATE FUNCTION guard_amended_price() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE lead public.leads;
BEGIN
    -- Every change of a lead locks its row, so an end cannot slip in between.
    SELECT * INTO lead FROM public.leads WHERE id = NEW.lead_id FOR NO KEY UPDATE;
    IF lead.ended_at IS NOT NULL OR lead.hold_id IS NULL THEN
        RAISE EXCEPTION 'lead % holds no money to amend', NEW.lead_id
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'amended_prices_lead_runs';
    END IF;
    IF NEW.price > lead.price THEN
        RAISE EXCEPTION 'no more than was held for lead %', NEW.lead_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'amended_prices_within_hold';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER amended_prices_guard BEFORE INSERT OR UPDATE ON amended_prices
    FOR EACH ROW EXECUTE FUNCTION guard_amended_price();
CREATE TRIGGER amended_prices_kept BEFORE DELETE OR TRUNCATE ON amended_prices
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- As before, and no lead is charged more than its amended price.
CREATE OR REPLACE FUNCTION guard_lead_hold() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE hold_ended boolean; lead public.leads; taken bigint; got bigint; most bigint; contested boolean;
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
        SELECT price INTO most FROM public.amended_prices WHERE lead_id = lead.id;
        IF lead.charged > most THEN
            RAISE EXCEPTION 'lead % was charged %, amended to %', lead.id, lead.charged, most
                USING ERRCODE = 'check_violation', CONSTRAINT = 'leads_paid_within_amendment';
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
