-- Offers, the numbered terms they were ever offered under, and who works on them.

CREATE TABLE offers (
    id               uuid PRIMARY KEY,
    party_id         uuid NOT NULL REFERENCES parties,
    status           text NOT NULL CONSTRAINT offers_status_known
                     CHECK (status IN ('draft', 'review', 'published', 'paused', 'closed')),
    -- The newest version: the one in force, or the draft before the first publication.
    terms_version    integer NOT NULL,
    -- Why staff sent it back, until the next submission.
    sent_back_reason text,
    -- Paused because its buyer is suspended: restored with the buyer.
    paused_by_staff  boolean NOT NULL DEFAULT false,
    leads_total      bigint NOT NULL DEFAULT 0,
    leads_today      bigint NOT NULL DEFAULT 0,
    -- The day `leads_today` counts, in the offer's own time zone.
    counted_on       date,
    -- Held, captured or otherwise committed by leads under this offer, minor units.
    committed        bigint NOT NULL DEFAULT 0,
    created_at       timestamptz NOT NULL,
    submitted_at     timestamptz,
    published_at     timestamptz,
    CONSTRAINT offers_committed_not_negative CHECK (committed >= 0),
    CONSTRAINT offers_owner_key UNIQUE (id, party_id)
);
CREATE INDEX offers_by_party ON offers (party_id, id);
CREATE INDEX offers_by_status ON offers (status, id);

CREATE TABLE terms (
    offer_id          uuid NOT NULL REFERENCES offers,
    version           integer NOT NULL CONSTRAINT terms_version_positive CHECK (version > 0),
    title             text NOT NULL CONSTRAINT terms_title_length CHECK (char_length(title) BETWEEN 3 AND 120),
    description       text NOT NULL CONSTRAINT terms_description_length CHECK (char_length(description) <= 8000),
    topic             text NOT NULL CONSTRAINT terms_topic_length CHECK (char_length(topic) BETWEEN 2 AND 60),
    action            text NOT NULL CONSTRAINT terms_action_known
                      CHECK (action IN ('call', 'application', 'registration', 'purchase')),
    currency          text NOT NULL CONSTRAINT terms_currency_shape CHECK (currency ~ '^[A-Z]{3}$'),
    -- Flat price, or the floor of a percentage price. Minor units.
    price             bigint NOT NULL CONSTRAINT terms_price_positive CHECK (price > 0),
    -- Basis points of the order's amount (purchase only), and the most it may come to.
    price_percent     integer CONSTRAINT terms_percent_range CHECK (price_percent BETWEEN 1 AND 10000),
    price_cap         bigint,
    -- The operator's share of the price in basis points, frozen with the rest.
    fee_rate          integer NOT NULL CONSTRAINT terms_fee_range CHECK (fee_rate BETWEEN 0 AND 5000),
    regions           text[] NOT NULL,
    form              jsonb NOT NULL,
    sources           jsonb NOT NULL,
    hours             jsonb,
    time_zone         text NOT NULL,
    engagement        text NOT NULL CONSTRAINT terms_engagement_known
                      CHECK (engagement IN ('open', 'request', 'invitation')),
    decision_hours    integer NOT NULL CONSTRAINT terms_decision_range CHECK (decision_hours BETWEEN 1 AND 2160),
    guarantee_hours   integer NOT NULL CONSTRAINT terms_guarantee_range CHECK (guarantee_hours BETWEEN 0 AND 2160),
    appeal_hours      integer NOT NULL CONSTRAINT terms_appeal_range CHECK (appeal_hours BETWEEN 1 AND 720),
    dedupe_days       integer NOT NULL CONSTRAINT terms_dedupe_range CHECK (dedupe_days BETWEEN 0 AND 365),
    return_share_cap  integer NOT NULL CONSTRAINT terms_return_share_range CHECK (return_share_cap BETWEEN 0 AND 100),
    allowed_reasons   text[] NOT NULL,
    cap_daily         integer CONSTRAINT terms_cap_daily_positive CHECK (cap_daily > 0),
    cap_total         integer CONSTRAINT terms_cap_total_positive CHECK (cap_total > 0),
    budget_total      bigint CONSTRAINT terms_budget_positive CHECK (budget_total > 0),
    created_at        timestamptz NOT NULL,
    -- From here on the version never changes again.
    frozen_at         timestamptz,
    PRIMARY KEY (offer_id, version),
    CONSTRAINT terms_percent_is_for_purchases CHECK (price_percent IS NULL OR action = 'purchase'),
    CONSTRAINT terms_cap_goes_with_percent CHECK ((price_percent IS NULL) = (price_cap IS NULL)),
    CONSTRAINT terms_cap_above_floor CHECK (price_cap IS NULL OR price_cap >= price)
);

CREATE FUNCTION refuse_change_of_frozen_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.frozen_at IS NOT NULL THEN
        RAISE EXCEPTION 'terms % of offer % are frozen', OLD.version, OLD.offer_id
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'terms_frozen';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER terms_frozen BEFORE UPDATE OR DELETE ON terms
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_frozen_terms();

ALTER TABLE offers ADD CONSTRAINT offers_terms_exist
    FOREIGN KEY (id, terms_version) REFERENCES terms (offer_id, version) DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE engagements (
    id              uuid PRIMARY KEY,
    offer_id        uuid NOT NULL,
    buyer_id        uuid NOT NULL,
    party_id        uuid NOT NULL REFERENCES parties,
    status          text NOT NULL CONSTRAINT engagements_status_known
                    CHECK (status IN ('requested', 'active', 'declined', 'left')),
    -- Names the engagement in tracking links and form addresses.
    code            text NOT NULL CONSTRAINT engagements_code_unique UNIQUE,
    message         text,
    declined_reason text,
    created_at      timestamptz NOT NULL,
    decided_at      timestamptz,
    CONSTRAINT engagements_once_per_party UNIQUE (offer_id, party_id),
    CONSTRAINT engagements_not_with_oneself CHECK (buyer_id <> party_id),
    CONSTRAINT engagements_offer_owner FOREIGN KEY (offer_id, buyer_id) REFERENCES offers (id, party_id),
    CONSTRAINT engagements_lead_key UNIQUE (id, offer_id, buyer_id, party_id)
);
CREATE INDEX engagements_by_party ON engagements (party_id, id);
CREATE INDEX engagements_by_buyer ON engagements (buyer_id, status, id);
